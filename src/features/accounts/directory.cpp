// Who is here, for those who may know: guests see only people they share a channel with (D18).
#include "features/accounts/parts.hpp"
#include "holdfast/base/version.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast::accounts {
namespace {

// Through whose eyes a list is seen; nothing: all of it.
std::optional<UserId> narrowed_to(Caller const& caller) {
    if (may(caller, Permission::see_workspace)) return std::nullopt;
    return caller.user;
}

bool sees(ReadTx& tx, Caller const& caller, UserId user) {
    auto const viewer = narrowed_to(caller);
    return !viewer || *viewer == user || share_a_channel(tx, *viewer, user);
}

ListedPerson listed(UserView const& user, std::optional<std::string> email, Caller const& caller) {
    ListedPerson person{user.id,     user.username, user.display_name, user.role,    user.bot, user.active,
                        user.avatar, user.title,    user.time_zone,    user.version, {}};
    if (may(caller, Permission::manage_people)) person.email = std::move(email);
    return person;
}

bool holds(UserView const& user, std::string_view wanted) {
    return user.username.find(wanted) != std::string::npos ||
           name_key(user.display_name).find(wanted) != std::string::npos;
}

Result<UserPage> users(ReadTx& tx, Caller const& caller, ListUsers const& question) {
    UserPage page;
    auto const wanted = name_key(question.query);
    each_person(tx, question.cursor, narrowed_to(caller), [&](Candidate const& candidate) {
        if (!question.username.empty() && candidate.user.username != question.username) return true;
        if (!wanted.empty() && !holds(candidate.user, wanted)) return true;
        if (std::ssize(page.items) == question.limit) {
            page.next_cursor = page.items.back().username;
            return false;
        }
        page.items.push_back(listed(candidate.user, candidate.email, caller));
        return true;
    });
    return page;
}

Result<ListedPerson> user(ReadTx& tx, Caller const& caller, UserOnly const& question) {
    auto const view = user_view(tx, question.user);
    if (!view || !sees(tx, caller, question.user)) return user_not_found();
    return listed(*view, email_of(tx, question.user), caller);
}

Result<WorkspaceState> workspace_state(ReadTx& tx, Caller const& caller, NoQuestion const&) {
    auto const log = log_state(tx, workspace_log).value_or(LogState{});
    WorkspaceState state{log.head, hex16(log.check), workspace_name(tx), {}};
    each_person(tx, "", narrowed_to(caller), [&](Candidate const& candidate) {
        state.people.push_back(candidate.user);
        return std::ssize(state.people) < workspace_people_max;
    });
    return state;
}

Result<ServerFacts> server(ReadTx& tx, Caller const&, NoQuestion const&) {
    return ServerFacts{workspace_name(tx), std::string{version}, !has_owner(tx)};
}

}  // namespace

void add_directory(Catalogue& catalogue) {
    catalogue.reads.push_back(
        read<&server>({.name = "server",
                       .route = "/api/v1/server",
                       .needs = Permission::anyone,
                       .help = "The workspace's name, and whether it still waits for its first owner.",
                       .refusals = ""}));
    catalogue.reads.push_back(read<&users>({.name = "users",
                                            .route = "/api/v1/users",
                                            .needs = Permission::signed_in,
                                            .help = "People, page by page; guests see those they share a channel with.",
                                            .refusals = ""}));
    catalogue.reads.push_back(read<&user>({.name = "user",
                                           .route = "/api/v1/users/{user}",
                                           .needs = Permission::signed_in,
                                           .help = "One person.",
                                           .refusals = "not_found"}));
    catalogue.reads.push_back(
        read<&workspace_state>({.name = "workspace.state",
                                .route = "/api/v1/workspace/state",
                                .needs = Permission::signed_in,
                                .help = "What @workspace adds up to, for who cannot follow its log from their cursor.",
                                .refusals = ""}));
}

}  // namespace holdfast::accounts
