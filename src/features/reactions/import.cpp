// Reactions that come from another chat. For who operates the machine alone.
#include "features/reactions/reaction.hpp"
#include "features/reactions/rules.hpp"

namespace holdfast {

struct ImportReactions {
    ChannelId channel;
    Seq message = 0;
    std::string emoji;
    std::vector<UserId> users;
    Timestamp at{};
};
template <>
struct Described<ImportReactions> {
    static constexpr auto name = "ImportReactions";
    static constexpr auto help = "An emoji under a message of another chat, and who chose it.";
    static constexpr std::array fields{
        field<&ImportReactions::channel>("channel", "Where."),
        field<&ImportReactions::message>("message", {1, std::numeric_limits<std::int64_t>::max()},
                                         "Which message, by its number."),
        field<&ImportReactions::emoji>("emoji", {1, emoji_bytes_max}, "One emoji."),
        field<&ImportReactions::users>("users", {1, 1000}, "Everybody who chose it, the first first."),
        field<&ImportReactions::at>("at", "When, as far as it is known: when the message was written."),
    };
};

namespace {

using namespace reactions;

Result<Done> import_reactions(WriteTx& tx, Context const& context, ImportReactions const& command) {
    auto const emoji = decide_emoji(command.emoji);
    if (!emoji) return emoji.error();
    auto const message = find_message(tx, command.channel, command.message);
    if (!message || message->deleted) return message_not_found();
    tx.dated(command.at);
    auto const log = log_of(command.channel);
    std::optional<Place> last;
    for (auto const user : command.users) {
        auto const before = present(tx, command.channel, command.message, *emoji, user);
        auto const decided = decide_add(before);
        if (!decided) return decided.error();
        if (!*decided) continue;
        last = append(tx, context.office, log, user, ReactionAdded{{command.message, *emoji, 0}}, {}, command.message);
        add(tx, command.channel, command.message, *emoji, user, before.since.value_or(last->seq), last->seq);
    }
    if (!last) return unchanged(tx, log);
    fold_into_message(tx, command.channel, command.message, last->seq);
    return done(log, *last);
}

}  // namespace

void add_reaction_imports(Catalogue& catalogue) {
    catalogue.commands.push_back(command<&import_reactions>(
        {.name = "reaction.import",
         .method = "POST",
         .route = "/api/v1/imports/channels/{channel}/messages/{message}/reactions",
         .needs = Permission::operate,
         .help = "Writes down who had chosen an emoji under a message of another chat.",
         .refusals = "not_found bad_emoji too_many_kinds",
         .logs = "channel",
         .example = R"({"emoji":"👍","users":["U0000000000001"],"at":"2019-01-07T09:00:00Z"})",
         .by_stream = false}));
}

}  // namespace holdfast
