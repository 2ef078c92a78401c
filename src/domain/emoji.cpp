#include "holdfast/domain/emoji.hpp"

#include <cstdint>
#include <span>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace holdfast {
namespace {

using Points = std::vector<UChar32>;

constexpr UChar32 presentation = 0xFE0F;  // "shown in colour"
constexpr UChar32 keycap = 0x20E3;
constexpr UChar32 joiner = 0x200D;
constexpr std::size_t joined_max = 4;  // a family of four, two people and a kiss

bool is(UChar32 point, UProperty property) { return u_hasBinaryProperty(point, property) != 0; }

// A code point that Unicode keeps for emoji, but that this ICU has not heard of yet.
bool is_future(UChar32 point) { return u_charType(point) == U_UNASSIGNED && is(point, UCHAR_EXTENDED_PICTOGRAPHIC); }

// Without the marks of presentation; those are put back where they belong.
std::optional<Points> points_of(std::string_view text) {
    Points out;
    auto const size = static_cast<std::int32_t>(text.size());
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    for (std::int32_t at = 0; at < size;) {
        UChar32 point = 0;
        U8_NEXT(bytes, at, size, point);
        if (point < 0) return std::nullopt;
        if (point != presentation) out.push_back(point);
    }
    return out;
}

Points qualified(Points const& bare) {
    Points out;
    for (std::size_t at = 0; at < bare.size(); ++at) {
        out.push_back(bare[at]);
        bool const plain = is(bare[at], UCHAR_EMOJI) && !is(bare[at], UCHAR_EMOJI_PRESENTATION);
        bool const toned = at + 1 < bare.size() && is(bare[at + 1], UCHAR_EMOJI_MODIFIER);
        if (plain && !toned) out.push_back(presentation);
    }
    return out;
}

icu::UnicodeString text_of(std::span<UChar32 const> points) {
    return icu::UnicodeString::fromUTF32(points.data(), static_cast<std::int32_t>(points.size()));
}

bool is_listed(std::span<UChar32 const> points) {
    auto const text = text_of(points);
    return u_stringHasBinaryProperty(text.getBuffer(), text.length(), UCHAR_RGI_EMOJI) != 0;
}

// What may stand alone or be joined to others: listed, or of a later Unicode; a listed one may carry a mark (♂, ⚕).
bool is_element(std::span<UChar32 const> points) {
    if (is_listed(points)) return true;
    return points.size() == 1 && is_future(points.front());
}

bool is_joined(std::span<UChar32 const> points) {
    std::size_t begin = 0, count = 0;
    for (std::size_t at = 0; at <= points.size(); ++at) {
        if (at < points.size() && points[at] != joiner) continue;
        if (++count > joined_max || !is_element(points.subspan(begin, at - begin))) return false;
        begin = at + 1;
    }
    return true;
}

}  // namespace

std::optional<std::string> one_emoji(std::string_view text) {
    if (text.empty() || text.size() > emoji_bytes_max) return std::nullopt;
    auto const bare = points_of(text);
    if (!bare) return std::nullopt;
    auto const points = qualified(*bare);
    if (!is_listed(points) && !is_joined(points)) return std::nullopt;
    std::string out;
    text_of(points).toUTF8String(out);
    return out;
}

}  // namespace holdfast
