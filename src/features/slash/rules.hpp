// What a slash command may be called, what its address is asked and what the answer means. Pure; any thread.
#pragma once

#include "features/slash/requests.hpp"

namespace holdfast::slash {

// Lower case, without its slash; words of the client itself are refused `command_taken`.
Result<std::string> clean_slash_name(std::string_view text);

std::string form_of(std::vector<std::pair<std::string_view, std::string>> const& fields);

struct Answer {
    Audience audience = Audience::ephemeral;
    std::string text;  // in Slack's mrkdwn; empty: nothing to say
};
// JSON with response_type, text and blocks, or plain text. Nothing: it could not be read.
std::optional<Answer> answer_of(std::string_view type, std::string_view body);

// The code in a response_url: the invocation and a digest that only this server can make.
std::string response_code(std::string_view secret, InvocationId id);
std::optional<InvocationId> invocation_of(std::string_view secret, std::string_view code);

}  // namespace holdfast::slash
