// Signing in with a password. Unknown, deactivated, a bot, without a password, wrong: the same work, the same answer.
#include "features/sessions/parts.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast::sessions {
namespace {

// The hash of a password that nobody has, at the cost of everybody's: what a name without one is compared with.
constexpr std::string_view nobodys_hash =
    "$argon2id$v=19$m=19456,t=2,p=1$GDNjcKTWGJlkgHdhVjzBcA$HkfC68iSM9cKaXL1klYIBpvF/tCeBrforCj5amZFWwo";

Problem bad_credentials() {
    return {Fault::unauthorized, "bad_credentials", "This name and this password do not belong together."};
}

// The name as it is stored; what could be nobody's stays as it is and is found nowhere.
std::string stored_form(std::string const& login) {
    auto const clean = login.find('@') == std::string::npos ? clean_username(login) : clean_email(login);
    return clean ? *clean : login;
}

std::optional<Problem> prepare(ReadTx& tx, Caller const&, CreateSession& command) {
    command.username = stored_form(command.username);
    auto const found = credentials(tx, command.username);
    bool const usable = found && found->may_sign_in;
    auto const clean = clean_password(command.password);
    bool const right = verify_password(usable ? found->password : nobodys_hash, clean ? *clean : command.password);
    if (!usable || !clean || !right) return bad_credentials();
    command.password = found->password;
    return std::nullopt;
}

Result<Done> create_session(WriteTx& tx, Context const& context, CreateSession const& command) {
    auto const found = credentials(tx, command.username);
    // Changed or deactivated since it was compared.
    if (!found || !found->may_sign_in || found->password != command.password) return bad_credentials();
    return sign_in(tx, context, found->user, command.bearer, command.name);
}

}  // namespace

void add_signing_in(Catalogue& catalogue) {
    catalogue.commands.push_back(command<&create_session, &prepare>(
        {.name = "session.create",
         .method = "POST",
         .route = "/api/v1/sessions",
         .needs = Permission::anyone,
         .help = "Signs in: a browser gets a cookie, a program that asks for it a token.",
         .refusals = "bad_credentials too_many_sessions",
         .logs = "",
         .example = R"({"username":"ada","password":"the old harbour wall"})",
         .success = 201,
         .durable = false,
         .by_stream = false,
         .result = &record_of<SignedIn>()}));
}

}  // namespace holdfast::sessions
