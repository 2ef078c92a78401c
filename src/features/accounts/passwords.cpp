// Changing a password, and coming back without it.
#include "features/accounts/parts.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast::accounts {
namespace {

constexpr auto reset_lasts = std::chrono::hours{1};

Problem wrong_password() { return {Fault::forbidden, "wrong_password", "This is not your password.", "current"}; }
// Wrong, used, expired and replaced look alike.
Problem reset_invalid() {
    return {Fault::not_found, "reset_invalid", "This link is not valid any more. Ask for another one.", "code"};
}

// Whose password a code may still set.
std::optional<UserId> resettable(ReadTx& tx, std::optional<Pass> const& pass) {
    if (!pass || pass->expires <= tx.now()) return std::nullopt;
    auto const target = target_of(tx, pass->user);
    if (!target || !target->active || target->bot) return std::nullopt;
    return pass->user;
}

std::optional<Problem> prepare_change(ReadTx& tx, Caller const& caller, ChangePassword& command) {
    if (!caller.user) return needs_account();
    auto const known = password_of(tx, caller.user);
    auto const current = clean_password(command.current);
    if (known.empty() || !current || !verify_password(known, *current)) return wrong_password();
    command.current = known;
    return hash_in_place(command.password);
}

Result<Done> change_password(WriteTx& tx, Context const& context, ChangePassword const& command) {
    auto const user = context.caller.user;
    if (!user) return needs_account();
    auto const known = password_of(tx, user);
    if (known.empty() || known != command.current) return wrong_password();  // changed since it was compared
    set_password(tx, user, command.password);
    forget_passes(tx, Purpose::reset, user);
    end_sessions(tx, user, context.caller.session);
    return Done{};
}

Result<Done> give_link(WriteTx& tx, Context const& context, UserOnly const& command) {
    auto const target = target_of(tx, command.user);
    if (!target) return user_not_found();
    if (auto verdict = may_let_in(context.caller, *target); !verdict) return verdict.error();
    if (target->bot || !target->active)
        return Problem{Fault::conflict, "no_password", "Bots and deactivated people have no password to set.", "user"};
    auto const expires = tx.now() + reset_lasts;
    Done done;
    done.result = encode(ResetLink{give_pass(tx, Purpose::reset, command.user, expires), expires});
    return done;
}

// The code is looked at first: hashing for whoever guesses would be a gift.
std::optional<Problem> prepare_reset(ReadTx& tx, Caller const&, ResetPassword& command) {
    if (!resettable(tx, find_pass(tx, Purpose::reset, command.code))) return reset_invalid();
    return hash_in_place(command.password);
}

Result<Done> reset_password(WriteTx& tx, Context const&, ResetPassword const& command) {
    auto const user = resettable(tx, take_pass(tx, Purpose::reset, command.code));
    if (!user) return reset_invalid();
    set_password(tx, *user, command.password);
    end_sessions(tx, *user);
    return Done{};
}

}  // namespace

void add_passwords(Catalogue& catalogue) {
    catalogue.commands.push_back(command<&change_password, &prepare_change>(
        {.name = "me.change_password",
         .method = "POST",
         .route = "/api/v1/me/password",
         .needs = Permission::human,
         .help = "Sets another password; every other session and token of oneself ends.",
         .refusals = "wrong_password weak_password",
         .logs = "",
         .example = R"({"current":"the old harbour wall","password":"a longer harbour wall"})",
         .durable = false,
         .cuts = true,
         .by_stream = false}));
    catalogue.commands.push_back(command<&give_link>(
        {.name = "user.reset_link",
         .method = "POST",
         .route = "/api/v1/users/{user}/password-reset",
         .needs = Permission::manage_people,
         .help = "A code with which a person sets a new password, once, within an hour. It replaces the one before.",
         .refusals = "no_password",
         .logs = "",
         .example = "{}",
         .success = 201,
         .durable = false,
         .by_stream = false,
         .result = &record_of<ResetLink>()}));
    catalogue.commands.push_back(command<&reset_password, &prepare_reset>(
        {.name = "password.reset",
         .method = "POST",
         .route = "/api/v1/password-resets",
         .needs = Permission::anyone,
         .help = "Sets a new password by a code and ends every session and token of its person.",
         .refusals = "reset_invalid weak_password",
         .logs = "",
         .example = R"({"code":"reset_…","password":"a longer harbour wall"})",
         .durable = false,
         .cuts = true,
         .by_stream = false}));
}

}  // namespace holdfast::accounts
