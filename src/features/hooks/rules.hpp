// Who may make and keep hooks, and what may come by one. Pure.
#pragma once

#include "features/hooks/requests.hpp"

namespace holdfast::hooks {

bool runs_workspace(Caller const& caller);
Verdict decide_create(Seat const& seat, Caller const& caller, Makers makers, std::int64_t in_channel);
// Who made it, who created its channel, and who manages channels.
bool may_keep(Hook const& hook, Caller const& caller, bool manages_channel);
Problem hook_not_found();

// The JSON in a call: as the body, or in the form field `payload`.
Result<Payload> payload_of(DoorCall const& call);
// As Slack says it.
DoorAnswer answer_of(Problem const* problem);

}  // namespace holdfast::hooks
