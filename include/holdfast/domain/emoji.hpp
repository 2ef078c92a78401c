// What counts as one emoji, and which spellings are the same one.
// Pure; any thread. Unicode by ICU, but emoji newer than the ICU at hand are taken too.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace holdfast {

inline constexpr std::size_t emoji_bytes_max = 64;

// The emoji as Unicode spells it in full (❤ and ❤️ become one); nothing when the text is anything but exactly one emoji.
std::optional<std::string> one_emoji(std::string_view text);

}  // namespace holdfast
