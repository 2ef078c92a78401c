#include "net/handshake.hpp"

#include <algorithm>

namespace holdfast::net {
namespace {

constexpr std::size_t offers_max = 16;

// Sixteen bytes in base64 are 22 digits, of which the last carries two bits, and two signs of padding.
bool is_key(std::string_view key) {
    static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    static constexpr std::string_view last_digits = "AQgw";
    if (key.size() != 24 || !key.ends_with("==")) return false;
    auto const first = key.substr(0, 21);
    return first.find_first_not_of(digits) == first.npos && last_digits.find(key[21]) != last_digits.npos;
}

bool any_has_token(RequestHead const& head, std::string_view name, std::string_view token) {
    return std::any_of(head.fields.begin(), head.fields.end(),
                       [&](auto const& field) { return field.first == name && has_token(field.second, token); });
}

}  // namespace

bool asks_for_stream(RequestHead const& head, std::string_view path) {
    return path == stream_path && (head.count("upgrade") > 0 || head.count("sec-websocket-key") > 0);
}

std::optional<Refusal> check_handshake(RequestHead const& head) {
    if (head.minor_version != 1) return Refusal{400, "bad_handshake", "A WebSocket handshake is HTTP/1.1."};
    if (head.has_body()) return Refusal{400, "bad_handshake", "A WebSocket handshake has no body."};
    if (head.method != "GET") return Refusal{405, "method_not_allowed", "A WebSocket handshake is a GET.", true};
    if (!any_has_token(head, "upgrade", "websocket") || !any_has_token(head, "connection", "upgrade"))
        return Refusal{400, "bad_handshake", "A WebSocket handshake says Upgrade: websocket and Connection: Upgrade.",
                       true};
    if (head.field("sec-websocket-version") != "13")
        return Refusal{426, "bad_version", "This server speaks version 13 of the WebSocket protocol.", true};
    if (!is_key(head.field("sec-websocket-key")))
        return Refusal{400, "bad_handshake", "Sec-WebSocket-Key is sixteen bytes in base64.", true};
    if (head.count("sec-websocket-protocol") > offers_max)
        return Refusal{400, "bad_handshake", "Too many subprotocols are offered.", true};
    if (head.count("sec-websocket-protocol") > 0 && !offers_protocol(head))
        return Refusal{400, "bad_protocol", "The subprotocol here is holdfast.v1.", true};
    return std::nullopt;
}

void add_handshake_fields(Response& refusal) {
    if (refusal.status != 426) return;
    refusal.headers.emplace_back("Sec-WebSocket-Version", "13");
    refusal.headers.emplace_back("Upgrade", "websocket");
}

// Exactly as it is written: a client fails when it is answered with a name that it did not offer.
bool offers_protocol(RequestHead const& head) {
    return std::any_of(head.fields.begin(), head.fields.end(), [](auto const& field) {
        return field.first == "sec-websocket-protocol" && has_exact_token(field.second, stream_protocol);
    });
}

}  // namespace holdfast::net
