// What may stand in a message and in a name, and what counts as the same name.
// Pure; any thread. Unicode by ICU; sizes in bytes of UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "holdfast/base/result.hpp"

namespace holdfast {

inline constexpr std::size_t message_text_bytes_max = 16384;
inline constexpr std::size_t name_bytes_max = 80;

// Trailing blanks off; refused `empty` when nothing visible is left, `bad_text` for control characters other than tab and newline.
Result<std::string> clean_message(std::string_view text);

// One line, trimmed, normalised (NFC), without control and bidi-override characters. Refusals name `field`.
Result<std::string> clean_name(std::string_view text, std::string_view field, std::size_t bytes_max = name_bytes_max);
// The same, but may be empty and longer: topics and status texts.
Result<std::string> clean_line(std::string_view text, std::string_view field, std::size_t bytes_max);

// 2 to 32 of a-z 0-9 . _ - beginning with a letter or digit; reserved words are refused.
Result<std::string> clean_username(std::string_view text);
// Syntax only: one @, something before it, a dot after it. Lower-cased.
Result<std::string> clean_email(std::string_view text);
// NFC, so that one password typed on two keyboards is the same; at most 1,024 bytes, at least ten characters, no U+0000.
Result<std::string> clean_password(std::string_view text);

// Two names with the same key are the same name (NFKC_Casefold).
std::string name_key(std::string_view text);

// The words after @ (or full-width ＠) in a message, lower case, each once, outside code; at most 50.
std::vector<std::string> mentioned_names(std::string_view text);

}  // namespace holdfast
