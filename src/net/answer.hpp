// An answer as bytes: the status line and fields of HTTP/1.1, and the body, compressed where that pays.
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "holdfast/base/time.hpp"
#include "holdfast/net/http.hpp"

namespace holdfast::net {

inline constexpr std::size_t compress_from_bytes = 2 * 1024;
inline constexpr std::size_t compress_bytes_max = 4 * 1024 * 1024;

struct AnswerContext {
    std::string_view request_id;
    std::string_view accept_encoding;
    Timestamp now{};
    bool head_only = false;  // the request was HEAD
    bool closes = false;     // the connection ends after this answer
};

// JSON over 2 KiB becomes gzip when the client takes it.
void compress(Response& answer, AnswerContext const& context);

// Status line and fields with the empty line. Fields that frame the answer are written here and nowhere else; a line
// break in a value becomes a blank, so that no value can begin a field of its own.
std::string head_of(Response const& answer, AnswerContext const& context);

// What follows the head; empty for HEAD, 204 and 304.
std::string_view body_of(Response const& answer, AnswerContext const& context);

// Sun, 06 Nov 1994 08:49:37 GMT
std::string http_date(Timestamp at);

}  // namespace holdfast::net
