#include "setting_forms.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include <arpa/inet.h>

namespace holdfast {
namespace {

bool is_word(char letter) {
    return (letter >= '0' && letter <= '9') || ((letter | 0x20) >= 'a' && (letter | 0x20) <= 'z');
}

std::optional<int> small_number(std::string_view text, int most) {
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if (value < 0 || value > most) return std::nullopt;
    return value;
}

bool is_address(std::string_view text, int family) {
    unsigned char bytes[16];
    return ::inet_pton(family, std::string{text}.c_str(), bytes) == 1;
}

bool is_host(std::string_view text) {
    if (text.starts_with('[') && text.ends_with(']')) return is_address(text.substr(1, text.size() - 2), AF_INET6);
    return !text.empty() && text.size() <= 253 && is_word(text.front()) &&
           std::ranges::all_of(text, [](char letter) { return is_word(letter) || letter == '.' || letter == '-'; });
}

}  // namespace

bool is_listen_address(std::string_view text) {
    auto const colon = text.rfind(':');
    if (colon == text.npos || !small_number(text.substr(colon + 1), 65535)) return false;
    auto const host = text.substr(0, colon);
    return is_address(host, AF_INET) || (host.starts_with('[') && is_host(host));
}

bool is_listen_address_or_empty(std::string_view text) { return text.empty() || is_listen_address(text); }

bool is_public_url(std::string_view text) {
    if (text.empty()) return true;
    if (text.starts_with("https://")) text.remove_prefix(8);
    else if (text.starts_with("http://")) text.remove_prefix(7);
    else return false;
    auto const bracket = text.rfind(']');
    auto const colon = text.rfind(':');
    if (colon == text.npos || (bracket != text.npos && colon < bracket)) return is_host(text);
    auto const port = small_number(text.substr(colon + 1), 65535);
    return port && *port > 0 && is_host(text.substr(0, colon));
}

bool is_network(std::string_view text) {
    auto const slash = text.find('/');
    auto const address = text.substr(0, slash);
    bool const six = is_address(address, AF_INET6);
    if (!six && !is_address(address, AF_INET)) return false;
    return slash == text.npos || small_number(text.substr(slash + 1), six ? 128 : 32).has_value();
}

bool is_strong_token(std::string_view text) {
    return text.empty() || (text.size() >= 32 && std::ranges::all_of(text, [](char letter) {
                                return is_word(letter) || letter == '_' || letter == '-';
                            }));
}

}  // namespace holdfast
