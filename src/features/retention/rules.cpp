#include "features/retention/rules.hpp"

namespace holdfast::retention {

std::int64_t kept_days(Rule const& workspace, Rule const& channel) {
    return channel.days.value_or(workspace.days.value_or(0));
}

std::optional<Timestamp> goes_before(Timestamp now, std::int64_t days) {
    if (days == 0) return std::nullopt;
    return std::chrono::floor<std::chrono::days>(now) - std::chrono::days{days};
}

std::optional<Timestamp> goes_before(Timestamp now, Rule const& workspace, Rule const& channel) {
    if (workspace.held || channel.held) return std::nullopt;
    return goes_before(now, kept_days(workspace, channel));
}

}  // namespace holdfast::retention
