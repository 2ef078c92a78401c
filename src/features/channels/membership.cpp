#include "features/channels/membership.hpp"

#include "features/channels/rules.hpp"

namespace holdfast::channels {

Place let_in(WriteTx& tx, Context const& context, Channel const& channel, UserId user, std::optional<Seq> chosen) {
    auto const log = log_of(channel.id);
    auto const state = log_state(tx, log).value_or(LogState{});
    auto const visible_from = chosen.value_or(visible_from_for(channel, state.head + 1));
    insert_member(tx, channel.id, user, visible_from);
    auto const as_entered = find(tx, channel.id).value_or(channel);
    append(tx, context.office, log_of(user), context.caller.user,
           ChannelEntered{{as_entered, state.head, hex16(state.check), visible_from}});
    tx.change(MemberAdded{channel.id, user, visible_from});
    return append(tx, context.office, log, context.caller.user, MemberJoined{user}, user);
}

Place let_go(WriteTx& tx, Context const& context, Channel const& channel, UserId user, LeaveReason reason) {
    delete_member(tx, channel.id, user);
    auto const place =
        append(tx, context.office, log_of(channel.id), context.caller.user, MemberLeft{user, reason}, user);
    append(tx, context.office, log_of(user), context.caller.user, ChannelLeft{{channel.id, reason}});
    tx.change(MemberRemoved{channel.id, user, place.seq, reason});
    return place;
}

void list(WriteTx& tx, Context const& context, ChannelId id) {
    auto const channel = find(tx, id);
    if (!channel || channel->kind != ChannelKind::open) return;
    append(tx, context.office, workspace_log, context.caller.user, ChannelListed{*channel});
}

}  // namespace holdfast::channels
