// What admins and owners do with the accounts of others.
#include "features/accounts/parts.hpp"

namespace holdfast::accounts {
namespace {

// A bot that makes a bot passes on its own owner: whoever answers for it is a person.
std::optional<UserId> answerable(ReadTx& tx, Caller const& caller) {
    if (!caller.user) return std::nullopt;
    return caller.bot ? bot_owner(tx, caller.user) : caller.user;
}

std::optional<Problem> prepare_user(ReadTx&, Caller const& caller, CreateUser& command) {
    if (auto verdict = may_grant(caller, command.role); !verdict) return verdict.error();
    if (!command.password) return std::nullopt;
    if (command.bot)
        return Problem{Fault::bad_request, "bot_password", "A bot has tokens and no password.", "password"};
    return hash_in_place(*command.password);
}

Result<Done> create_user(WriteTx& tx, Context const& context, CreateUser const& command) {
    if (auto verdict = may_grant(context.caller, command.role); !verdict) return verdict.error();
    NewPerson person{command.username, command.display_name, command.email, command.password.value_or(""),
                     command.role,     command.bot};
    if (command.bot) person.bot_owner = answerable(tx, context.caller);
    auto const made = make_person(tx, context.office, context.caller.user, std::move(person));
    if (!made) return made.error();
    return done_with(*made);
}

// Bots of somebody who steps down step down with them.
void lower_bots(WriteTx& tx, Context const& context, UserId owner, Role role) {
    for (auto const bot : bots_above(tx, owner, role)) {
        set_role(tx, bot, role);
        announce_person(tx, context.office, author_of(context.caller, owner), bot);
    }
}

Result<Done> change_role(WriteTx& tx, Context const& context, ChangeRole const& command) {
    auto const target = target_of(tx, command.user);
    if (!target) return user_not_found();
    auto const changes = decide(command, *target, context.caller);
    if (!changes) return changes.error();
    if (!*changes) return unchanged(tx, workspace_log, encode(*user_view(tx, command.user)));

    set_role(tx, command.user, command.role);
    auto const made = announce_person(tx, context.office, author_of(context.caller, command.user), command.user);
    lower_bots(tx, context, command.user, command.role);
    return done_with(made);
}

// Everything that could still act for this person: sessions, tokens, those of their bots, and links under way.
void end_every_way_in(WriteTx& tx, UserId user) {
    end_sessions(tx, user);
    for (auto const bot : bots_of(tx, user)) end_sessions(tx, bot);
    forget_passes(tx, Purpose::reset, user);
}

Result<Done> deactivate(WriteTx& tx, Context const& context, UserOnly const& command) {
    auto const target = target_of(tx, command.user);
    if (!target) return user_not_found();
    auto const changes = decide_deactivation(*target, context.caller);
    if (!changes) return changes.error();
    if (!*changes) return unchanged(tx, workspace_log, encode(*user_view(tx, command.user)));

    set_active(tx, command.user, false);
    end_every_way_in(tx, command.user);
    auto out = done_with(announce_person(tx, context.office, author_of(context.caller, command.user), command.user));
    out.ends_session = command.user == context.caller.user;
    return out;
}

Result<Done> reactivate(WriteTx& tx, Context const& context, UserOnly const& command) {
    auto const target = target_of(tx, command.user);
    if (!target) return user_not_found();
    auto const changes = decide_reactivation(*target, context.caller);
    if (!changes) return changes.error();
    if (!*changes) return unchanged(tx, workspace_log, encode(*user_view(tx, command.user)));

    set_active(tx, command.user, true);
    return done_with(announce_person(tx, context.office, author_of(context.caller, command.user), command.user));
}

}  // namespace

void add_administration(Catalogue& catalogue) {
    catalogue.commands.push_back(command<&create_user, &prepare_user>(
        {.name = "user.create",
         .method = "POST",
         .route = "/api/v1/users",
         .needs = Permission::manage_people,
         .help = "Makes an account for a person or a bot. Nobody gives a role above their own.",
         .refusals = "username_taken email_taken reserved_name bad_username bad_email weak_password bot_password",
         .logs = "@workspace",
         .example = R"({"username":"ada","display_name":"Ada","role":"member"})",
         .success = 201,
         .result = &record_of<UserView>()}));
    catalogue.commands.push_back(command<&change_role>(
        {.name = "user.change_role",
         .method = "PUT",
         .route = "/api/v1/users/{user}/role",
         .needs = Permission::manage_roles,
         .help = "Gives a person another role; their bots never stay above them. Nobody changes their own.",
         .refusals = "own_role bot_above_owner last_owner",
         .logs = "@workspace",
         .example = R"({"role":"admin"})",
         .cuts = true,
         .result = &record_of<UserView>()}));
    catalogue.commands.push_back(command<&deactivate>(
        {.name = "user.deactivate",
         .method = "POST",
         .route = "/api/v1/users/{user}/deactivate",
         .needs = Permission::manage_people,
         .help = "Ends an account's every way in: sessions, tokens, those of their bots. What they wrote stays.",
         .refusals = "last_owner",
         .logs = "@workspace",
         .example = "{}",
         .cuts = true,
         .result = &record_of<UserView>()}));
    catalogue.commands.push_back(
        command<&reactivate>({.name = "user.reactivate",
                              .method = "POST",
                              .route = "/api/v1/users/{user}/reactivate",
                              .needs = Permission::manage_people,
                              .help = "Lets a deactivated account be used again; sessions and tokens do not come back.",
                              .refusals = "",
                              .logs = "@workspace",
                              .example = "{}",
                              .result = &record_of<UserView>()}));
}

}  // namespace holdfast::accounts
