// Bots of one's own: made, named, given tokens, put to rest. Whoever made one answers for it.
#include "features/bots/sql.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast {
namespace bots {
namespace {

Done done_with(MadePerson const& made) { return done(workspace_log, made.place, encode(made.user)); }

Result<Done> create(WriteTx& tx, Context const& context, CreateBot const& command) {
    auto const& caller = context.caller;
    if (caller.user && count_of(tx, caller.user) >= bots_max)
        return Problem{Fault::conflict, "too_many_bots", "You have 20 bots already: put one to rest first."};
    NewPerson bot{command.username, command.display_name, std::nullopt, {}, Role::member, true};
    if (caller.user) bot.bot_owner = caller.user;
    auto const made = make_person(tx, context.office, caller.user, std::move(bot));
    if (!made) return made.error();
    return done_with(*made);
}

Result<Done> rename(WriteTx& tx, Context const& context, RenameBot const& command) {
    auto const bot = bot_of(tx, context.caller, command.bot);
    if (!bot) return bot.error();
    auto const name = clean_display_name(command.display_name);
    if (!name) return name.error();
    if (*name == bot->display_name) return unchanged(tx, workspace_log, encode(*user_view(tx, bot->id)));
    set_display_name(tx, bot->id, *name);
    return done_with(announce_person(tx, context.office, author_of(context.caller, bot->id), bot->id));
}

Result<Done> put_active(WriteTx& tx, Context const& context, UserId id, bool active) {
    auto const bot = bot_of(tx, context.caller, id);
    if (!bot) return bot.error();
    if (bot->active == active) return unchanged(tx, workspace_log, encode(*user_view(tx, id)));
    set_active(tx, id, active);
    if (!active) end_sessions(tx, id);
    return done_with(announce_person(tx, context.office, author_of(context.caller, id), id));
}
Result<Done> deactivate(WriteTx& tx, Context const& context, BotOnly const& command) {
    return put_active(tx, context, command.bot, false);
}
Result<Done> reactivate(WriteTx& tx, Context const& context, BotOnly const& command) {
    return put_active(tx, context, command.bot, true);
}

Result<Done> create_token(WriteTx& tx, Context const& context, CreateBotToken const& command) {
    auto const bot = bot_of(tx, context.caller, command.bot);
    if (!bot) return bot.error();
    if (!bot->active) return Problem{Fault::conflict, "deactivated", "This bot is deactivated.", "bot"};
    auto const name = clean_name(command.name, "name", session_name_bytes_max);
    if (!name) return name.error();
    auto const expires = command.expires_in_days ? tx.now() + std::chrono::days{*command.expires_in_days} : Timestamp{};
    auto const opened = open_session(tx, {bot->id, true, *name, expires});
    if (!opened) return opened.error();
    Done done;
    done.result = encode(NewBotToken{opened->id, opened->token});
    return done;
}

Result<Done> end_token(WriteTx& tx, Context const& context, EndBotToken const& command) {
    auto const bot = bot_of(tx, context.caller, command.bot);
    if (!bot) return bot.error();
    if (!holds_token(tx, bot->id, command.token))
        return Problem{Fault::not_found, "not_found", "There is no such token here.", "token"};
    end_session(tx, command.token);
    return Done{};
}

Result<BotList> read_bots(ReadTx& tx, Caller const& caller, ListBots const& asked) {
    if (asked.all && !manages_bots(caller))
        return Problem{Fault::forbidden, "forbidden", "Only who manages people sees everybody's bots.", "all"};
    if (asked.all) return BotList{list(tx, std::nullopt)};
    if (!caller.user) return BotList{};
    return BotList{list(tx, caller.user)};
}

CommandSpec about(std::string_view name, std::string_view method, std::string_view route, std::string_view help) {
    auto spec = bot_command(name, method, route, help);
    spec.durable = spec.by_stream = true;
    spec.logs = "@workspace";
    spec.result = &record_of<UserView>();
    return spec;
}

}  // namespace
}  // namespace bots

void add_bots(Catalogue& catalogue) {
    using namespace bots;
    catalogue.refusals.push_back({"too_many_bots", Fault::conflict, "One person has at most 20 bots at work."});
    catalogue.refusals.push_back({"bad_url", Fault::bad_request, "Not an http or https address that may be called."});

    auto making = about("bot.create", "POST", "/api/v1/bots", "Makes a bot of one's own, with a member's rights.");
    making.refusals = "username_taken reserved_name bad_username too_many_bots";
    making.example = R"({"username":"deploys","display_name":"Deploys"})";
    making.success = 201;
    catalogue.commands.push_back(command<&create>(making));

    auto renaming = about("bot.rename", "PATCH", "/api/v1/bots/{bot}", "Gives a bot another name to show.");
    renaming.refusals = "not_found reserved_name";
    renaming.example = R"({"display_name":"Deploys"})";
    catalogue.commands.push_back(command<&rename>(renaming));

    auto resting = about("bot.deactivate", "POST", "/api/v1/bots/{bot}/deactivate",
                         "Puts a bot to rest: its tokens end at once, its webhooks and commands stop.");
    resting.cuts = true;
    catalogue.commands.push_back(command<&deactivate>(resting));
    catalogue.commands.push_back(command<&reactivate>(about("bot.reactivate", "POST", "/api/v1/bots/{bot}/reactivate",
                                                            "Lets a bot work again; its tokens do not come back.")));

    catalogue.commands.push_back(command<&create_token>({.name = "bot.create_token",
                                                         .method = "POST",
                                                         .route = "/api/v1/bots/{bot}/tokens",
                                                         .needs = Permission::make_bots,
                                                         .help = "A token for a program that acts as the bot.",
                                                         .refusals = "not_found deactivated too_many_sessions",
                                                         .logs = "",
                                                         .example = R"({"name":"build server","expires_in_days":365})",
                                                         .success = 201,
                                                         .durable = false,
                                                         .by_stream = false,
                                                         .result = &record_of<NewBotToken>()}));
    catalogue.commands.push_back(
        command<&end_token>({.name = "bot.end_token",
                             .method = "DELETE",
                             .route = "/api/v1/bots/{bot}/tokens/{token}",
                             .needs = Permission::make_bots,
                             .help = "Ends a token of a bot: what holds it is out before the answer comes.",
                             .refusals = "not_found",
                             .logs = "",
                             .example = "{}",
                             .durable = false,
                             .cuts = true,
                             .by_stream = false}));
    catalogue.reads.push_back(read<&read_bots>({.name = "bots",
                                                .route = "/api/v1/bots",
                                                .needs = Permission::make_bots,
                                                .help = "One's own bots with their tokens.",
                                                .refusals = "forbidden"}));
}

}  // namespace holdfast
