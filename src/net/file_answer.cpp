#include "net/file_answer.hpp"

#include <charconv>
#include <optional>

#include "net/refusal.hpp"

namespace holdfast::net {
namespace {

std::optional<std::int64_t> digits(std::string_view text) {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || text.front() == '-' || end != text.data() + text.size()) return std::nullopt;
    if (error != std::errc{}) return std::nullopt;
    return value;
}

bool same_tag(std::string_view list, std::string_view tag) { return list == "*" || list.find(tag) != list.npos; }

// What a plain header may hold of a name.
char plain(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte >= 0x7F || c == '"' || c == '\\' || c == '%' ? '_' : c;
}

bool may_stand(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '-' ||
           c == '_';
}

}  // namespace

RangeVerdict read_range(std::string_view header, std::int64_t size, ByteRange& out) {
    out = {0, size};
    if (!header.starts_with("bytes=") || header.find(',') != header.npos) return RangeVerdict::whole;
    header.remove_prefix(6);
    auto const dash = header.find('-');
    if (dash == header.npos) return RangeVerdict::whole;
    auto const first = digits(header.substr(0, dash)), last = digits(header.substr(dash + 1));
    bool const open = dash + 1 == header.size();
    if (dash == 0) {
        if (!last) return RangeVerdict::whole;
        if (*last == 0 || size == 0) return RangeVerdict::none;
        out.bytes = std::min(*last, size);
        out.from = size - out.bytes;
        return RangeVerdict::part;
    }
    if (!first || (!last && !open) || (last && *last < *first)) return RangeVerdict::whole;
    if (*first >= size) return RangeVerdict::none;
    out.from = *first;
    out.bytes = (last ? std::min(*last, size - 1) : size - 1) - *first + 1;
    return RangeVerdict::part;
}

std::string disposition(std::string_view name, bool in_place) {
    static constexpr char hex[] = "0123456789ABCDEF";
    std::string out = in_place ? "inline; filename=\"" : "attachment; filename=\"";
    for (char const c : name)
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) out += plain(c);  // one mark for one character
    out += "\"; filename*=UTF-8''";
    for (char const c : name) {
        auto const byte = static_cast<unsigned char>(c);
        if (may_stand(c)) out += c;
        else (out += '%') += {hex[byte >> 4], hex[byte & 15]};
    }
    return out;
}

Response file_answer(Request const& request, OpenBytes const& bytes) {
    Response answer;
    auto& headers = answer.headers;
    // The rights are asked anew each time: what is kept is only believed after that, but for addresses that name one picture.
    headers = {{"Content-Type", bytes.type},
               {"Content-Disposition", disposition(bytes.name, bytes.in_place)},
               {"Content-Security-Policy", "default-src 'none'; sandbox"},
               {"X-Content-Type-Options", "nosniff"},
               {"Cross-Origin-Resource-Policy", "same-origin"},
               {"Referrer-Policy", "no-referrer"},
               {"Cache-Control", bytes.for_good ? "private, max-age=31536000, immutable" : "private, no-cache"},
               {"ETag", bytes.etag},
               {"Accept-Ranges", "bytes"}};
    if (same_tag(request.header("if-none-match"), bytes.etag)) {
        answer.status = 304;
        return answer;
    }
    auto const unless = request.header("if-range");
    auto const wish = unless.empty() || unless == bytes.etag ? request.header("range") : std::string_view{};
    ByteRange range;
    auto const verdict = read_range(wish, bytes.bytes, range);
    auto const size = std::to_string(bytes.bytes);
    if (verdict == RangeVerdict::none) {
        answer = problem_answer(416, "bad_range", "The file ends before that.", request.id);
        answer.headers.emplace_back("Content-Range", "bytes */" + size);
        return answer;
    }
    if (verdict == RangeVerdict::part) {
        answer.status = 206;
        headers.emplace_back("Content-Range", "bytes " + std::to_string(range.from) + "-" +
                                                  std::to_string(range.from + range.bytes - 1) + "/" + size);
    }
    answer.file = bytes.file;
    answer.file_from = range.from;
    answer.file_bytes = range.bytes;
    return answer;
}

}  // namespace holdfast::net
