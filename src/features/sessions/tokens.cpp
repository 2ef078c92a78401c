// Tokens for programs: shown once, kept as SHA-256.
#include "features/sessions/parts.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast::sessions {
namespace {

Result<Done> give_token(WriteTx& tx, UserId user, std::string_view wished, std::optional<std::int64_t> days) {
    auto const name = clean_name(wished, "name", session_name_bytes_max);
    if (!name) return name.error();
    auto const expires = days ? tx.now() + std::chrono::days{*days} : Timestamp{};
    auto const opened = open_session(tx, {user, true, *name, expires});
    if (!opened) return opened.error();
    Done done;
    done.result = encode(NewToken{opened->id, opened->token});
    return done;
}

Result<Done> create_own(WriteTx& tx, Context const& context, CreateToken const& command) {
    if (!context.caller.user) return Problem{Fault::unauthorized, "unauthorized", "Sign in first."};
    return give_token(tx, context.caller.user, command.name, command.expires_in_days);
}

Result<Done> create_for(WriteTx& tx, Context const& context, CreateUserToken const& command) {
    auto const holder = holder_of(tx, command.user);
    if (!holder) return Problem{Fault::not_found, "not_found", "There is no such person here.", "user"};
    if (auto verdict = may_give_token(context.caller, *holder); !verdict) return verdict.error();
    return give_token(tx, command.user, command.name, command.expires_in_days);
}

}  // namespace

void add_tokens(Catalogue& catalogue) {
    catalogue.commands.push_back(command<&create_own>(
        {.name = "token.create",
         .method = "POST",
         .route = "/api/v1/tokens",
         .needs = Permission::signed_in,
         .help =
             "A token for a program that acts as oneself. It stands in the list of one's sessions and is ended there.",
         .refusals = "too_many_sessions",
         .logs = "",
         .example = R"({"name":"backup script","expires_in_days":90})",
         .success = 201,
         .durable = false,
         .by_stream = false,
         .result = &record_of<NewToken>()}));
    catalogue.commands.push_back(command<&create_for>({.name = "token.create_for_user",
                                                       .method = "POST",
                                                       .route = "/api/v1/users/{user}/tokens",
                                                       .needs = Permission::manage_people,
                                                       .help = "A token for a bot.",
                                                       .refusals = "bots_only deactivated too_many_sessions",
                                                       .logs = "",
                                                       .example = R"({"name":"build server"})",
                                                       .success = 201,
                                                       .durable = false,
                                                       .by_stream = false,
                                                       .result = &record_of<NewToken>()}));
}

}  // namespace holdfast::sessions
