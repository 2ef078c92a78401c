// The queries of sessions. Any transaction; plain structs out.
#pragma once

#include "features/sessions/requests.hpp"
#include "features/sessions/rules.hpp"

namespace holdfast::sessions {

struct Credentials {
    UserId user;
    std::string password;  // argon2id, or empty
    bool may_sign_in = false;
};
// By username or e-mail address.
std::optional<Credentials> credentials(ReadTx& tx, std::string_view login);

std::optional<Holder> holder_of(ReadTx& tx, UserId user);
bool holds(ReadTx& tx, UserId user, SessionId session);
std::vector<SessionView> sessions_of(ReadTx& tx, UserId user, SessionId current);

}  // namespace holdfast::sessions
