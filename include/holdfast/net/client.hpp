// A small blocking HTTP client for the command line and for health checks: plain http:// to one's own server.
// Lives on the caller's thread. Bounded: the whole exchange by timeout_ms, the answer by 64 MiB.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "holdfast/base/result.hpp"
#include "holdfast/net/http.hpp"

namespace holdfast::net {

// Header names of the answer are in lower case. Refusals: bad_url, unreachable, timed_out, bad_answer.
Result<Response> request(std::string_view method, std::string_view url,
                         std::vector<std::pair<std::string, std::string>> const& headers, std::string_view body,
                         int timeout_ms);

}  // namespace holdfast::net
