// People and bots: their accounts, profiles, roles and passwords.
#include "features/accounts/parts.hpp"

namespace holdfast {
namespace accounts {

std::string workspace_name(ReadTx& tx) { return meta(tx, "workspace_name").value_or("Holdfast"); }

Problem needs_account() { return {Fault::unauthorized, "unauthorized", "Sign in first."}; }

Done done_with(MadePerson const& made) { return done(workspace_log, made.place, encode(made.user)); }

}  // namespace accounts

namespace {

constexpr RefusalSpec refusals[] = {
    {"own_role", Fault::forbidden, "Nobody changes their own role."},
    {"bot_above_owner", Fault::forbidden, "A bot never stands above the person it belongs to."},
    {"last_owner", Fault::conflict, "A workspace keeps at least one owner."},
    {"bot_password", Fault::bad_request, "A bot has tokens and no password."},
    {"no_password", Fault::conflict, "Bots and deactivated people have no password to set."},
    {"wrong_password", Fault::forbidden, "This is not one's password."},
    {"reset_invalid", Fault::not_found, "The code is wrong, used, expired or replaced."},
    {"setup_invalid", Fault::not_found, "The code is wrong or expired; the server prints a new one when it starts."},
    {"already_set_up", Fault::conflict, "The workspace has an owner."},
};

}  // namespace

void add_accounts(Catalogue& catalogue) {
    catalogue.refusals.insert(catalogue.refusals.end(), std::begin(refusals), std::end(refusals));
    accounts::add_setup(catalogue);
    accounts::add_administration(catalogue);
    accounts::add_me(catalogue);
    accounts::add_passwords(catalogue);
    accounts::add_directory(catalogue);
    accounts::add_import(catalogue);
    catalogue.events.push_back(event<UserChanged>(
        {.kind = "user.changed",
         .logs = "@workspace",
         .help = "A person as they stand now: new, renamed, with another role, deactivated or back.",
         .example =
             R"({"user":{"id":"U01h9w4c9c8g00","username":"ada","display_name":"Ada","role":"member","bot":false,"active":true,"avatar":null,"title":"Harbour master","time_zone":"Europe/Berlin","version":1}})"}));
    catalogue.profile = [](ReadTx& tx, UserId user) {
        auto const profile = accounts::profile_of(tx, user);
        return profile ? encode(*profile) : std::string{"null"};
    };
    catalogue.profile_record = &record_of<accounts::Profile>();
    catalogue.seen = [](WriteTx& tx, UserId user, Timestamp at) { accounts::set_last_seen(tx, user, at); };
}

}  // namespace holdfast
