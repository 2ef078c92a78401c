#include "net/api_caller.hpp"

#include <algorithm>

namespace holdfast::net {
namespace {

std::string lower(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

// scheme://host:port of an address, without what follows.
std::string origin_of(std::string_view url) {
    auto const scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    return lower(url.substr(0, url.find('/', scheme + 3)));
}

Problem unknown() { return {Fault::unauthorized, "unauthorized", "Sign in first."}; }

}  // namespace

Doorkeeper::Doorkeeper(std::string public_url, std::string operator_token)
    : public_origin_{origin_of(public_url)},
      secure_{public_origin_.starts_with("https://")},
      operator_token_{std::move(operator_token)} {
    // __Host- binds the cookie to this very host; browsers take it only with Secure.
    cookie_name_ = secure_ ? "__Host-holdfast" : "holdfast";
}

std::string Doorkeeper::cookie_token(Request const& request) const {
    auto rest = request.header("cookie");
    auto const wanted = cookie_name_ + "=";
    while (!rest.empty()) {
        while (rest.starts_with(' ')) rest.remove_prefix(1);
        auto const end = rest.find(';');
        auto const part = rest.substr(0, end);
        if (part.starts_with(wanted)) return std::string{part.substr(wanted.size())};
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
    }
    return {};
}

Result<Asker> Doorkeeper::who(Request const& request, Roster const& roster, Timestamp now) const {
    auto const shown = request.header("authorization");
    if (!shown.empty()) {
        if (shown.size() < 8 || lower(shown.substr(0, 7)) != "bearer ") return unknown();
        auto const token = shown.substr(7);
        auto const digest = sha256(token);
        if (!operator_token_.empty() && same_digest(digest, sha256(operator_token_))) {
            Asker out;
            out.caller.operates = true;
            out.caller.role = Role::owner;
            return out;
        }
        auto const caller = roster.authenticate(digest, now);
        if (!caller) return unknown();
        return Asker{*caller, false};
    }
    auto const token = cookie_token(request);
    if (token.empty()) return Asker{};
    auto const caller = roster.authenticate(sha256(token), now);
    if (!caller) return Asker{};  // an old cookie is no shield against signing in again
    return Asker{*caller, true};
}

Verdict Doorkeeper::same_origin(Request const& request, bool by_cookie) const {
    Problem const foreign{Fault::forbidden, "bad_origin", "This request comes from another site."};
    auto const origin = lower(request.header("origin"));
    if (origin.empty()) {
        if (by_cookie) return foreign;
        return allowed();
    }
    if (!public_origin_.empty()) {
        if (origin != public_origin_) return foreign;
        return allowed();
    }
    auto const host = lower(request.header("host"));
    if (origin != "http://" + host && origin != "https://" + host) return foreign;
    return allowed();
}

std::string Doorkeeper::cookie(std::string_view token) const {
    std::string out = cookie_name_ + "=" + std::string{token} + "; Path=/; HttpOnly; SameSite=Lax";
    if (secure_) out += "; Secure";
    out += token.empty() ? "; Max-Age=0" : "; Max-Age=31536000";
    return out;
}

}  // namespace holdfast::net
