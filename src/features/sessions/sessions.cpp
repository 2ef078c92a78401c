// Browsers that are signed in and programs' tokens: one list, ended one by one or all at once.
#include "features/sessions/parts.hpp"

namespace holdfast {
namespace sessions {
namespace {

Result<Done> end_own(WriteTx& tx, Context const& context, SessionId session) {
    if (!holds(tx, context.caller.user, session)) return session_not_found();
    end_session(tx, session);
    Done done;
    done.ends_session = session == context.caller.session;
    return done;
}

Result<Done> end_current(WriteTx& tx, Context const& context, OwnSessions const&) {
    return end_own(tx, context, context.caller.session);
}

Result<Done> end_one(WriteTx& tx, Context const& context, SessionOnly const& command) {
    return end_own(tx, context, command.session);
}

Result<Done> end_all(WriteTx& tx, Context const& context, UserSessions const& command) {
    auto const holder = holder_of(tx, command.user);
    if (!holder) return Problem{Fault::not_found, "not_found", "There is no such person here.", "user"};
    if (auto verdict = may_sign_out(context.caller, *holder); !verdict) return verdict.error();
    end_sessions(tx, command.user);
    Done done;
    done.ends_session = command.user == context.caller.user;
    return done;
}

Result<SessionList> own_sessions(ReadTx& tx, Caller const& caller, OwnSessions const&) {
    return SessionList{sessions_of(tx, caller.user, caller.session)};
}

}  // namespace
}  // namespace sessions

void add_sessions(Catalogue& catalogue) {
    using namespace sessions;
    catalogue.refusals.push_back(
        {"bad_credentials", Fault::unauthorized, "The name and the password do not belong together."});
    catalogue.refusals.push_back(
        {"bots_only", Fault::forbidden, "People make their own tokens; others make them only for bots."});
    catalogue.refusals.push_back({"deactivated", Fault::conflict, "The account is deactivated."});
    add_signing_in(catalogue);
    add_tokens(catalogue);
    catalogue.commands.push_back(
        command<&end_current>({.name = "session.end_current",
                               .method = "DELETE",
                               .route = "/api/v1/sessions/current",
                               .needs = Permission::signed_in,
                               .help = "Signs out: the session that asks is over before the answer comes.",
                               .refusals = "not_found",
                               .logs = "",
                               .example = "{}",
                               .durable = false,
                               .cuts = true,
                               .by_stream = false}));
    catalogue.commands.push_back(command<&end_one>({.name = "session.end",
                                                    .method = "DELETE",
                                                    .route = "/api/v1/sessions/{session}",
                                                    .needs = Permission::signed_in,
                                                    .help = "Ends one of one's own sessions or tokens.",
                                                    .refusals = "not_found",
                                                    .logs = "",
                                                    .example = "{}",
                                                    .durable = false,
                                                    .cuts = true,
                                                    .by_stream = false}));
    catalogue.commands.push_back(command<&end_all>({.name = "sessions.end_all",
                                                    .method = "DELETE",
                                                    .route = "/api/v1/users/{user}/sessions",
                                                    .needs = Permission::manage_people,
                                                    .help = "Ends every session and token of a person.",
                                                    .refusals = "not_found",
                                                    .logs = "",
                                                    .example = "{}",
                                                    .durable = false,
                                                    .cuts = true,
                                                    .by_stream = false}));
    catalogue.reads.push_back(read<&own_sessions>({.name = "sessions",
                                                   .route = "/api/v1/sessions",
                                                   .needs = Permission::signed_in,
                                                   .help = "One's own sessions and tokens, the newest first.",
                                                   .refusals = ""}));
}

}  // namespace holdfast
