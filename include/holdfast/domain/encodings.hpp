// Text as files bring it: what a spreadsheet has saved becomes UTF-8.
// Pure; any thread. Encodings by ICU.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace holdfast {

// UTF-8 with or without its mark, UTF-16 with its mark, otherwise GB18030 (as Excel saves in China). Nothing: none of these,
// or it holds U+0000.
std::optional<std::string> text_of_file(std::string_view bytes);

// Standard base64, with or without padding; nothing when it is not.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace holdfast
