// Counts what a client sends on its WebSocket, from the raw bytes before Beast sees them: Beast answers pings and
// gathers fragments by itself, so a flood of either would never come to our eyes.
// Lives on: the loop of its line. Bounded: it holds one frame header.
#pragma once

#include <cstdint>
#include <string_view>

#include "holdfast/base/time.hpp"

namespace holdfast::net {

// So many a second, and a store of them for a burst.
class TokenBucket {
public:
    TokenBucket(double per_second, double burst) : per_second_{per_second}, burst_{burst}, tokens_{burst} {}
    bool take(double tokens, Monotonic now);

private:
    double per_second_, burst_, tokens_;
    Monotonic last_{};
};

class FrameMeter {
public:
    enum class Verdict { fine, too_many_fragments, too_fast };

    static constexpr int fragments_max = 1024;  // of one message
    // Control frames: 20 a second, 200 at once. Messages: 200 a second, 1,000 at once; a fragment is a part of one.
    static constexpr double control_per_second = 20, control_burst = 200;
    static constexpr double messages_per_second = 200, messages_burst = 1000;
    static constexpr double fragment_share = 1.0 / 16;

    Verdict feed(std::string_view bytes, Monotonic now);

private:
    Verdict frame_begins(Monotonic now);

    std::uint8_t header_[14] = {};
    int header_size_ = 0;
    std::uint64_t payload_left_ = 0;
    int fragments_ = 0;
    TokenBucket controls_{control_per_second, control_burst};
    TokenBucket messages_{messages_per_second, messages_burst};
};

}  // namespace holdfast::net
