#include "net/proxies.hpp"

#include <optional>

#include <boost/asio/ip/address.hpp>

namespace holdfast::net {
namespace {

namespace ip = boost::asio::ip;

std::optional<ip::address> address_of(std::string_view text) {
    boost::system::error_code error;
    auto address = ip::make_address(text, error);
    if (error) return std::nullopt;
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = ip::make_address_v4(ip::v4_mapped, address.to_v6());
    return address;
}

template <class Network, class Address>
bool covers(Network const& network, Address const& address) {
    return Network{address, network.prefix_length()}.canonical() == network;
}

// 192.0.2.7, 192.0.2.7:443, [2001:db8::7]:443, 2001:db8::7
std::string_view without_port(std::string_view text) {
    if (text.starts_with('[')) return text.substr(1, text.find(']') - 1);
    auto const colon = text.find(':');
    return colon == text.rfind(':') ? text.substr(0, colon) : text;
}

std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

Result<TrustedProxies> TrustedProxies::parse(std::vector<std::string> const& networks) {
    TrustedProxies proxies;
    for (auto const& text : networks) {
        boost::system::error_code error;
        auto const slash = text.find('/');
        auto const address = ip::make_address(std::string_view{text}.substr(0, slash), error);
        if (!error && address.is_v4()) {
            auto const network = ip::make_network_v4(slash == text.npos ? text + "/32" : text, error);
            if (!error) proxies.v4_.push_back(network.canonical());
        } else if (!error) {
            auto const network = ip::make_network_v6(slash == text.npos ? text + "/128" : text, error);
            if (!error) proxies.v6_.push_back(network.canonical());
        }
        if (error)
            return Problem{Fault::bad_request, "bad_network", "Not an address or a network: " + text,
                           "trusted_proxies"};
    }
    return proxies;
}

bool TrustedProxies::trusts(std::string_view text) const {
    if (v4_.empty() && v6_.empty()) return false;
    auto const address = address_of(text);
    if (!address) return false;
    if (address->is_v4()) {
        for (auto const& network : v4_)
            if (covers(network, address->to_v4())) return true;
    } else {
        for (auto const& network : v6_)
            if (covers(network, address->to_v6())) return true;
    }
    return false;
}

std::string TrustedProxies::client(std::string_view peer, std::vector<std::string_view> const& fields) const {
    std::string client{peer};
    if (!trusts(client)) return client;
    for (auto field = fields.rbegin(); field != fields.rend(); ++field) {
        auto rest = *field;
        for (;;) {
            auto const comma = rest.rfind(',');
            auto const named = plain_address(without_port(trimmed(comma == rest.npos ? rest : rest.substr(comma + 1))));
            if (named.empty()) return client;
            client = named;
            if (!trusts(client)) return client;
            if (comma == rest.npos) break;
            rest = rest.substr(0, comma);
        }
    }
    return client;
}

std::string plain_address(std::string_view text) {
    auto const address = address_of(text);
    return address ? address->to_string() : std::string{};
}

}  // namespace holdfast::net
