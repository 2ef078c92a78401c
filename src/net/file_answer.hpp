// Bytes of somebody's file as an answer: a range of it where one is asked for, and headers under which nothing in it can run.
// Pure; any thread.
#pragma once

#include "holdfast/engine/catalogue.hpp"
#include "holdfast/net/http.hpp"

namespace holdfast::net {

struct ByteRange {
    std::int64_t from = 0, bytes = 0;
};
enum class RangeVerdict { whole, part, none };  // none: 416
// One range (RFC 9110, 14.1.2); several, or what makes no sense, get the whole.
RangeVerdict read_range(std::string_view header, std::int64_t size, ByteRange& out);

// attachment or inline, with the name in both ways of writing it (RFC 6266, RFC 8187).
std::string disposition(std::string_view name, bool in_place);

Response file_answer(Request const& request, OpenBytes const& bytes);

}  // namespace holdfast::net
