// Who may make, change and remove whom. Pure: no database, no clock. Any thread.
#pragma once

#include <optional>
#include <string>

#include "features/accounts/requests.hpp"
#include "holdfast/domain/access.hpp"

namespace holdfast::accounts {

// The person that somebody wants to change, as the transaction reads them.
struct Target {
    UserId user;
    Role role = Role::member;
    bool bot = false;
    bool active = true;
    std::optional<Role> bot_owner_role;  // nothing for people, and for bots that the machine's operator made
    int owners = 0;                      // active people who own the workspace
};

// Nobody hands out more than they hold, and only an owner makes admins and owners. The machine's operator counts as one.
Verdict may_grant(Caller const& caller, Role role);
// An admin manages members and guests; whoever is their peer or stands above them is an owner's business.
Verdict may_manage(Caller const& caller, Target const& target);
// A new way in for a person: an admin may help another admin, but never an owner.
Verdict may_let_in(Caller const& caller, Target const& target);

// True: to be changed. False: it is so already.
Result<bool> decide(ChangeRole const& command, Target const& target, Caller const& caller);
Result<bool> decide_deactivation(Target const& target, Caller const& caller);
Result<bool> decide_reactivation(Target const& target, Caller const& caller);

// What somebody does here, in one line; may be empty.
Result<std::string> clean_title(std::string_view text);
// What a person says about themselves, cleaned. An end that has passed is refused.
Result<StatusView> decide(SetStatus const& command, Timestamp now);
// A status whose time is over says nothing any more.
StatusView status_at(StatusView status, Timestamp now);

Problem user_not_found();

}  // namespace holdfast::accounts
