// What programs post: Slack's form in, a message of the hook's bot out.
#include "features/hooks/parts.hpp"
#include "features/hooks/rules.hpp"
#include "features/hooks/sql.hpp"
#include "holdfast/engine/slack.hpp"

namespace holdfast::hooks {
namespace {

Problem no_service() { return {Fault::not_found, "no_service", "There is no such hook."}; }

// Where it goes: to the hook's own channel, or to another that its maker is in.
Result<Target> target_of(ReadTx& tx, Hook const& hook, std::string const& wished) {
    auto const own = target(tx, hook.channel);
    auto found = wished.empty() ? own : target_named(tx, hook.created_by, wished);
    if (!found) return Problem{Fault::not_found, "channel_not_found", "There is no such channel for this hook."};
    if (found->archived) return Problem{Fault::not_found, "channel_is_archived", "The channel is archived."};
    return *found;
}

Guise guise_of(Hook const& hook, Guise const& wished) {
    return {wished.name.empty() ? hook.name : wished.name, wished.icon.empty() ? hook.icon : wished.icon};
}

Result<Done> post(WriteTx& tx, Context const& context, PostToHook const& command) {
    auto const hook = by_secret(tx, command.secret);
    if (!hook) return no_service();
    if (hook->disabled || !is_active(tx, hook->user))
        return Problem{Fault::forbidden, "action_prohibited", "This hook is switched off."};
    MrkdwnNames const names{[&](std::string_view id) { return username_of(tx, id); },
                            [&](std::string_view id) { return public_name_of(tx, id); }};
    auto message = slack_message(*command.payload.json, names);
    if (!message) return message.error();
    auto const where = target_of(tx, *hook, message->channel);
    if (!where) return where.error();
    // Programs send no key: each call is a message of its own.
    NewMessage said{new_token(tx.random(), "hook_", 12), std::move(message->text), {}, false, {}};
    said.content.cards = std::move(message->cards);
    said.content.as = guise_of(*hook, message->as);
    said.names_everybody = may_mention_everyone(context.catalogue.mention_everyone, Role::member);
    auto const place = post_message(tx, context.office, where->channel, hook->user, said);
    note_use(tx, hook->id);
    return done(log_of(where->channel), place);
}

Result<std::shared_ptr<void>> accept(DoorCall const& call) {
    auto payload = payload_of(call);
    if (!payload) return payload.error();
    return std::shared_ptr<void>{
        std::make_shared<PostToHook>(PostToHook{std::string{call.secret}, std::move(*payload)})};
}

}  // namespace

void add_posting(Catalogue& catalogue) {
    DoorSpec door;
    door.routes = {"/hooks/{secret}", "/services/{team}/{app}/{secret}"};
    door.body_bytes_max = body_bytes_max;
    door.refusals =
        "400 invalid_payload, no_text, invalid_blocks; 403 action_prohibited when the hook is switched off; "
        "404 no_service, channel_not_found; 410 channel_is_archived; 413 too_large; 429 rate_limited";
    door.example = R"({"text":"*Berth 7* is free: <https://example.org/7|the plan>"})";
    door.command = command<&post>({.name = "hook.post",
                                   .method = "POST",
                                   .needs = Permission::anyone,
                                   .help = "Posts as a hook, in the form that Slack's incoming webhooks take.",
                                   .refusals = "",
                                   .logs = "channel",
                                   .durable = false,
                                   .by_stream = false});
    door.accept = &accept;
    door.answer = &answer_of;
    catalogue.doors.push_back(std::move(door));
}

}  // namespace holdfast::hooks
