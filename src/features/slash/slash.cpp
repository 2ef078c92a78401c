// Slash commands: words that bots answer to. Each belongs to a bot, and to whoever answers for that bot.
#include "features/slash/parts.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast {
namespace slash {
namespace {

SlashView view_of(SlashRow const& row, bool with_url) {
    SlashView view{row.id,       row.name,    row.description, row.hint,  row.bot,
                   row.bot_name, row.channel, std::nullopt,    row.paused};
    if (with_url) view.url = row.url;
    return view;
}

Result<Done> create(WriteTx& tx, Context const& context, CreateSlash const& command) {
    auto const bot = bot_of(tx, context.caller, command.bot);
    if (!bot) return bot.error();
    if (count_of(tx, bot->id) >= commands_max)
        return Problem{Fault::conflict, "too_many_commands", "This bot has 20 commands already."};
    if (command.channel && !bot_sees_from(tx, bot->id, *command.channel))
        return Problem{Fault::not_found, "not_found", "The bot is not in this channel. Add it first.", "channel"};
    auto name = clean_slash_name(command.name);
    if (!name) return name.error();
    if (find_named(tx, *name))
        return Problem{Fault::conflict, "command_taken", "There is a command of this name already.", "name"};
    auto description = clean_line(command.description, "description", 200);
    if (!description) return description.error();
    auto hint = clean_line(command.hint, "hint", 80);
    if (!hint) return hint.error();
    auto url = clean_url(command.url);
    if (!url) return url.error();

    SlashRow row;
    row.id = SlashId{tx.new_id()};
    row.bot = bot->id;
    row.created_by = context.caller.user;
    row.name = std::move(*name);
    row.description = std::move(*description);
    row.hint = std::move(*hint);
    row.url = std::move(*url);
    row.secret = new_token(tx.random(), "hk_");
    row.channel = command.channel;
    row.bot_name = bot->display_name;
    insert(tx, row, tx.now());
    Done done;
    done.result = encode(SlashSecret{view_of(row, true), row.secret});
    return done;
}

Result<SlashRow> command_for(ReadTx& tx, Caller const& caller, SlashId id) {
    auto row = find(tx, id);
    auto const missing = Problem{Fault::not_found, "not_found", "There is no such command here.", "command"};
    if (!row) return missing;
    auto const bot = bot_of(tx, caller, row->bot);
    if (!bot) return bot.error().fault == Fault::not_found ? missing : bot.error();
    return std::move(*row);
}

Result<Done> change(WriteTx& tx, Context const& context, ChangeSlash const& command) {
    auto row = command_for(tx, context.caller, command.command);
    if (!row) return row.error();
    if (command.description) {
        auto description = clean_line(*command.description, "description", 200);
        if (!description) return description.error();
        row->description = std::move(*description);
    }
    if (command.hint) {
        auto hint = clean_line(*command.hint, "hint", 80);
        if (!hint) return hint.error();
        row->hint = std::move(*hint);
    }
    if (command.url) {
        auto url = clean_url(*command.url);
        if (!url) return url.error();
        row->url = std::move(*url);
    }
    if (command.paused) row->paused = *command.paused;
    update(tx, *row);
    Done done;
    done.result = encode(view_of(*row, true));
    return done;
}

Result<Done> rotate(WriteTx& tx, Context const& context, SlashOnly const& command) {
    auto row = command_for(tx, context.caller, command.command);
    if (!row) return row.error();
    row->secret = new_token(tx.random(), "hk_");
    update(tx, *row);
    Done done;
    done.result = encode(SlashSecret{view_of(*row, true), row->secret});
    return done;
}

Result<Done> take_away(WriteTx& tx, Context const& context, SlashOnly const& command) {
    auto const row = command_for(tx, context.caller, command.command);
    if (!row) return row.error();
    remove(tx, row->id);
    return Done{};
}

// A command of one channel is known to those who are in it, and to who answers for its bot.
Result<SlashList> read_commands(ReadTx& tx, Caller const& caller, ListSlash const& asked) {
    SlashList out;
    for (auto const& row : list(tx)) {
        bool const own = caller.user && !caller.bot && row.bot_owner == caller.user;
        bool const usable =
            row.bot_active && !row.paused && (!row.channel || bot_sees_from(tx, caller.user, *row.channel));
        if (own || (!asked.own && (usable || manages_bots(caller))))
            out.items.push_back(view_of(row, own || manages_bots(caller)));
    }
    return out;
}

}  // namespace

void add_commands(Catalogue& catalogue) {
    catalogue.refusals.push_back({"command_taken", Fault::conflict, "This word is another command already."});
    catalogue.refusals.push_back({"too_many_commands", Fault::conflict, "One bot has at most 20 slash commands."});

    auto creating = bot_command("slash.create", "POST", "/api/v1/commands",
                                "Makes a word that people may type after a slash, and a bot answers.");
    creating.refusals = "not_found bad_url bad_text command_taken too_many_commands";
    creating.example =
        R"({"bot":"U01h9w4c9c8g00","name":"deploy","description":"Brings a version live.","hint":"[service] [version]","url":"https://ci.example.org/deploy"})";
    creating.success = 201;
    creating.result = &record_of<SlashSecret>();
    catalogue.commands.push_back(command<&create>(creating));

    auto changing = bot_command("slash.change", "PATCH", "/api/v1/commands/{command}", "Changes a slash command.");
    changing.refusals = "not_found bad_url bad_text";
    changing.example = R"({"hint":"[service]"})";
    changing.result = &record_of<SlashView>();
    catalogue.commands.push_back(command<&change>(changing));

    auto rotating = bot_command("slash.rotate", "POST", "/api/v1/commands/{command}/secret",
                                "Another secret; from now on requests are signed with it.");
    rotating.result = &record_of<SlashSecret>();
    catalogue.commands.push_back(command<&rotate>(rotating));
    catalogue.commands.push_back(command<&take_away>(
        bot_command("slash.delete", "DELETE", "/api/v1/commands/{command}", "Takes a slash command away.")));

    catalogue.reads.push_back(read<&read_commands>({.name = "commands",
                                                    .route = "/api/v1/commands",
                                                    .needs = Permission::signed_in,
                                                    .help = "The slash commands that one may use.",
                                                    .refusals = ""}));
}

}  // namespace slash

void add_slash(Catalogue& catalogue) {
    slash::add_commands(catalogue);
    slash::add_running(catalogue);
}

}  // namespace holdfast
