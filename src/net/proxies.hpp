// Which proxies are believed when they say who the client is.
// Constant after construction; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

#include "holdfast/base/result.hpp"

namespace holdfast::net {

class TrustedProxies {
public:
    // Addresses and CIDRs, both kinds of IP. Refused with the first that is neither.
    static Result<TrustedProxies> parse(std::vector<std::string> const& networks);

    bool trusts(std::string_view address) const;
    // The client's address: walking X-Forwarded-For from its end, the first that no trusted proxy bears.
    // `fields` are the values in the order they stood; what is no address ends the walk.
    std::string client(std::string_view peer, std::vector<std::string_view> const& fields) const;

private:
    std::vector<boost::asio::ip::network_v4> v4_;
    std::vector<boost::asio::ip::network_v6> v6_;
};

// An address as text, an IPv4 address inside IPv6 as the IPv4 address; empty when it is none.
std::string plain_address(std::string_view text);

}  // namespace holdfast::net
