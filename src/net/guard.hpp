// Where requests of the house may not go: its own machine and its own network, however that is written.
// The address that is connected to is judged, not the name, so a name that means something else a moment later gains nothing.
// Constant after construction; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "net/proxies.hpp"

struct sockaddr;

namespace holdfast::net {

// An address of the public internet. Loopback, link-local, private, shared, documentation, multicast and reserved ranges are
// not, nor what carries such an IPv4 address inside an IPv6 one (mapped, NAT64, 6to4, Teredo).
bool is_public_address(std::string_view address);

class Guard {
public:
    // Networks of one's own that may be reached all the same.
    static Result<Guard> parse(std::vector<std::string> const& allow_private);
    bool lets_out(std::string_view address) const { return is_public_address(address) || allowed_.trusts(address); }
    bool lets_out(sockaddr const& address) const;

private:
    TrustedProxies allowed_;
};

}  // namespace holdfast::net
