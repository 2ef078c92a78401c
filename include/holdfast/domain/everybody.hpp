// @channel, @all, @everyone and @here name everybody in a channel: which words do, and who may use them, which is a setting.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "holdfast/domain/roles.hpp"

namespace holdfast {

enum class MentionEveryone : std::uint8_t { everyone, members, admins, nobody };

std::string_view mention_everyone_name(MentionEveryone rule);
std::optional<MentionEveryone> parse_mention_everyone(std::string_view name);

// Members are all but guests; programs count by their role.
bool may_mention_everyone(MentionEveryone rule, Role role);

// A word after @, lower case.
bool names_everybody(std::string_view name);
// Whether such a word stands in a message, outside code.
bool mentions_everybody(std::string_view text);

}  // namespace holdfast
