// Coming in and going out: the events of both sides and the roster change, in the order the contract asks for (D4, D12).
// Lives on: the writer thread, inside a command.
#pragma once

#include "features/channels/sql.hpp"

namespace holdfast::channels {

// channel.entered in the newcomer's @me, then member.joined in the channel. The person must not be in it yet.
// `visible_from`: the oldest number they see whole; nothing: as the channel's history says.
Place let_in(WriteTx& tx, Context const& context, Channel const& channel, UserId user,
             std::optional<Seq> visible_from = std::nullopt);
// member.left in the channel and channel.left in their @me; nothing above the first reaches them.
Place let_go(WriteTx& tx, Context const& context, Channel const& channel, UserId user, LeaveReason reason);
// Tells the workspace how a public channel stands now.
void list(WriteTx& tx, Context const& context, ChannelId channel);

}  // namespace holdfast::channels
