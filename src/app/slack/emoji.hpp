// Slack's names of emoji. Pure; any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace holdfast::slack {

struct EmojiName {
    std::string_view name, emoji;
};
std::span<EmojiName const> emoji_names();  // sorted by name; generated at build time

// "tada" or "+1::skin-tone-4" as the emoji itself; nothing for a name that only one workspace knows.
std::optional<std::string> emoji_of(std::string_view name);

}  // namespace holdfast::slack
