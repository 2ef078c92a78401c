// What is right about reactions, without a database: pure.
#pragma once

#include "features/reactions/sql.hpp"

namespace holdfast::reactions {

inline constexpr std::int64_t kinds_max = 20;

// The emoji in the spelling that is kept.
Result<std::string> decide_emoji(std::string_view text);
// True: there is something to add; false: it is there already (D2). Whoever comes late may join a kind, not begin another.
Result<bool> decide_add(Present const& present);

}  // namespace holdfast::reactions
