// What one loop has done. Written by its own thread alone and read by any, so an increment costs no locked instruction.
#pragma once

#include <atomic>
#include <cstdint>

namespace holdfast::net {

class Count {
public:
    void add(std::uint64_t more = 1) {
        value_.store(value_.load(std::memory_order_relaxed) + more, std::memory_order_relaxed);
    }
    void remove(std::uint64_t less = 1) {
        value_.store(value_.load(std::memory_order_relaxed) - less, std::memory_order_relaxed);
    }
    std::uint64_t get() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> value_{0};
};

struct LoopCounters {
    Count streams_open, requests, requests_refused, handshakes_refused, streams_accepted, stream_messages_in,
        stream_writes, stream_bytes_out;
    std::atomic<std::uint64_t> tasks_dropped{0};  // counted by whoever tried
};

}  // namespace holdfast::net
