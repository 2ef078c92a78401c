// A finished WebSocket text frame (RFC 6455, unmasked): built once, shared by every outbox it goes to.
// Immutable; any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace holdfast {

struct Frame {
    std::string bytes;  // header and payload
};
using SharedFrame = std::shared_ptr<Frame const>;

SharedFrame text_frame(std::string_view payload);
std::string_view payload_of(Frame const& frame);

}  // namespace holdfast
