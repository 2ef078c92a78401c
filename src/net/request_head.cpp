#include "net/request_head.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace holdfast::net {
namespace {

constexpr Refusal bad_line{400, "bad_request", "The request line is malformed."};
constexpr Refusal bad_line_end{400, "bad_request", "Lines of a request end in CR LF."};
constexpr Refusal bad_field{400, "bad_request", "A header field is malformed."};
constexpr Refusal bad_host{400, "bad_host", "A request names its host once, as NAME or NAME:PORT."};
constexpr Refusal bad_length{400, "bad_length", "The length of the body is given in a form that is not understood."};
constexpr Refusal repeated{400, "bad_request", "A header field that may stand once stands twice."};
constexpr Refusal long_target{414, "target_too_long", "The address is longer than 8 KiB."};
constexpr Refusal large_head{431, "header_too_large", "The header is larger than 16 KiB or has more than 100 fields."};

bool is_token_char(char c) {
    static constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || marks.find(c) != marks.npos;
}

bool is_token(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char); }

// Visible ASCII, blanks, and bytes above it, which old clients send in Latin-1.
bool is_value_char(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
}

bool is_target_char(char c) { return c > 0x20 && c < 0x7F && c != '#'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::optional<Refusal> parse_request_line(std::string_view line, RequestHead& out) {
    auto const first = line.find(' ');
    auto const last = line.rfind(' ');
    if (first == line.npos || first == last) return bad_line;
    auto const method = line.substr(0, first);
    auto const target = line.substr(first + 1, last - first - 1);
    auto const version = line.substr(last + 1);

    if (!is_token(method)) return bad_line;
    if (version.size() != 8 || !version.starts_with("HTTP/") || !is_digit(version[5]) || version[6] != '.' ||
        !is_digit(version[7]))
        return bad_line;
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return Refusal{505, "bad_version", "This server speaks HTTP/1.1."};
    if (target.size() > target_bytes_max) return long_target;
    if (target.empty() || !std::all_of(target.begin(), target.end(), is_target_char)) return bad_line;

    static constexpr std::array known{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    if (method == "TRACE" || method == "CONNECT")
        return Refusal{405, "method_not_allowed", "This method is not served here."};
    if (std::find(known.begin(), known.end(), method) == known.end())
        return Refusal{501, "method_unknown", "This method is not known here."};
    if (target.front() != '/' && !(target == "*" && method == "OPTIONS")) return bad_line;

    out.method = method;
    out.target = target;
    out.minor_version = version[7] - '0';
    return std::nullopt;
}

std::optional<Refusal> parse_field(std::string_view line, RequestHead& out) {
    auto const colon = line.find(':');
    if (colon == line.npos || !is_token(line.substr(0, colon))) return bad_field;  // also folded lines and "name :"
    auto const raw = line.substr(colon + 1);
    if (!std::all_of(raw.begin(), raw.end(), is_value_char)) return bad_field;

    std::string name{line.substr(0, colon)};
    std::transform(name.begin(), name.end(), name.begin(), lower);
    auto const value = trimmed(raw);
    // What frames the body may stand in one form only: no blanks but one, which every known client sends.
    if (name == "content-length" || name == "transfer-encoding") {
        auto const exact = raw.starts_with(' ') ? raw.substr(1) : raw;
        if (exact != value) return bad_length;
    }
    out.fields.emplace_back(std::move(name), std::string{value});
    return std::nullopt;
}

template <class Same>
bool any_token(std::string_view list, Same const& same) {
    while (!list.empty()) {
        auto const comma = list.find(',');
        if (same(trimmed(list.substr(0, comma)))) return true;
        if (comma == list.npos) break;
        list.remove_prefix(comma + 1);
    }
    return false;
}

// NAME, NAME:PORT, [IPv6], [IPv6]:PORT. Who may be called what is the application's business.
bool is_host(std::string_view host) {
    std::string_view port;
    if (host.starts_with('[')) {
        auto const close = host.find(']');
        if (close == host.npos || close < 3) return false;
        auto const address = host.substr(1, close - 1);
        if (address.find_first_not_of("0123456789abcdefABCDEF:.") != address.npos) return false;
        auto const rest = host.substr(close + 1);
        if (rest.empty()) return true;
        if (rest.front() != ':') return false;
        port = rest.substr(1);
    } else {
        auto const colon = host.find(':');
        auto const name = host.substr(0, colon);
        auto const is_name_char = [](char c) {
            return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z') || c == '-' || c == '.' || c == '_';
        };
        if (name.empty() || name.size() > 253 || !std::all_of(name.begin(), name.end(), is_name_char)) return false;
        if (colon == host.npos) return true;
        port = host.substr(colon + 1);
    }
    int number = 0;
    auto const [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    return !port.empty() && port.size() <= 5 && error == std::errc{} && end == port.data() + port.size() &&
           number >= 1 && number <= 65535;
}

std::optional<Refusal> check_framing(RequestHead& head) {
    auto const lengths = head.count("content-length"), codings = head.count("transfer-encoding");
    if (lengths + codings > 1) return bad_length;
    if (lengths == 1) {
        auto const text = head.field("content-length");
        // Eighteen digits fit 64 bits; anything longer is no honest length.
        if (text.empty() || text.size() > 18 || !std::all_of(text.begin(), text.end(), is_digit)) return bad_length;
        std::from_chars(text.data(), text.data() + text.size(), head.content_length);
    }
    if (codings == 1) {
        if (head.minor_version == 0 || !equal_ignoring_case(head.field("transfer-encoding"), "chunked"))
            return bad_length;
        head.chunked = true;
    }
    return std::nullopt;
}

std::optional<Refusal> check_fields(RequestHead& head) {
    auto const hosts = head.count("host");
    if (hosts > 1 || (hosts == 0 && head.minor_version == 1)) return bad_host;
    if (hosts == 1 && !is_host(head.field("host"))) return bad_host;

    static constexpr std::array once{"authorization",         "content-type", "expect",
                                     "idempotency-key",       "origin",       "sec-websocket-key",
                                     "sec-websocket-version", "upgrade"};
    for (auto const name : once)
        if (head.count(name) > 1) return repeated;

    if (auto const refusal = check_framing(head)) return refusal;

    if (head.count("expect") == 1) {
        if (!equal_ignoring_case(head.field("expect"), "100-continue"))
            return Refusal{417, "bad_expectation", "Only 100-continue can be expected here."};
        head.expects_continue = head.minor_version == 1 && head.has_body();
    }
    head.wants_close = head.minor_version == 0;
    for (auto const& [name, value] : head.fields)
        if (name == "connection" && has_token(value, "close")) head.wants_close = true;
    return std::nullopt;
}

}  // namespace

std::string_view RequestHead::field(std::string_view lower_case_name) const {
    for (auto const& [name, value] : fields)
        if (name == lower_case_name) return value;
    return {};
}

std::size_t RequestHead::count(std::string_view lower_case_name) const {
    return static_cast<std::size_t>(
        std::count_if(fields.begin(), fields.end(), [&](auto const& field) { return field.first == lower_case_name; }));
}

HeadEnd find_head_end(std::string_view bytes, std::size_t& scanned) {
    // A request begins with its method: this turns away TLS and other tongues at their first byte.
    if (!bytes.empty() && !is_token_char(bytes.front())) return {0, bad_line};

    for (auto at = bytes.find('\n', scanned); at != bytes.npos; at = bytes.find('\n', at + 1)) {
        if (at == 0 || bytes[at - 1] != '\r') return {0, bad_line_end};
        if (at > head_bytes_max) return {0, large_head};
        if (at >= 3 && bytes[at - 2] == '\n') return {at + 1, std::nullopt};
    }
    scanned = bytes.size();
    if (bytes.size() > target_bytes_max + 64 && bytes.substr(0, target_bytes_max + 64).find('\n') == bytes.npos)
        return {0, long_target};
    if (bytes.size() > head_bytes_max) return {0, large_head};
    return {};
}

std::optional<Refusal> parse_head(std::string_view head, RequestHead& out) {
    bool first = true;
    for (;;) {
        auto const end = head.find('\n');
        auto const line = head.substr(0, end - 1);
        head.remove_prefix(end + 1);
        if (line.find('\r') != line.npos) return bad_line_end;
        if (line.empty() && !first) break;
        if (!first && out.fields.size() == fields_max) return large_head;
        auto const refusal = first ? parse_request_line(line, out) : parse_field(line, out);
        if (refusal) return refusal;
        first = false;
    }
    return check_fields(out);
}

bool equal_ignoring_case(std::string_view text, std::string_view lower_case) {
    return text.size() == lower_case.size() &&
           std::equal(text.begin(), text.end(), lower_case.begin(), [](char a, char b) { return lower(a) == b; });
}

bool has_token(std::string_view list, std::string_view lower_case_token) {
    return any_token(list, [&](std::string_view token) { return equal_ignoring_case(token, lower_case_token); });
}

bool has_exact_token(std::string_view list, std::string_view token) {
    return any_token(list, [&](std::string_view other) { return other == token; });
}

}  // namespace holdfast::net
