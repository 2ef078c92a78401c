// What one loop has answered, and how fast, over the last minutes. Written by its own loop alone and read by any thread, so that
// counting costs no lock. A reader may meet a minute that is just being begun: a figure is then a little short.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "holdfast/base/time.hpp"
#include "holdfast/engine/vitals.hpp"
#include "holdfast/store/ledger.hpp"

namespace holdfast {

// Acknowledgements by how long they took: four steps to each doubling, from a tenth of a millisecond to six seconds.
inline constexpr int latency_steps = 64;
using Latencies = std::array<std::uint64_t, latency_steps>;

int latency_step(std::chrono::microseconds took);
// How long the given share (of a thousand) took at most, to the nearest step; 0 when nothing was counted.
std::int64_t latency_at(Latencies const& counts, int per_thousand);

class Meter {
public:
    void asked() { raise(asked_); }
    void went_on() { raise(resumed_); }
    void answered(Monotonic now, Monotonic began, bool stored, bool post);
    // Ten times a second, with what the loop's hub has counted.
    void ticked(Monotonic now, std::uint64_t overflows, std::uint64_t resyncs);

    void add_to(CommandCounts& sum) const;
    void add_to(VitalSigns& signs, Latencies& latencies, Monotonic now) const;

private:
    using Count = std::atomic<std::uint64_t>;
    static void raise(Count& count, std::uint64_t more = 1) {
        count.store(count.load(std::memory_order_relaxed) + more, std::memory_order_relaxed);
    }
    static void to_most(Count& count, std::uint64_t value) {
        if (value > count.load(std::memory_order_relaxed)) count.store(value, std::memory_order_relaxed);
    }
    struct Minute {
        std::atomic<std::int64_t> number{-1};
        Count posts{0}, most_us{0}, lag_us{0};
        std::array<Count, latency_steps> steps{};
    };
    Minute& minute_of(Monotonic now);

    std::array<Minute, 6> minutes_;  // five whole ones and the one that runs
    Count asked_{0}, acknowledged_{0}, refused_{0}, resumed_{0}, overflows_{0}, resyncs_{0};
    Monotonic last_tick_{};
};

CommandCounts sum_of(std::vector<std::unique_ptr<Meter>> const& meters);

// What the files take, and what is left where they are.
void measure_disk(VitalSigns& signs, std::string const& folder, std::string const& database);

}  // namespace holdfast
