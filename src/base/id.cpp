#include "holdfast/base/id.hpp"

namespace holdfast {
namespace {

// Crockford's digits: in the order of their bytes, so that texts sort like the numbers; no i, l, o or u to misread.
constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t digits_in_id = 13;

int digit_value(char c) {
    auto const at = digits.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

std::string id_text(char letter, std::int64_t value) {
    std::string text(1 + digits_in_id, letter);
    auto rest = static_cast<std::uint64_t>(value);
    for (auto place = digits_in_id; place >= 1; --place, rest >>= 5) text[place] = digits[rest & 31];
    return text;
}

// One text for each id: other lengths, capitals, zero and what does not fit in 63 bits are no ids.
std::optional<std::int64_t> id_value(char letter, std::string_view text) {
    if (text.size() != 1 + digits_in_id || text[0] != letter) return std::nullopt;
    if (digit_value(text[1]) > 7) return std::nullopt;
    std::uint64_t value = 0;
    for (char const c : text.substr(1)) {
        auto const digit = digit_value(c);
        if (digit < 0) return std::nullopt;
        value = value << 5 | static_cast<std::uint64_t>(digit);
    }
    if (value == 0) return std::nullopt;
    return static_cast<std::int64_t>(value);
}

}  // namespace holdfast
