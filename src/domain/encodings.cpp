#include "holdfast/domain/encodings.hpp"

#include <memory>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace holdfast {
namespace {

bool is_utf8(std::string_view text) {
    std::int32_t at = 0;
    auto const size = static_cast<std::int32_t>(text.size());
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    while (at < size) {
        UChar32 point = 0;
        U8_NEXT(bytes, at, size, point);
        if (point < 0) return false;
    }
    return true;
}

// Strict: a byte that means nothing is a sign of another encoding.
std::optional<std::string> converted(std::string_view bytes, char const* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, void (*)(UConverter*)> const converter{ucnv_open(encoding, &status), &ucnv_close};
    if (U_FAILURE(status)) return std::nullopt;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    icu::UnicodeString text;
    auto const room = static_cast<std::int32_t>(bytes.size()) + 1;
    auto* buffer = text.getBuffer(room);
    if (!buffer) return std::nullopt;
    auto const units =
        ucnv_toUChars(converter.get(), buffer, room, bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
    text.releaseBuffer(U_SUCCESS(status) ? units : 0);
    if (U_FAILURE(status)) return std::nullopt;
    std::string out;
    text.toUTF8String(out);
    return out;
}

int digit_of(char letter) {
    if (letter >= 'A' && letter <= 'Z') return letter - 'A';
    if (letter >= 'a' && letter <= 'z') return letter - 'a' + 26;
    if (letter >= '0' && letter <= '9') return letter - '0' + 52;
    return letter == '+' ? 62 : letter == '/' ? 63 : -1;
}

}  // namespace

std::optional<std::string> text_of_file(std::string_view bytes) {
    std::optional<std::string> text;
    if (bytes.starts_with("\xEF\xBB\xBF")) text = std::string{bytes.substr(3)};
    else if (bytes.starts_with("\xFF\xFE")) text = converted(bytes.substr(2), "UTF-16LE");
    else if (bytes.starts_with("\xFE\xFF")) text = converted(bytes.substr(2), "UTF-16BE");
    else if (is_utf8(bytes)) text = std::string{bytes};
    else text = converted(bytes, "gb18030");
    if (!text || !is_utf8(*text) || text->find('\0') != std::string::npos) return std::nullopt;
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    for (int padding = 0; padding < 2 && text.ends_with('='); ++padding) text.remove_suffix(1);
    if (text.size() % 4 == 1) return std::nullopt;
    std::string out;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    int held = 0;
    for (auto const letter : text) {
        auto const digit = digit_of(letter);
        if (digit < 0) return std::nullopt;
        bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFF;
        held += 6;
        if (held < 8) continue;
        held -= 8;
        out += static_cast<char>(bits >> held & 0xFF);
    }
    return out;
}

}  // namespace holdfast
