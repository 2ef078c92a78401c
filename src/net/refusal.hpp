// Why this layer will not take a request: a status, a stable code and one sentence.
// Value type; any thread. The texts are literals.
#pragma once

#include <string_view>

#include "holdfast/net/http.hpp"

namespace holdfast::net {

struct Refusal {
    int status = 0;
    std::string_view code;
    std::string_view detail;
    bool keeps_connection = false;  // the request was understood to its end, so the next one can be found
};

// application/problem+json (RFC 9457) with code and request_id.
Response problem_answer(int status, std::string_view code, std::string_view detail, std::string_view request_id);
Response problem_answer(Refusal const& refusal, std::string_view request_id);

std::string_view reason_phrase(int status);

}  // namespace holdfast::net
