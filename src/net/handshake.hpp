// The form of a WebSocket handshake (RFC 6455, 4.2.1), checked here because Beast accepts an empty, short or doubled
// key and more. Who may connect is the application's question, asked afterwards.
// Pure; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "net/request_head.hpp"

namespace holdfast::net {

inline constexpr std::string_view stream_path = "/api/v1/stream";
inline constexpr std::string_view stream_protocol = "holdfast.v1";

// Asks for a WebSocket, however badly.
bool asks_for_stream(RequestHead const& head, std::string_view path);

// What is wrong with the handshake, or nothing.
std::optional<Refusal> check_handshake(RequestHead const& head);
// Fields that belong beside a refusal of that status, such as the version that is spoken.
void add_handshake_fields(Response& refusal);

bool offers_protocol(RequestHead const& head);

}  // namespace holdfast::net
