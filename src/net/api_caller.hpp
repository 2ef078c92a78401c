// Who asks, and whether the request may come from where it comes from.
// Lives on: the request's loop; reads the loop's roster. Tokens are looked up by their SHA-256 and never logged.
#pragma once

#include <optional>
#include <string>

#include "holdfast/domain/access.hpp"
#include "holdfast/hub/roster.hpp"
#include "holdfast/net/http.hpp"

namespace holdfast::net {

struct Asker {
    Caller caller;
    bool by_cookie = false;
};

class Doorkeeper {
public:
    Doorkeeper(std::string public_url, std::string operator_token);

    // Anonymous when nothing was shown; refused `unauthorized` when what was shown is no good.
    Result<Asker> who(Request const& request, Roster const& roster, Timestamp now) const;
    // A browser's cookie goes with requests from anywhere, so every unsafe request and every stream by cookie shows its Origin.
    Verdict same_origin(Request const& request, bool by_cookie) const;
    // Set-Cookie for a new session, or to clear it.
    std::string cookie(std::string_view token) const;

private:
    std::string cookie_token(Request const& request) const;
    std::string public_origin_;  // empty: the Host of the request counts
    std::string cookie_name_;
    bool secure_ = false;
    std::string operator_token_;
};

}  // namespace holdfast::net
