#include "net/guard.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <array>
#include <cstdint>

#include <boost/asio/ip/address.hpp>

namespace holdfast::net {
namespace {

namespace ip = boost::asio::ip;

struct Range {
    std::uint32_t first;
    int bits;
};
constexpr std::uint32_t quad(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    return a << 24 | b << 16 | c << 8 | d;
}
// RFC 6890 and its successors: what IANA sets apart.
constexpr std::array apart{
    Range{quad(0, 0, 0, 0), 8},      Range{quad(10, 0, 0, 0), 8},     Range{quad(100, 64, 0, 0), 10},
    Range{quad(127, 0, 0, 0), 8},    Range{quad(169, 254, 0, 0), 16}, Range{quad(172, 16, 0, 0), 12},
    Range{quad(192, 0, 0, 0), 24},   Range{quad(192, 0, 2, 0), 24},   Range{quad(192, 88, 99, 0), 24},
    Range{quad(192, 168, 0, 0), 16}, Range{quad(198, 18, 0, 0), 15},  Range{quad(198, 51, 100, 0), 24},
    Range{quad(203, 0, 113, 0), 24}, Range{quad(224, 0, 0, 0), 4},    Range{quad(240, 0, 0, 0), 4},
};

bool is_public(ip::address_v4 const& address) {
    auto const value = address.to_uint();
    for (auto const& range : apart)
        if (((value ^ range.first) >> (32 - range.bits)) == 0) return false;
    return true;
}

bool is_public(ip::address_v6 const& address) {
    auto const b = address.to_bytes();
    // Only what is given out, 2000::/3: everything else is loopback, local, unique local, link-local, site-local,
    // multicast, NAT64, mapped or of no use.
    if ((b[0] & 0xE0) != 0x20) return false;
    if (b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0D && b[3] == 0xB8) return false;                // documentation
    if (b[0] == 0x20 && b[1] == 0x01 && b[2] < 0x02) return false;                                 // Teredo and others
    if (b[0] == 0x3F && b[1] == 0xFF && (b[2] & 0xF0) == 0) return false;                          // documentation
    if (b[0] == 0x20 && b[1] == 0x02) return is_public(ip::address_v4{{b[2], b[3], b[4], b[5]}});  // 6to4
    return true;
}

}  // namespace

bool is_public_address(std::string_view text) {
    boost::system::error_code error;
    auto const address = ip::make_address(text, error);
    if (error) return false;
    return address.is_v4() ? is_public(address.to_v4()) : is_public(address.to_v6());
}

Result<Guard> Guard::parse(std::vector<std::string> const& allow_private) {
    auto networks = TrustedProxies::parse(allow_private);
    if (!networks) return networks.error();
    Guard guard;
    guard.allowed_ = std::move(*networks);
    return guard;
}

bool Guard::lets_out(sockaddr const& address) const {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address.sa_family == AF_INET)
        ::inet_ntop(AF_INET, &reinterpret_cast<sockaddr_in const&>(address).sin_addr, text.data(), text.size());
    else if (address.sa_family == AF_INET6)
        ::inet_ntop(AF_INET6, &reinterpret_cast<sockaddr_in6 const&>(address).sin6_addr, text.data(), text.size());
    else return false;
    return lets_out(std::string_view{text.data()});
}

}  // namespace holdfast::net
