// Hooks: addresses with which programs post. Made and kept by people; each speaks through a bot of its own.
#include <algorithm>

#include "features/hooks/parts.hpp"
#include "features/hooks/rules.hpp"
#include "features/hooks/sql.hpp"
#include "holdfast/domain/text.hpp"
#include "holdfast/engine/people.hpp"
#include "holdfast/store/log.hpp"

namespace holdfast {
namespace hooks {
namespace {

constexpr std::string_view makers_name = "hook_makers";

Makers makers_of(ReadTx& tx) { return meta(tx, makers_name) == "admins" ? Makers::admins : Makers::members; }

Done with(std::string result) {
    Done done;
    done.result = std::move(result);
    return done;
}

std::string address_of(std::string_view secret) { return "/hooks/" + std::string{secret}; }

bool manages(ReadTx& tx, Caller const& caller, ChannelId channel) {
    return static_cast<bool>(seat_in(tx, caller, channel, Act::manage));
}
// For those who may change it; the others are told no more than they may know.
Result<Hook> kept(ReadTx& tx, Caller const& caller, HookId id) {
    auto hook = find(tx, id);
    if (!hook) return hook_not_found();
    if (may_keep(*hook, caller, manages(tx, caller, hook->channel))) return std::move(*hook);
    if (!seat_in(tx, caller, hook->channel, Act::read)) return hook_not_found();
    return Problem{Fault::forbidden, "forbidden", "Only who made this hook, or an admin, may change it.", "hook"};
}

Result<std::string> clean_icon(std::string_view icon) { return clean_line(icon, "icon", icon_bytes_max); }

Result<MadePerson> make_bot(WriteTx& tx, Context const& context, HookId hook, std::string const& name) {
    NewPerson bot;
    bot.username = "hook-" + to_text(hook).substr(4);
    std::transform(bot.username.begin(), bot.username.end(), bot.username.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    bot.display_name = name;
    bot.role = Role::guest;
    bot.bot = true;
    bot.bot_owner = answerable(tx, context.caller.user);
    return make_person(tx, context.office, context.caller.user, std::move(bot));
}

Result<Done> create(WriteTx& tx, Context const& context, CreateHook const& command) {
    auto const seat = seat_in(tx, context.caller, command.channel, Act::write);
    if (!seat) return seat.error();
    auto const decided = decide_create(*seat, context.caller, makers_of(tx), count_of(tx, command.channel));
    if (!decided) return decided.error();
    auto const name = clean_name(command.name, "name", name_bytes_max);
    if (!name) return name.error();
    auto const icon = clean_icon(command.icon);
    if (!icon) return icon.error();
    Hook hook{HookId{tx.new_id()}, command.channel, *name, *icon, {}, seat->user(), tx.now()};
    auto const bot = make_bot(tx, context, hook.id, *name);
    if (!bot) return bot.error();
    hook.user = bot->user.id;
    auto const secret = new_token(tx.random(), "");
    insert(tx, hook, secret);
    return with(encode(NewHook{hook, address_of(secret)}));
}

Result<Done> rotate(WriteTx& tx, Context const& context, HookOnly const& command) {
    auto const hook = kept(tx, context.caller, command.hook);
    if (!hook) return hook.error();
    auto const secret = new_token(tx.random(), "");
    set_secret(tx, hook->id, secret);
    return with(encode(NewHook{*hook, address_of(secret)}));
}

Result<Done> update(WriteTx& tx, Context const& context, UpdateHook const& command) {
    auto hook = kept(tx, context.caller, command.hook);
    if (!hook) return hook.error();
    if (command.channel && *command.channel != hook->channel) {
        auto const seat = seat_in(tx, context.caller, *command.channel, Act::write);
        if (!seat) return seat.error();
        auto const decided = decide_create(*seat, context.caller, makers_of(tx), count_of(tx, *command.channel));
        if (!decided) return decided.error();
        hook->channel = *command.channel;
    }
    if (command.icon) {
        auto const icon = clean_icon(*command.icon);
        if (!icon) return icon.error();
        hook->icon = *icon;
    }
    if (command.name) {
        auto const name = clean_display_name(*command.name);
        if (!name) return name.error();
        bool const renamed = *name != hook->name;
        hook->name = *name;
        if (renamed) rename_bot(tx, hook->user, *name);
        if (renamed) announce_person(tx, context.office, author_of(context.caller, hook->user), hook->user);
    }
    if (command.disabled) hook->disabled = *command.disabled;
    set_facts(tx, *hook);
    return with(encode(*hook));
}

// What it has posted stays, under the name of its bot.
Result<Done> remove(WriteTx& tx, Context const& context, HookOnly const& command) {
    auto const hook = kept(tx, context.caller, command.hook);
    if (!hook) return hook.error();
    erase(tx, hook->id);
    retire_bot(tx, hook->user);
    announce_person(tx, context.office, author_of(context.caller, hook->user), hook->user);
    return Done{};
}

Result<Done> set_makers(WriteTx& tx, Context const&, SetMakers const& command) {
    set_meta(tx, makers_name, Named<Makers>::names[static_cast<std::size_t>(command.makers) - 1]);
    return Done{};
}

Result<HookPage> list(ReadTx& tx, Caller const& caller, ListHooks const& asked) {
    auto const creator = runs_workspace(caller) ? std::nullopt : std::optional{caller.user};
    HookPage out{page(tx, creator, asked.cursor, asked.limit + 1), std::nullopt, makers_of(tx)};
    if (std::ssize(out.items) > asked.limit) {
        out.items.pop_back();
        out.next_cursor = out.items.back().id;
    }
    return out;
}

Result<HookPage> list_of_channel(ReadTx& tx, Caller const& caller, ChannelHooks const& asked) {
    auto const seat = seat_in(tx, caller, asked.channel, Act::read);
    if (!seat) return seat.error();
    return HookPage{of_channel(tx, asked.channel), std::nullopt, makers_of(tx)};
}

}  // namespace

void add_keeping(Catalogue& catalogue) {
    auto& commands = catalogue.commands;
    commands.push_back(
        command<&create>({.name = "hook.create",
                          .method = "POST",
                          .route = "/api/v1/channels/{channel}/hooks",
                          .needs = Permission::create_channels,
                          .help = "Makes an address with which a program posts to the channel.",
                          .refusals = "not_found not_a_member archived forbidden too_many_hooks reserved_name",
                          .logs = "@workspace",
                          .example = R"({"name":"Deploys","icon":"🚢"})",
                          .success = 201,
                          .durable = false,
                          .by_stream = false,
                          .result = &record_of<NewHook>()}));
    commands.push_back(command<&rotate>({.name = "hook.rotate",
                                         .method = "POST",
                                         .route = "/api/v1/hooks/{hook}/rotate",
                                         .needs = Permission::create_channels,
                                         .help = "Gives a hook another address; the old one is no good from now on.",
                                         .refusals = "not_found forbidden",
                                         .logs = "",
                                         .example = "{}",
                                         .durable = false,
                                         .by_stream = false,
                                         .result = &record_of<NewHook>()}));
    commands.push_back(
        command<&update>({.name = "hook.update",
                          .method = "PATCH",
                          .route = "/api/v1/hooks/{hook}",
                          .needs = Permission::create_channels,
                          .help = "Changes a hook's name, icon or channel, or switches it off and on.",
                          .refusals = "not_found not_a_member archived forbidden too_many_hooks reserved_name",
                          .logs = "@workspace when renamed",
                          .example = R"({"name":"Deploys"})",
                          .durable = false,
                          .by_stream = false,
                          .result = &record_of<Hook>()}));
    commands.push_back(command<&remove>({.name = "hook.delete",
                                         .method = "DELETE",
                                         .route = "/api/v1/hooks/{hook}",
                                         .needs = Permission::create_channels,
                                         .help = "Takes a hook away at once. What it has posted stays.",
                                         .refusals = "not_found forbidden",
                                         .logs = "@workspace",
                                         .durable = false,
                                         .by_stream = false}));
    commands.push_back(command<&set_makers>({.name = "hook.set_makers",
                                             .method = "PUT",
                                             .route = "/api/v1/hooks/makers",
                                             .needs = Permission::manage_workspace,
                                             .help = "Who may make hooks: members, or admins alone.",
                                             .refusals = "",
                                             .logs = "",
                                             .example = R"({"makers":"admins"})",
                                             .durable = false,
                                             .by_stream = false}));
    catalogue.reads.push_back(read<&list>({.name = "hooks",
                                           .route = "/api/v1/hooks",
                                           .needs = Permission::create_channels,
                                           .help = "One's own hooks; all of them for admins.",
                                           .refusals = ""}));
    catalogue.reads.push_back(read<&list_of_channel>({.name = "channel.hooks",
                                                      .route = "/api/v1/channels/{channel}/hooks",
                                                      .needs = Permission::create_channels,
                                                      .help = "The hooks of a channel one is in.",
                                                      .refusals = "not_found not_a_member"}));
    catalogue.refusals.push_back({"too_many_hooks", Fault::conflict, "The channel has as many hooks as it may have."});
}

}  // namespace hooks

void add_hooks(Catalogue& catalogue) {
    hooks::add_keeping(catalogue);
    hooks::add_posting(catalogue);
}

}  // namespace holdfast
