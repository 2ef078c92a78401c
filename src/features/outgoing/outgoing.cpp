// Outgoing webhooks: what a bot sees is sent to an address. Each belongs to a bot, and to whoever answers for that bot.
#include "features/outgoing/parts.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast {
namespace outgoing {
namespace {

HookView view_of(Catalogue const& catalogue, HookRow const& row) {
    HookView view{row.id,       row.bot,      row.name,    row.url,       {}, row.channel, row.words,
                  row.standing, row.failures, row.waiting, row.created_at};
    for (auto const kind : row.kinds)
        if (auto const* spec = catalogue.event(kind)) view.events.emplace_back(spec->kind);
    return view;
}

Result<Done> create(WriteTx& tx, Context const& context, CreateHook const& command) {
    auto const bot = bot_of(tx, context.caller, command.bot);
    if (!bot) return bot.error();
    if (count_of(tx, bot->id) >= hooks_max)
        return Problem{Fault::conflict, "too_many_webhooks", "This bot has 20 webhooks already."};
    if (command.channel && !bot_sees_from(tx, bot->id, *command.channel))
        return Problem{Fault::not_found, "not_found", "The bot is not in this channel. Add it first.", "channel"};
    auto name = clean_name(command.name, "name");
    if (!name) return name.error();
    auto url = clean_url(command.url);
    if (!url) return url.error();
    auto words = clean_words(command.words);
    if (!words) return words.error();
    auto kinds = kinds_named(context.catalogue, command.events);
    if (!kinds) return kinds.error();

    HookRow row;
    row.id = OutgoingId{tx.new_id()};
    row.bot = bot->id;
    row.created_by = context.caller.user;
    row.channel = command.channel;
    row.name = std::move(*name);
    row.url = std::move(*url);
    row.secret = new_token(tx.random(), "hk_");
    row.words = std::move(*words);
    row.kinds = std::move(*kinds);
    row.created_at = tx.now();
    insert(tx, row);
    Done done;
    done.result = encode(HookSecret{view_of(context.catalogue, row), row.secret});
    return done;
}

// Let go on again, it is as if nothing had failed.
void put_paused(HookRow& row, bool paused) {
    if (paused == (row.standing != Standing::running)) return;
    row.standing = paused ? Standing::paused : Standing::running;
    row.failures = 0;
}

Result<Done> change(WriteTx& tx, Context const& context, ChangeHook const& command) {
    auto row = hook_for(tx, context.caller, command.hook);
    if (!row) return row.error();
    if (command.name) {
        auto name = clean_name(*command.name, "name");
        if (!name) return name.error();
        row->name = std::move(*name);
    }
    if (command.url) {
        auto url = clean_url(*command.url);
        if (!url) return url.error();
        row->url = std::move(*url);
    }
    if (command.words) {
        auto words = clean_words(*command.words);
        if (!words) return words.error();
        row->words = std::move(*words);
    }
    if (command.events) {
        auto kinds = kinds_named(context.catalogue, *command.events);
        if (!kinds) return kinds.error();
        row->kinds = std::move(*kinds);
    }
    if (command.paused) put_paused(*row, *command.paused);
    update(tx, *row);
    Done done;
    done.result = encode(view_of(context.catalogue, *find(tx, row->id)));
    return done;
}

Result<Done> rotate(WriteTx& tx, Context const& context, HookOnly const& command) {
    auto const row = hook_for(tx, context.caller, command.hook);
    if (!row) return row.error();
    auto const secret = new_token(tx.random(), "hk_");
    set_secret(tx, row->id, secret);
    Done done;
    done.result = encode(HookSecret{view_of(context.catalogue, *row), secret});
    return done;
}

Result<Done> take_away(WriteTx& tx, Context const& context, HookOnly const& command) {
    auto const row = hook_for(tx, context.caller, command.hook);
    if (!row) return row.error();
    remove(tx, row->id);
    return Done{};
}

Result<HookList> read_hooks(Catalogue const& catalogue, ReadTx& tx, Caller const& caller, ListHooks const& asked) {
    if (asked.all && !manages_bots(caller))
        return Problem{Fault::forbidden, "forbidden", "Only who manages people sees everybody's webhooks.", "all"};
    HookList out;
    if (!asked.all && !caller.user) return out;
    for (auto const& row : list(tx, asked.all ? std::nullopt : std::optional{caller.user}))
        out.items.push_back(view_of(catalogue, row));
    return out;
}

}  // namespace

Result<HookRow> hook_for(ReadTx& tx, Caller const& caller, OutgoingId hook) {
    auto row = find(tx, hook);
    auto const missing = Problem{Fault::not_found, "not_found", "There is no such webhook here.", "hook"};
    if (!row) return missing;
    auto const bot = bot_of(tx, caller, row->bot);
    if (!bot) return bot.error().fault == Fault::not_found ? missing : bot.error();
    return std::move(*row);
}

void add_hooks(Catalogue& catalogue) {
    catalogue.refusals.push_back({"too_many_webhooks", Fault::conflict, "One bot has at most 20 outgoing webhooks."});

    auto creating =
        bot_command("outgoing.create", "POST", "/api/v1/outgoing",
                    "Sends the events that a bot sees to an address, signed, until each was taken or given up.");
    creating.refusals = "not_found bad_url bad_text too_many_webhooks";
    creating.example =
        R"({"bot":"U01h9w4c9c8g00","name":"build server","url":"https://ci.example.org/holdfast","events":["message.posted"]})";
    creating.success = 201;
    creating.result = &record_of<HookSecret>();
    catalogue.commands.push_back(command<&create>(creating));

    auto changing = bot_command("outgoing.change", "PATCH", "/api/v1/outgoing/{hook}",
                                "Changes a webhook, pauses it or lets it go on. While it is paused nothing is noted.");
    changing.refusals = "not_found bad_url bad_text";
    changing.example = R"({"paused":false})";
    changing.result = &record_of<HookView>();
    catalogue.commands.push_back(command<&change>(changing));

    auto rotating = bot_command("outgoing.rotate", "POST", "/api/v1/outgoing/{hook}/secret",
                                "Another secret; from now on deliveries are signed with it.");
    rotating.result = &record_of<HookSecret>();
    catalogue.commands.push_back(command<&rotate>(rotating));
    catalogue.commands.push_back(command<&take_away>(bot_command("outgoing.delete", "DELETE", "/api/v1/outgoing/{hook}",
                                                                 "Takes a webhook away, and what waits with it.")));

    catalogue.reads.push_back(read<&read_hooks>({.name = "outgoing",
                                                 .route = "/api/v1/outgoing",
                                                 .needs = Permission::make_bots,
                                                 .help = "The webhooks of one's bots.",
                                                 .refusals = "forbidden"}));
}

}  // namespace outgoing

// After every feature that has events of channels: each kind may be waited for.
void add_outgoing(Catalogue& catalogue) {
    outgoing::add_hooks(catalogue);
    outgoing::add_deliveries(catalogue);
}

}  // namespace holdfast
