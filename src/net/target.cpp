#include "net/target.hpp"

#include <algorithm>
#include <cstdint>

namespace holdfast::net {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool has_dot_segment(std::string_view path) {
    while (!path.empty()) {
        path.remove_prefix(1);  // the slash before the segment
        auto const segment = path.substr(0, path.find('/'));
        if (segment == "." || segment == "..") return true;
        path.remove_prefix(segment.size());
    }
    return false;
}

// The length of the well-formed sequence at the front (Unicode, table 3-7); 0 when there is none.
std::size_t sequence_length(std::string_view text) {
    auto const byte = [&](std::size_t index) {
        return index < text.size() ? static_cast<std::uint8_t>(text[index]) : std::uint8_t{0};
    };
    auto const continues = [&](std::size_t index, int low = 0x80, int high = 0xBF) {
        return byte(index) >= low && byte(index) <= high;
    };
    auto const lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        auto const low = lead == 0xE0 ? 0xA0 : 0x80, high = lead == 0xED ? 0x9F : 0xBF;
        return continues(1, low, high) && continues(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        auto const low = lead == 0xF0 ? 0x90 : 0x80, high = lead == 0xF4 ? 0x8F : 0xBF;
        return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::optional<std::string> decode_path(std::string_view raw) {
    if (!raw.starts_with('/')) return std::nullopt;
    std::string path;
    path.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size(); ++at) {
        char c = raw[at];
        if (c == '%') {
            auto const high = at + 1 < raw.size() ? hex_digit(raw[at + 1]) : -1;
            auto const low = at + 2 < raw.size() ? hex_digit(raw[at + 2]) : -1;
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            if (c == '/') return std::nullopt;
            at += 2;
        }
        auto const byte = static_cast<std::uint8_t>(c);
        if (c == '\\' || byte < 0x20 || byte == 0x7F) return std::nullopt;
        path += c;
    }
    if (has_dot_segment(path) || !is_utf8(path)) return std::nullopt;
    return path;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        auto const length = sequence_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

}  // namespace holdfast::net
