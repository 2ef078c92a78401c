// Who may end whose sessions and hand out whose tokens. Pure; any thread.
#pragma once

#include "holdfast/domain/access.hpp"

namespace holdfast::sessions {

struct Holder {
    UserId user;
    Role role = Role::member;
    bool bot = false;
    bool active = true;
};

// An admin signs out anybody but an owner.
Verdict may_sign_out(Caller const& caller, Holder const& holder);
// Tokens for others are for bots, and only an owner holds a token that does what an admin may do. The machine's operator
// makes them for people too.
Verdict may_give_token(Caller const& caller, Holder const& holder);

Problem session_not_found();

}  // namespace holdfast::sessions
