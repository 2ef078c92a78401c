// Answers of the API as HTTP: acks, results and problems.
#pragma once

#include "holdfast/engine/engine.hpp"
#include "holdfast/net/http.hpp"

namespace holdfast::net {

Response json_answer(int status, std::string body);
// RFC 9457.
Response problem_answer(Problem const& problem, std::string_view request_id);
Response ack_answer(CommandSpec const& spec, Ack const& ack, UserId reader);

}  // namespace holdfast::net
