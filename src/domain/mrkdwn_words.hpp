// What a text is made of below its marks: characters that must be escaped, entities, and the <…> of Slack.
// Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "holdfast/domain/mrkdwn.hpp"

namespace holdfast::mrkdwn {

bool is_word(char c);  // a-z A-Z 0-9
bool is_blank(char c);
bool word_before(std::string_view text, std::size_t at);  // a letter or digit of any script ends at `at`
bool word_at(std::string_view text, std::size_t at);      // one begins there

// One kind of line end, no control characters but tabs.
std::string cleaned(std::string_view text);
// &amp; &lt; &gt; as the characters they stand for.
std::string decoded(std::string_view text);

// So that Markdown shows the text as it stands. `before` and `after` are what stands next to it; 0: nothing.
std::string escaped(std::string_view text, char before = 0, char after = 0);
// The same for what only means something at the beginning of a line: headings, lists, quotes, rows of a table.
std::string with_plain_start(std::string line);

// What stands between < and >.
struct Token {
    std::string markdown, plain;
};
// Nothing: it is no token, and the < is only a character.
std::optional<Token> token_of(std::string_view inside, MrkdwnNames const& names);
// Every token as its plain words, entities decoded.
std::string plain_words(std::string_view text, MrkdwnNames const& names);

}  // namespace holdfast::mrkdwn
