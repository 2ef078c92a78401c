// Slack's mrkdwn as our Markdown, so that what programs send unmodified reads as they meant it: *bold*, _italic_, ~struck~,
// `code`, fences, > quotes, <address|words>, <@person>, <#channel>, <!channel>, <!date^…|words>, &amp; &lt; &gt;.
// What is no mark there is none here: it comes out escaped. Names of emoji (:tada:) stay as they are.
// Pure; any thread. Bounded: what comes out is at most `bytes_max` long and then ends with …; time is linear in the text.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "holdfast/base/json.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast {

// What an id in a text is called here: the username of <@U…>, the name of <#C…>. Nothing: not known to who will read it.
struct MrkdwnNames {
    std::function<std::optional<std::string>(std::string_view id)> user, channel;
};

std::string markdown_of_mrkdwn(std::string_view text, MrkdwnNames const& names = {},
                               std::size_t bytes_max = message_text_bytes_max);
// Words without any marks, as Markdown that shows them as they stand.
std::string markdown_of_plain(std::string_view text, std::size_t bytes_max = message_text_bytes_max);
// The elements of a rich_text block, which say in so many words what is bold, a list or a quote. What is none of these is passed over.
std::string markdown_of_rich_text(Json const& elements, MrkdwnNames const& names = {},
                                  std::size_t bytes_max = message_text_bytes_max);
// &amp; &lt; &gt; as the characters they stand for.
std::string without_entities(std::string_view text);
// One kind of line end, and no control characters but tabs.
std::string without_controls(std::string_view text);
// One line without marks, for what is shown as plain text (titles, footers): <address|words> becomes its words.
std::string line_of_mrkdwn(std::string_view text, MrkdwnNames const& names = {}, std::size_t bytes_max = 300);

// An address that may become a link: http, https or mailto, without blanks.
bool is_link_address(std::string_view address);
// A link in Markdown; where the address is none, only its words.
std::string markdown_link(std::string_view words, std::string_view address);
// At most so many bytes of whole characters; what was cut ends with ….
std::string clipped(std::string_view text, std::size_t bytes_max);

}  // namespace holdfast
