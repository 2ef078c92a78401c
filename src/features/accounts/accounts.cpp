// People and bots: their accounts, profiles, roles and passwords.
#include "features/accounts/parts.hpp"

namespace holdfast {
namespace accounts {

std::string workspace_name(ReadTx& tx) { return meta(tx, "workspace_name").value_or("Holdfast"); }

Problem needs_account() { return {Fault::unauthorized, "unauthorized", "Sign in first."}; }

Done done_with(MadePerson const& made) { return done(workspace_log, made.place, encode(made.user)); }

}  // namespace accounts

void add_accounts(Catalogue& catalogue) {
    accounts::add_setup(catalogue);
    accounts::add_administration(catalogue);
    accounts::add_me(catalogue);
    accounts::add_passwords(catalogue);
    accounts::add_directory(catalogue);
    catalogue.events.push_back(event<UserChanged>(
        {.kind = "user.changed",
         .logs = "@workspace",
         .help = "A person as they stand now: new, renamed, with another role, deactivated or back.",
         .example =
             R"({"user":{"id":"U01h9w4c9c8g00","username":"ada","display_name":"Ada","role":"member","bot":false,"active":true,"avatar":null,"version":1}})"}));
    catalogue.profile = [](ReadTx& tx, UserId user) {
        auto const profile = accounts::profile_of(tx, user);
        return profile ? encode(*profile) : std::string{"null"};
    };
    catalogue.seen = [](WriteTx& tx, UserId user, Timestamp at) { accounts::set_last_seen(tx, user, at); };
}

}  // namespace holdfast
