// Reactions: one of each emoji a person and message. They raise a message's version, never its revision (D8), and count as unread for nobody.
#include "features/reactions/reaction.hpp"
#include "features/reactions/rules.hpp"

namespace holdfast {
namespace {

using namespace reactions;

constexpr std::uint16_t message_deleted = 12;

struct Aim {
    Seat seat;
    std::string emoji;
};
// A live message in a channel that one may write in, and the emoji meant.
Result<Aim> aim(ReadTx& tx, Caller const& caller, React const& command) {
    auto const seat = seat_in(tx, caller, command.channel, Act::write);
    if (!seat) return seat.error();
    auto emoji = decide_emoji(command.emoji);
    if (!emoji) return emoji.error();
    if (!live_message(tx, *seat, command.message)) return message_not_found();
    return Aim{*seat, std::move(*emoji)};
}

Result<Done> add_reaction(WriteTx& tx, Context const& context, React const& command) {
    auto const aimed = aim(tx, context.caller, command);
    if (!aimed) return aimed.error();
    auto const& [seat, emoji] = *aimed;
    auto const before = present(tx, command.channel, command.message, emoji, seat.user());
    auto const decided = decide_add(before);
    if (!decided) return decided.error();
    if (!*decided) return unchanged(tx, log_of(command.channel));

    auto const place = append(tx, seat, ReactionAdded{{command.message, emoji, 0}}, command.message);
    add(tx, command.channel, command.message, emoji, seat.user(), before.since.value_or(place.seq), place.seq);
    fold_into_message(tx, command.channel, command.message, place.seq);
    return done(log_of(command.channel), place);
}

Result<Done> remove_reaction(WriteTx& tx, Context const& context, React const& command) {
    auto const aimed = aim(tx, context.caller, command);
    if (!aimed) return aimed.error();
    auto const& [seat, emoji] = *aimed;
    if (!remove(tx, command.channel, command.message, emoji, seat.user()))
        return unchanged(tx, log_of(command.channel));

    auto const place = append(tx, seat, ReactionRemoved{{command.message, emoji, 0}}, command.message);
    fold_into_message(tx, command.channel, command.message, place.seq);
    return done(log_of(command.channel), place);
}

void show_reactions(ReadTx& tx, ChannelId channel, std::vector<Message>& messages) {
    for (auto& message : messages)
        if (!message.deleted) message.reactions = of_message(tx, channel, message.seq);
}

}  // namespace

void add_reactions(Catalogue& catalogue) {
    catalogue.commands.push_back(
        command<&add_reaction>({.name = "reaction.add",
                                .method = "PUT",
                                .route = "/api/v1/channels/{channel}/messages/{message}/reactions/{emoji}",
                                .help = "React to a message with an emoji. A message has up to 20 different ones.",
                                .refusals = "not_found not_a_member archived bad_emoji too_many_kinds",
                                .logs = "channel"}));
    catalogue.commands.push_back(
        command<&remove_reaction>({.name = "reaction.remove",
                                   .method = "DELETE",
                                   .route = "/api/v1/channels/{channel}/messages/{message}/reactions/{emoji}",
                                   .help = "Take a reaction of one's own back.",
                                   .refusals = "not_found not_a_member archived bad_emoji",
                                   .logs = "channel"}));
    catalogue.refusals.push_back({"bad_emoji", Fault::bad_request, "This is anything but exactly one emoji."});
    catalogue.refusals.push_back(
        {"too_many_kinds", Fault::conflict, "The message has as many different reactions as a message may have."});
    catalogue.events.push_back(
        event<ReactionAdded>({.kind = "reaction.added",
                              .logs = "channel",
                              .help = "Somebody reacted to a message.",
                              .example = R"({"message":{"seq":411,"emoji":"👍","version":413}})"}));
    catalogue.events.push_back(
        event<ReactionRemoved>({.kind = "reaction.removed",
                                .logs = "channel",
                                .help = "Somebody took a reaction back.",
                                .example = R"({"message":{"seq":411,"emoji":"👍","version":413}})"}));
    catalogue.message_parts.push_back(&show_reactions);
    catalogue.reactors.push_back(
        {message_deleted, [](WriteTx& tx, Office const&, EventHeader const& header, Place const&) {
             remove_all(tx, ChannelId{header.log.value}, header.target);
         }});
}

}  // namespace holdfast
