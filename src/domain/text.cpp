#include "holdfast/domain/text.hpp"

#include <algorithm>
#include <array>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace holdfast {
namespace {

Problem refuse(Fault fault, std::string_view code, std::string_view detail, std::string_view field) {
    return {fault, std::string{code}, std::string{detail}, std::string{field}};
}

std::string normalised(icu::Normalizer2 const* rule, std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    auto const from =
        icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
    std::string out;
    rule->normalize(from, status).toUTF8String(out);
    return out;
}

std::string nfc(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    return normalised(icu::Normalizer2::getNFCInstance(status), text);
}

// Calls visit(code point) for each; the text has been checked to be UTF-8 when it was parsed.
template <class Visit>
void each_code_point(std::string_view text, Visit visit) {
    std::int32_t at = 0;
    auto const size = static_cast<std::int32_t>(text.size());
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    while (at < size) {
        UChar32 point = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, point);
        visit(point);
    }
}

bool is_control(UChar32 point) { return u_charType(point) == U_CONTROL_CHAR; }
bool is_bidi_control(UChar32 point) {
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

// Something a person can see: not a blank, not a zero-width or formatting character, not a Hangul filler.
bool is_visible(UChar32 point) {
    auto const type = u_charType(point);
    if (type == U_FORMAT_CHAR || type == U_CONTROL_CHAR || type == U_UNASSIGNED || type == U_NON_SPACING_MARK)
        return false;
    if (point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0 || point == 0x2800) return false;
    return !u_isUWhiteSpace(point);
}

bool has_visible(std::string_view text) {
    bool seen = false;
    each_code_point(text, [&](UChar32 point) { seen = seen || is_visible(point); });
    return seen;
}

std::string_view trimmed(std::string_view text) {
    auto const blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

constexpr std::array<std::string_view, 8> reserved_usernames{"channel",   "here",   "all",      "everyone",
                                                             "workspace", "system", "holdfast", "me"};

bool is_username_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace

Result<std::string> clean_message(std::string_view text) {
    if (text.size() > message_text_bytes_max)
        return refuse(Fault::too_large, "too_large", "A message may be at most 16,384 bytes long.", "text");
    bool control = false;
    each_code_point(text, [&](UChar32 point) {
        control = control || (is_control(point) && point != '\n' && point != '\t' && point != '\r');
    });
    if (control)
        return refuse(Fault::bad_request, "bad_text", "A message must not contain control characters.", "text");
    if (!has_visible(text)) return refuse(Fault::bad_request, "empty", "A message must say something.", "text");
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r' || text.back() == '\t'))
        text.remove_suffix(1);
    return std::string{text};
}

Result<std::string> clean_line(std::string_view text, std::string_view field, std::size_t bytes_max) {
    auto clean = nfc(trimmed(text));
    if (clean.size() > bytes_max)
        return refuse(Fault::too_large, "too_large",
                      "This may be at most " + std::to_string(bytes_max) + " bytes long.", field);
    bool bad = false;
    each_code_point(clean, [&](UChar32 point) { bad = bad || is_control(point) || is_bidi_control(point); });
    if (bad) return refuse(Fault::bad_request, "bad_text", "This must be one line of plain text.", field);
    return clean;
}

Result<std::string> clean_name(std::string_view text, std::string_view field, std::size_t bytes_max) {
    auto clean = clean_line(text, field, bytes_max);
    if (!clean) return clean;
    if (!has_visible(*clean)) return refuse(Fault::bad_request, "empty", "This must not be empty.", field);
    return clean;
}

Result<std::string> clean_username(std::string_view text) {
    std::string name{text};
    std::transform(name.begin(), name.end(), name.begin(), lower);
    bool const shaped = name.size() >= 2 && name.size() <= 32 &&
                        std::all_of(name.begin(), name.end(), is_username_byte) && name.front() != '.' &&
                        name.front() != '-' && name.front() != '_' && name.back() != '.';
    if (!shaped)
        return refuse(Fault::bad_request, "bad_username",
                      "A username is 2 to 32 of a-z, 0-9, dot, dash and underscore.", "username");
    if (std::find(reserved_usernames.begin(), reserved_usernames.end(), name) != reserved_usernames.end())
        return refuse(Fault::conflict, "username_taken", "This username is taken.", "username");
    return name;
}

Result<std::string> clean_email(std::string_view text) {
    std::string email{trimmed(text)};
    std::transform(email.begin(), email.end(), email.begin(), lower);
    auto const at = email.find('@');
    bool const shaped =
        email.size() <= 254 && at != std::string::npos && at > 0 && email.find('@', at + 1) == std::string::npos &&
        email.find('.', at + 2) != std::string::npos && email.back() != '.' &&
        std::none_of(email.begin(), email.end(), [](char c) {
            return static_cast<unsigned char>(c) <= ' ' || c == '\x7F' || c == '<' || c == '>' || c == '"' || c == ',';
        });
    if (!shaped) return refuse(Fault::bad_request, "bad_email", "This is not an e-mail address.", "email");
    return email;
}

Result<std::string> clean_password(std::string_view text) {
    if (text.size() > 1024)
        return refuse(Fault::too_large, "too_large", "A password may be at most 1,024 bytes long.", "password");
    if (text.find('\0') != std::string_view::npos)
        return refuse(Fault::bad_request, "bad_text", "Text must not contain U+0000.", "password");
    auto clean = nfc(text);
    int characters = 0;
    each_code_point(clean, [&](UChar32) { ++characters; });
    if (characters < 10)
        return refuse(Fault::bad_request, "weak_password", "A password has at least ten characters.", "password");
    return clean;
}

std::string name_key(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    return normalised(icu::Normalizer2::getNFKCCasefoldInstance(status), text);
}

std::vector<std::string> mentioned_names(std::string_view text) {
    static constexpr std::string_view full_width{"\xEF\xBC\xA0"};
    std::vector<std::string> names;
    bool in_code = false;
    for (std::size_t i = 0; i < text.size() && names.size() < 50;) {
        if (text[i] == '`') in_code = !in_code;
        std::size_t const mark = text[i] == '@' ? 1 : text.substr(i).starts_with(full_width) ? full_width.size() : 0;
        if (mark == 0 || in_code) {
            ++i;
            continue;
        }
        bool const in_word = i > 0 && is_username_byte(lower(text[i - 1]));  // an e-mail address names nobody
        std::size_t end = i + mark;
        std::string name;
        while (end < text.size() && is_username_byte(lower(text[end]))) name += lower(text[end++]);
        while (!name.empty() && (name.back() == '.' || name.back() == '-')) name.pop_back();
        if (!in_word && !name.empty() && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
        i = end;
    }
    return names;
}

}  // namespace holdfast
