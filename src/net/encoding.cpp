#include "net/encoding.hpp"

#include <zlib.h>

#include "net/request_head.hpp"

namespace holdfast::net {
namespace {

// JSON shrinks to a sixth at level 4, at half the cost of the usual 6.
constexpr int level = 4;
constexpr int gzip_window_bits = 15 + 16;

std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// q=0, q=0.0, … : named in order to be refused.
bool is_refused(std::string_view parameters) {
    auto const q = parameters.find("q=");
    if (q == parameters.npos) return false;
    auto const weight = trimmed(parameters.substr(q + 2));
    return weight.starts_with('0') && weight.find_first_not_of("0.") == weight.npos;
}

}  // namespace

bool accepts_coding(std::string_view accept_encoding, std::string_view coding) {
    bool accepted_by_star = false;
    while (!accept_encoding.empty()) {
        auto const comma = accept_encoding.find(',');
        auto const item = accept_encoding.substr(0, comma);
        auto const semicolon = item.find(';');
        auto const name = trimmed(item.substr(0, semicolon));
        bool const accepted = semicolon == item.npos || !is_refused(item.substr(semicolon + 1));
        if (equal_ignoring_case(name, coding)) return accepted;
        if (name == "*") accepted_by_star = accepted;
        if (comma == accept_encoding.npos) break;
        accept_encoding.remove_prefix(comma + 1);
    }
    return accepted_by_star;
}

std::optional<std::string> gzip(std::string_view bytes) {
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window_bits, 8, Z_DEFAULT_STRATEGY) != Z_OK) return std::nullopt;
    std::string out(bytes.size(), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    bool const finished = deflate(&stream, Z_FINISH) == Z_STREAM_END;  // false when it did not fit: nothing saved
    out.resize(out.size() - stream.avail_out);
    deflateEnd(&stream);
    if (!finished) return std::nullopt;
    return out;
}

}  // namespace holdfast::net
