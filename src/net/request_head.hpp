// The head of an HTTP/1.1 request, read strictly (RFC 9112): what two parsers could read in two ways is refused.
// Pure; any thread. Bounded: head_bytes_max, fields_max, target_bytes_max.
//
// Written by hand and not Beast's parser, because that one accepts several of the forms refused here (a doubled Host,
// bare line feeds, odd lengths), and a check before a second parser is the very disagreement that smuggling lives on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "net/refusal.hpp"

namespace holdfast::net {

inline constexpr std::size_t head_bytes_max = 16 * 1024;
inline constexpr std::size_t fields_max = 100;
inline constexpr std::size_t target_bytes_max = 8 * 1024;

struct RequestHead {
    std::string method;
    std::string target;
    int minor_version = 1;
    std::vector<std::pair<std::string, std::string>> fields;  // names in lower case, values without outer blanks
    std::uint64_t content_length = 0;
    bool chunked = false;
    bool wants_close = false;
    bool expects_continue = false;

    bool has_body() const { return chunked || content_length > 0; }
    // Empty when absent; the first when repeated.
    std::string_view field(std::string_view lower_case_name) const;
    std::size_t count(std::string_view lower_case_name) const;
};

// Looks for the end of a head in bytes that arrive little by little. `scanned` is how far the last call came.
// The size of the head with its empty line; 0 while it is incomplete; a refusal as soon as it can only be wrong.
struct HeadEnd {
    std::size_t size = 0;
    std::optional<Refusal> refusal;
};
HeadEnd find_head_end(std::string_view bytes, std::size_t& scanned);

// A complete head. What is wrong with it, or nothing and `out` filled.
std::optional<Refusal> parse_head(std::string_view head, RequestHead& out);

// Whether a comma-separated list holds the token, whatever its case.
bool has_token(std::string_view list, std::string_view lower_case_token);
bool has_exact_token(std::string_view list, std::string_view token);
bool equal_ignoring_case(std::string_view text, std::string_view lower_case);

}  // namespace holdfast::net
