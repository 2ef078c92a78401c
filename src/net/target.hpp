// The path of a request target, decoded once and refused where decoding could mean two things.
// Pure; any thread. Bounded by target_bytes_max.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::net {

// Nothing for an encoded slash, a backslash, NUL and other control characters, a "%" without two digits, text that is
// not UTF-8 (overlong forms included), and for "." and ".." as a segment, encoded or not.
std::optional<std::string> decode_path(std::string_view raw);

bool is_utf8(std::string_view text);

}  // namespace holdfast::net
