// Wall time in microseconds, and the clock as an interface: nothing below app asks what time it is by itself.
// Any thread. Wall time is for people and stamps; limits, timers and idleness use the monotonic clock (D15).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast {

using Timestamp = std::chrono::sys_time<std::chrono::microseconds>;
inline constexpr std::int64_t day_us = 86'400'000'000;

using Monotonic = std::chrono::time_point<std::chrono::steady_clock, std::chrono::nanoseconds>;

class Clock {
public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
    virtual Monotonic steady() const = 0;
};

Clock const& system_clock();

// ISO 8601, UTC, microseconds: 2026-09-14T08:41:00.000001Z
std::string to_text(Timestamp at);
std::optional<Timestamp> parse_timestamp(std::string_view text);

inline std::int64_t micros(Timestamp at) { return at.time_since_epoch().count(); }
inline Timestamp from_micros(std::int64_t value) { return Timestamp{std::chrono::microseconds{value}}; }

}  // namespace holdfast
