#include "log_line.hpp"

#include <cmath>
#include <cstdio>
#include <optional>

#include "holdfast/base/json.hpp"

namespace holdfast {
namespace {

struct CodePoint {
    std::uint32_t value = 0;
    std::size_t bytes = 1;
};

// The code point that begins at `at`; nothing when these bytes are not UTF-8.
std::optional<CodePoint> code_point(std::string_view text, std::size_t at) {
    auto const lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) return CodePoint{lead, 1};
    auto const bytes = lead >= 0xf0 ? 4u : lead >= 0xe0 ? 3u : 2u;
    if (lead < 0xc2 || lead > 0xf4 || at + bytes > text.size()) return std::nullopt;
    std::uint32_t value = lead & (0x7fu >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        auto const next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xc0) != 0x80) return std::nullopt;
        value = value << 6 | (next & 0x3fu);
    }
    bool const overlong = (bytes == 3 && value < 0x800) || (bytes == 4 && value < 0x10000);
    if (overlong || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return std::nullopt;
    return CodePoint{value, bytes};
}

// What moves a cursor, ends a line or turns the direction of writing: it could forge a line or hide one.
bool is_treacherous(std::uint32_t value) {
    return value < 0x20 || (value >= 0x7f && value <= 0x9f) || value == 0x61c || (value >= 0x200e && value <= 0x200f) ||
           (value >= 0x2028 && value <= 0x202e) || (value >= 0x2066 && value <= 0x2069) || value == 0xfeff;
}

void append_escape(std::string& out, std::uint32_t value) {
    char escape[8];
    std::snprintf(escape, sizeof escape, "\\u%04x", value);
    out += escape;
}

// Valid UTF-8 on one line, as it may stand inside quotes.
void append_clean(std::string& out, std::string_view text, bool quoted) {
    for (std::size_t at = 0; at < text.size();) {
        auto const point = code_point(text, at);
        auto const bytes = point ? point->bytes : 1;
        if (at + bytes > log_field_bytes_max) {
            out += "…";
            return;
        }
        if (!point) append_escape(out, 0xfffd);
        else if (point->value == '\n') out += "\\n";
        else if (is_treacherous(point->value)) append_escape(out, point->value);
        else if (quoted && (point->value == '"' || point->value == '\\')) (out += '\\') += text[at];
        else out.append(text, at, bytes);
        at += bytes;
    }
}

void append_number(std::string& out, double value) {
    char text[32];
    if (!std::isfinite(value)) value = 0;
    std::snprintf(text, sizeof text, "%.3f", value);
    out += text;
}

struct Value {
    std::string& out;
    LogFormat format;

    void operator()(std::string_view text) const {
        bool const plain = format == LogFormat::text && !text.empty() && text.find_first_of(" \"=\\") == text.npos;
        if (!plain) out += '"';
        append_clean(out, text, !plain);
        if (!plain) out += '"';
    }
    void operator()(std::int64_t number) const { write_number(out, number); }
    void operator()(double number) const { append_number(out, number); }
    void operator()(bool is_so) const { out += is_so ? "true" : "false"; }
};

std::string as_json(LogLine const& line) {
    std::string out;
    out += R"({"time":")" + to_text(line.at) + R"(","level":")";
    out += line.level;
    out += R"(","message":")";
    append_clean(out, line.sentence, true);
    out += '"';
    for (auto const& fact : line.facts) {
        ((out += ",\"") += fact.name) += "\":";
        std::visit(Value{out, LogFormat::json}, fact.value);
    }
    return out += "}\n";
}

std::string as_text(LogLine const& line) {
    auto out = to_text(line.at) + " ";
    out.append(line.level).append(line.level.size() < 5 ? 6 - line.level.size() : 1, ' ');
    append_clean(out, line.sentence, false);
    for (auto const& fact : line.facts) {
        ((out += ' ') += fact.name) += '=';
        std::visit(Value{out, LogFormat::text}, fact.value);
    }
    return out += '\n';
}

}  // namespace

std::string render(LogLine const& line, LogFormat format) {
    return format == LogFormat::json ? as_json(line) : as_text(line);
}

}  // namespace holdfast
