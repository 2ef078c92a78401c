// Notices that somebody set the clock of the machine: wall time then moves on by something else than time does. Stamps go on rising
// all the same (D15), but people see odd times, so ops should know. A value; one thread.
#pragma once

#include <optional>

#include "holdfast/base/time.hpp"

namespace holdfast {

class ClockWatch {
public:
    ClockWatch(Timestamp wall, Monotonic steady) : wall_{wall}, steady_{steady} {}

    // By how much the clock jumped since the last look; nothing when it only ran.
    std::optional<std::chrono::milliseconds> look(Timestamp wall, Monotonic steady) {
        auto const moved = std::chrono::floor<std::chrono::milliseconds>(wall - wall_);
        auto const passed = std::chrono::floor<std::chrono::milliseconds>(steady - steady_);
        wall_ = wall;
        steady_ = steady;
        auto const jump = moved - passed;
        if (std::chrono::abs(jump) < noticed) return std::nullopt;
        return jump;
    }

private:
    static constexpr std::chrono::milliseconds noticed{2'000};  // a time service that does its work stays far below

    Timestamp wall_;
    Monotonic steady_;
};

}  // namespace holdfast
