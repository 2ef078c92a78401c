#include "features/channels/rules.hpp"

#include "holdfast/domain/text.hpp"

namespace holdfast::channels {

Result<std::string> decide_name(std::string_view name) {
    auto clean = clean_name(name, "name", 80);
    if (!clean) return clean;
    if (clean->front() == '#')
        return Problem{Fault::bad_request, "bad_name", "Leave the # away: it is only how a channel is shown.", "name"};
    if (*clean == "." || *clean == ".." || clean->find('/') != std::string::npos)
        return Problem{Fault::bad_request, "bad_name", "A channel's name has no slash and is not a dot.", "name"};
    return clean;
}

Verdict decide_create(CreateChannel const& command, bool name_taken) {
    if (command.kind == ChannelKind::direct)
        return Problem{Fault::bad_request, "bad_value", "Direct messages are opened through directs.", "kind"};
    if (command.kind == ChannelKind::open && name_taken)
        return Problem{Fault::conflict, "name_taken", "There is a public channel of this name already.", "name"};
    return allowed();
}

Seq visible_from_for(Channel const& channel, Seq joined) {
    return channel.kind == ChannelKind::closed && channel.history == History::joined ? joined : 1;
}

Verdict decide_join(Channel const& channel, bool listed) {
    if (channel.kind != ChannelKind::open || !listed) return channel_not_found();
    if (channel.archived) return Problem{Fault::forbidden, "archived", "This channel is archived.", "channel"};
    return allowed();
}

Verdict decide_remove(Channel const& channel) {
    if (channel.kind == ChannelKind::direct)
        return Problem{Fault::forbidden, "forbidden", "Nobody can leave a direct message or be removed from it.",
                       "channel"};
    return allowed();
}

std::string direct_key(std::vector<UserId> people) {
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    std::string key;
    for (auto const person : people) key += to_text(person);
    return key;
}

}  // namespace holdfast::channels
