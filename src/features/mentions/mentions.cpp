// Mentions: the messages that name somebody, wherever they are, newest first. Who is named is noted when a message is written.
#include <charconv>
#include <limits>

#include "features/mentions/sql.hpp"

namespace holdfast {
namespace {

// "at.channel.seq"; nothing when it is not one of ours.
std::optional<mentions::Place> place_of(std::optional<std::string> const& cursor) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    mentions::Place place{most, most, most};
    if (!cursor) return place;
    auto const* at = cursor->data();
    auto const* const end = at + cursor->size();
    for (auto* part : {&place.at, &place.channel, &place.seq}) {
        auto const [rest, error] = std::from_chars(at, end, *part);
        bool const last = part == &place.seq;
        if (error != std::errc{} || *part <= 0 || (last ? rest != end : rest == end || *rest != '.'))
            return std::nullopt;
        at = rest + 1;
    }
    return place;
}

Result<MentionPage> page(Catalogue const& catalogue, ReadTx& tx, Caller const& caller, AskMentions const& asked) {
    auto const before = place_of(asked.cursor);
    if (!before) return Problem{Fault::bad_request, "bad_value", "This is no cursor of this list.", "cursor"};
    auto found = mentions::page(tx, caller.user, *before, asked.limit + 1);
    MentionPage out;
    if (static_cast<std::int64_t>(found.size()) > asked.limit) {
        found.pop_back();
        auto const& [at, channel, seq] = found.back().place;
        out.next_cursor = std::to_string(at) + "." + std::to_string(channel) + "." + std::to_string(seq);
    }
    std::vector<Message> shown;
    for (auto const& one : found) {
        ChannelId const channel{one.place.channel};
        auto message = messages_at(tx, catalogue, channel, one.visible_from, std::array{Seq{one.place.seq}});
        if (message.empty()) continue;
        shown.push_back(message.front());
        out.items.push_back({channel, std::move(message.front()), one.unread});
    }
    out.people = people_of(tx, shown);
    return out;
}

Result<MentionRule> rule(Catalogue const& catalogue, ReadTx&, Caller const& caller, AskMentionRule const&) {
    return MentionRule{std::string{mention_everyone_name(catalogue.mention_everyone)},
                       may_mention_everyone(catalogue.mention_everyone, caller.role)};
}

}  // namespace

void add_mentions(Catalogue& catalogue) {
    catalogue.reads.push_back(read<&page>({.name = "my_mentions",
                                           .route = "/api/v1/me/mentions",
                                           .help = "Messages by others that name one, or everybody in a channel.",
                                           .refusals = "bad_value"}));
    catalogue.reads.push_back(read<&rule>({.name = "mention_rule",
                                           .route = "/api/v1/me/mentions/rule",
                                           .help = "Whether one may name everybody in a channel.",
                                           .refusals = ""}));
}

}  // namespace holdfast
