#include "domain/mrkdwn_words.hpp"

#include <algorithm>
#include <charconv>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "holdfast/base/time.hpp"

namespace holdfast::mrkdwn {
namespace {

constexpr std::string_view ellipsis{"\xE2\x80\xA6"};
constexpr std::size_t address_bytes_max = 2000;

bool is_mark(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool needs_escape(char c, char before, char after) {
    switch (c) {
        case '*':
        case '`': return true;
        case '_': return !(is_word(before) && is_word(after));
        case '~': return before == '~' || after == '~';
        case '\\': return after == 0 || after == '\n' || is_mark(after);
        case ']': return after == '(';
        case '!': return after == '[';
        case '<': return is_letter(after);
        default: return false;
    }
}

// The row below the heads of a table.
bool is_table_rule(std::string_view line) {
    return line.find('-') != std::string_view::npos && line.find_first_not_of("-:| \t") == std::string_view::npos;
}

// An address as the destination of a link: nothing in it may end it, be an entity or look like a mention.
std::string destination(std::string_view address) {
    std::string out;
    for (std::size_t i = 0; i < address.size(); ++i) {
        char const c = address[i];
        if (c == '<') out += "%3C";
        else if (c == '>') out += "%3E";
        else if (c == '\\') out += "%5C";
        else if (c == '&') out += "\\&";
        else if (c == '@' && i > 0 && address[i - 1] == '/') out += "%40";
        else out += c;
    }
    bool const plain = out.find_first_of("()") == std::string::npos;
    return plain ? out : "<" + out + ">";
}

std::string or_else(std::string_view first, std::string_view second) {
    return std::string{first.empty() ? second : first};
}
Token words(std::string text) { return {escaped(text), text}; }

Token person(std::string_view id, std::string_view label, MrkdwnNames const& names) {
    if (names.user)
        if (auto const name = names.user(id)) return {"@" + *name, "@" + *name};
    if (label.starts_with('@')) label.remove_prefix(1);
    return words(or_else(label, id));
}

Token channel(std::string_view id, std::string_view label, MrkdwnNames const& names) {
    if (names.channel)
        if (auto const name = names.channel(id)) return words("#" + *name);
    if (label.starts_with('#')) label.remove_prefix(1);
    return words("#" + or_else(label, id));
}

// date^1392734382^{date} at {time}^address|words
std::string date_words(std::string_view rest, std::string_view label) {
    if (!label.empty()) return std::string{label};
    std::int64_t seconds = 0;
    auto const [end, failed] = std::from_chars(rest.data(), rest.data() + rest.size(), seconds);
    bool const fits = failed == std::errc{} && end != rest.data() && seconds > 0 && seconds < 253402300800;
    return fits ? to_text(Timestamp{std::chrono::seconds{seconds}}).substr(0, 10) : std::string{rest};
}

std::optional<Token> special(std::string_view name, std::string_view label) {
    if (name == "channel" || name == "everyone" || name == "group") return Token{"@channel", "@channel"};
    if (name == "here") return Token{"@here", "@here"};
    if (name.starts_with("date^")) return words(date_words(name.substr(5), label));
    if (!label.empty()) return words(std::string{label});
    if (name.starts_with("subteam^")) return words(std::string{name.substr(8)});
    return std::nullopt;
}

}  // namespace

bool is_word(char c) { return is_letter(c) || is_digit(c); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

bool word_before(std::string_view text, std::size_t at) {
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    auto i = static_cast<std::int32_t>(at);
    if (i == 0) return false;
    UChar32 point = 0;
    U8_PREV_OR_FFFD(bytes, 0, i, point);
    return u_isalnum(point);
}
bool word_at(std::string_view text, std::size_t at) {
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    auto i = static_cast<std::int32_t>(at);
    if (at >= text.size()) return false;
    UChar32 point = 0;
    U8_NEXT_OR_FFFD(bytes, i, static_cast<std::int32_t>(text.size()), point);
    return u_isalnum(point);
}

std::string cleaned(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<std::uint8_t>(text[i]);
        auto const next = i + 1 < text.size() ? static_cast<std::uint8_t>(text[i + 1]) : std::uint8_t{0};
        bool const second_set = byte == 0xC2 && next >= 0x80 && next <= 0x9F;  // U+0080 to U+009F
        if (second_set) ++i;
        else if (byte == '\r') out += next == '\n' ? "" : "\n";
        else if (byte == '\n' || byte == '\t' || (byte >= 0x20 && byte != 0x7F)) out += text[i];
    }
    return out;
}

std::string decoded(std::string_view text) {
    static constexpr std::pair<std::string_view, char> entities[]{{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}};
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        auto const* const found = std::find_if(std::begin(entities), std::end(entities),
                                               [&](auto const& e) { return text.starts_with(e.first); });
        bool const entity = text.front() == '&' && found != std::end(entities);
        out += entity ? found->second : text.front();
        text.remove_prefix(entity ? found->first.size() : 1);
    }
    return out;
}

std::string escaped(std::string_view text, char before, char after) {
    std::string out;
    out.reserve(text.size() + 8);
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const left = i > 0 ? text[i - 1] : before;
        char const right = i + 1 < text.size() ? text[i + 1] : after;
        if (needs_escape(text[i], left, right)) out += '\\';
        out += text[i];
    }
    return out;
}

std::string with_plain_start(std::string line) {
    auto const at = line.find_first_not_of(" \t");
    if (at == std::string::npos) return line;
    auto const rest = std::string_view{line}.substr(at);
    auto const ends_at = [&](std::size_t i) { return i >= rest.size() || is_blank(rest[i]); };
    auto const hashes = std::min(rest.find_first_not_of('#'), rest.size());
    auto const digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    bool const heading = hashes >= 1 && hashes <= 6 && ends_at(hashes);
    bool const bullet = (rest[0] == '-' || rest[0] == '+') && ends_at(1);
    if (heading || bullet || rest[0] == '>' || is_table_rule(rest)) return line.insert(at, "\\");
    bool const numbered = digits >= 1 && digits < rest.size() && (rest[digits] == '.' || rest[digits] == ')');
    return numbered && ends_at(digits + 1) ? line.insert(at + digits, "\\") : line;
}

std::optional<Token> token_of(std::string_view inside, MrkdwnNames const& names) {
    auto const bar = inside.find('|');
    auto const address = decoded(inside.substr(0, bar));
    auto const label = bar == std::string_view::npos ? std::string{} : decoded(inside.substr(bar + 1));
    auto const rest = std::string_view{address}.substr(std::min<std::size_t>(1, address.size()));
    if (address.starts_with('@') && !rest.empty()) return person(rest, label, names);
    if (address.starts_with('#') && !rest.empty()) return channel(rest, label, names);
    if (address.starts_with('!')) return special(rest, label);
    if (is_link_address(address)) return Token{markdown_link(label, address), or_else(label, address)};
    if (label.empty()) return std::nullopt;
    return words(label);  // an address of a kind that is no link here: its words are left
}

std::string plain_words(std::string_view text, MrkdwnNames const& names) {
    std::string out;
    while (!text.empty()) {
        auto const open = text.find('<');
        out += decoded(text.substr(0, open));
        if (open == std::string_view::npos) break;
        text.remove_prefix(open);
        auto const end = text.find_first_of("<>\n", 1);
        auto const token =
            end != std::string_view::npos && text[end] == '>' ? token_of(text.substr(1, end - 1), names) : std::nullopt;
        out += token ? token->plain : "<";
        text.remove_prefix(token ? end + 1 : 1);
    }
    return out;
}

}  // namespace holdfast::mrkdwn

namespace holdfast {

std::string without_entities(std::string_view text) { return mrkdwn::decoded(text); }
std::string without_controls(std::string_view text) { return mrkdwn::cleaned(text); }

bool is_link_address(std::string_view address) {
    bool const clean =
        address.size() <= mrkdwn::address_bytes_max && std::none_of(address.begin(), address.end(), [](char c) {
            return (static_cast<unsigned char>(c) <= ' ') || c == '\x7F' || c == '"';
        });
    if (!clean) return false;
    auto const colon = address.find(':');
    std::string scheme{address.substr(0, colon == std::string_view::npos ? 0 : colon)};
    std::transform(scheme.begin(), scheme.end(), scheme.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (scheme == "mailto") return address.size() > colon + 1;
    return (scheme == "http" || scheme == "https") && address.substr(colon).starts_with("://") &&
           address.size() > colon + 3;
}

std::string markdown_link(std::string_view words, std::string_view address) {
    std::string label{words};
    std::replace(label.begin(), label.end(), '\n', ' ');
    if (!is_link_address(address)) return mrkdwn::escaped(label);
    bool const bare = label.empty() && address.find_first_of("<>") == std::string_view::npos;
    if (bare && address.starts_with("http")) return "<" + std::string{address} + ">";
    if (label.empty()) label = address.starts_with("mailto:") ? address.substr(7) : address;
    std::string inner;
    for (char const c : mrkdwn::escaped(label, '[', ']')) inner += c == '[' ? "\\[" : c == ']' ? "\\]" : std::string{c};
    return "[" + inner + "](" + mrkdwn::destination(address) + ")";
}

std::string clipped(std::string_view text, std::size_t bytes_max) {
    using mrkdwn::ellipsis;
    if (text.size() <= bytes_max) return std::string{text};
    if (bytes_max < ellipsis.size()) return {};
    auto end = bytes_max - ellipsis.size();
    while (end > 0 && (static_cast<std::uint8_t>(text[end]) & 0xC0) == 0x80) --end;
    return std::string{text.substr(0, end)} + std::string{ellipsis};
}

}  // namespace holdfast
