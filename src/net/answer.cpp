#include "net/answer.hpp"

#include <algorithm>
#include <array>

#include "net/encoding.hpp"
#include "net/refusal.hpp"
#include "net/request_head.hpp"

namespace holdfast::net {
namespace {

std::string_view content_of(Response const& answer) {
    return answer.static_body.empty() ? std::string_view{answer.body} : answer.static_body;
}

bool has_field(Response const& answer, std::string_view lower_case_name) {
    return std::any_of(answer.headers.begin(), answer.headers.end(),
                       [&](auto const& field) { return equal_ignoring_case(field.first, lower_case_name); });
}

bool has_no_content(int status) { return status == 204 || status == 304; }

bool is_written_here(std::string_view name) {
    static constexpr std::array ours{"content-length", "transfer-encoding", "connection", "keep-alive",
                                     "date",           "x-request-id"};
    return std::any_of(ours.begin(), ours.end(), [&](auto our) { return equal_ignoring_case(name, our); });
}

void write_field(std::string& out, std::string_view name, std::string_view value) {
    out += name;
    out += ": ";
    for (char const c : value) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    out += "\r\n";
}

bool is_json(Response const& answer) {
    return std::any_of(answer.headers.begin(), answer.headers.end(), [](auto const& field) {
        return equal_ignoring_case(field.first, "content-type") &&
               (field.second.starts_with("application/json") || field.second.starts_with("application/problem+json"));
    });
}

void write_two(std::string& out, int value) {
    out += static_cast<char>('0' + value / 10 % 10);
    out += static_cast<char>('0' + value % 10);
}

}  // namespace

void compress(Response& answer, AnswerContext const& context) {
    auto const size = content_of(answer).size();
    if (size < compress_from_bytes || size > compress_bytes_max || !is_json(answer)) return;
    if (has_field(answer, "content-encoding") || has_field(answer, "set-cookie")) return;
    answer.headers.emplace_back("Vary", "Accept-Encoding");
    if (context.head_only || !accepts_coding(context.accept_encoding, "gzip")) return;
    auto compressed = gzip(content_of(answer));
    if (!compressed) return;
    answer.body = std::move(*compressed);
    answer.static_body = {};
    answer.headers.emplace_back("Content-Encoding", "gzip");
}

std::string head_of(Response const& answer, AnswerContext const& context) {
    std::string out;
    out.reserve(512);
    out += "HTTP/1.1 ";
    out += std::to_string(answer.status);
    out += ' ';
    out += reason_phrase(answer.status);
    out += "\r\n";
    write_field(out, "Date", http_date(context.now));
    for (auto const& [name, value] : answer.headers)
        if (!is_written_here(name)) write_field(out, name, value);
    if (!has_field(answer, "x-content-type-options")) write_field(out, "X-Content-Type-Options", "nosniff");
    write_field(out, "X-Request-Id", context.request_id);
    if (!has_no_content(answer.status))
        write_field(
            out, "Content-Length",
            std::to_string(answer.file ? static_cast<std::size_t>(answer.file_bytes) : content_of(answer).size()));
    if (context.closes) write_field(out, "Connection", "close");
    out += "\r\n";
    return out;
}

std::string_view body_of(Response const& answer, AnswerContext const& context) {
    if (context.head_only || has_no_content(answer.status)) return {};
    return content_of(answer);
}

std::string http_date(Timestamp at) {
    static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const day = std::chrono::floor<std::chrono::days>(at);
    std::chrono::year_month_day const date{day};
    std::chrono::hh_mm_ss const time{std::chrono::floor<std::chrono::seconds>(at - day)};
    std::string out = days[std::chrono::weekday{day}.c_encoding()];
    out += ", ";
    write_two(out, static_cast<int>(static_cast<unsigned>(date.day())));
    out += ' ';
    out += months[static_cast<unsigned>(date.month()) - 1];
    out += ' ';
    out += std::to_string(static_cast<int>(date.year()));
    out += ' ';
    write_two(out, static_cast<int>(time.hours().count()));
    out += ':';
    write_two(out, static_cast<int>(time.minutes().count()));
    out += ':';
    write_two(out, static_cast<int>(time.seconds().count()));
    out += " GMT";
    return out;
}

}  // namespace holdfast::net
