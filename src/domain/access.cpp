#include "holdfast/domain/access.hpp"

namespace holdfast {

Problem channel_not_found() { return {Fault::not_found, "not_found", "There is no such channel here.", "channel"}; }

Result<Seat> take_seat(Caller const& caller, std::optional<ChannelFacts> const& channel, Act act) {
    if (!channel) return channel_not_found();
    if (!channel->visible_from) {
        bool const listed =
            channel->kind == ChannelKind::open && permitted(caller.role, caller.bot, Permission::see_workspace);
        if (!listed) return channel_not_found();
        return Problem{Fault::forbidden, "not_a_member", "Join this channel first.", "channel"};
    }
    if (act == Act::write && channel->archived)
        return Problem{Fault::forbidden, "archived",
                       "This channel is archived: it can be read, but nothing can be added.", "channel"};
    if (act == Act::manage) {
        if (channel->kind == ChannelKind::direct)
            return Problem{Fault::forbidden, "forbidden", "A direct message has no name or archive of its own.",
                           "channel"};
        if (channel->created_by != caller.user && !permitted(caller.role, caller.bot, Permission::manage_channels))
            return Problem{Fault::forbidden, "forbidden", "Only who created this channel, or an admin, may do this.",
                           "channel"};
    }
    return Seat{*channel, caller.user};
}

Self self_of(Caller const& caller) { return Self{caller.user}; }

Verdict may(Caller const& caller, Permission permission) {
    if (permission == Permission::anyone || caller.operates) return allowed();
    if (!caller.known()) return Problem{Fault::unauthorized, "unauthorized", "Sign in first."};
    if (!permitted(caller.role, caller.bot, permission))
        return Problem{Fault::forbidden, "forbidden", "Your role does not allow this."};
    return allowed();
}

}  // namespace holdfast
