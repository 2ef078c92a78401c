#include "holdfast/hub/frame.hpp"

#include <cstdint>

namespace holdfast {
namespace {

constexpr char final_text = static_cast<char>(0x81);
constexpr std::size_t short_max = 125, medium_max = 0xFFFF;

std::size_t header_size(Frame const& frame) {
    switch (static_cast<std::uint8_t>(frame.bytes[1])) {
        case 126: return 4;
        case 127: return 10;
        default: return 2;
    }
}

void append_big_endian(std::string& out, std::uint64_t value, int bytes) {
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift);
}

}  // namespace

SharedFrame text_frame(std::string_view payload) {
    auto frame = std::make_shared<Frame>();
    auto& bytes = frame->bytes;
    bytes.reserve(payload.size() + 10);
    bytes += final_text;
    if (payload.size() <= short_max) {
        bytes += static_cast<char>(payload.size());
    } else if (payload.size() <= medium_max) {
        bytes += static_cast<char>(126);
        append_big_endian(bytes, payload.size(), 2);
    } else {
        bytes += static_cast<char>(127);
        append_big_endian(bytes, payload.size(), 8);
    }
    bytes += payload;
    return frame;
}

std::string_view payload_of(Frame const& frame) { return std::string_view{frame.bytes}.substr(header_size(frame)); }

}  // namespace holdfast
