// The one clock of the generator: monotonic, in microseconds.
#pragma once

#include <chrono>
#include <cstdint>

namespace holdfast::bench {

inline std::int64_t now_us() {
    auto const now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

}  // namespace holdfast::bench
