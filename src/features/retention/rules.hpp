// How long messages are kept, as pure rules: whole days, counted in UTC.
#pragma once

#include <optional>

#include "holdfast/base/time.hpp"

namespace holdfast::retention {

inline constexpr std::int64_t days_max = 36'500;

struct Rule {
    std::optional<std::int64_t> days;  // 0: for ever; nothing, of a channel: as the workspace says
    bool held = false;                 // nothing is removed, whatever the days say
};

// A channel's own days outrank the workspace's; 0: for ever.
std::int64_t kept_days(Rule const& workspace, Rule const& channel);

// What happened before this goes; nothing: it is kept for ever. It moves once a day, so that a channel is told of one
// removal a day and no message goes before it has been there for so many whole days.
std::optional<Timestamp> goes_before(Timestamp now, std::int64_t days);
std::optional<Timestamp> goes_before(Timestamp now, Rule const& workspace, Rule const& channel);

}  // namespace holdfast::retention
