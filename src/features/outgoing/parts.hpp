// The parts that outgoing webhooks consist of; each adds its own.
#pragma once

#include "features/outgoing/sql.hpp"

namespace holdfast::outgoing {

void add_hooks(Catalogue& catalogue);       // make, change, take away
void add_deliveries(Catalogue& catalogue);  // note, send, log, replay

// The webhook, for who answers for its bot.
Result<HookRow> hook_for(ReadTx& tx, Caller const& caller, OutgoingId hook);

}  // namespace holdfast::outgoing
