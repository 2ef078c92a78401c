// What a loop has answered and how fast: counted by the minute, forgotten after five.
#include "engine/meter.hpp"

#include <gtest/gtest.h>

namespace holdfast::test {
namespace {

using namespace std::chrono_literals;

struct AMeter : testing::Test {
    Meter meter;
    Monotonic now{100h};

    void answer(std::chrono::microseconds took, bool stored = true, bool post = true) {
        meter.asked();
        meter.answered(now, now - took, stored, post);
    }
    std::pair<VitalSigns, Latencies> read() const {
        std::pair<VitalSigns, Latencies> out{};
        meter.add_to(out.first, out.second, now);
        return out;
    }
};

TEST_F(AMeter, TellsHalfAndTheSlowestOfAHundred) {
    for (int i = 0; i < 98; ++i) answer(2ms);
    answer(50ms), answer(50ms);
    auto const [signs, latencies] = read();
    EXPECT_NEAR(static_cast<double>(latency_at(latencies, 500)), 2'000, 400);
    EXPECT_NEAR(static_cast<double>(latency_at(latencies, 990)), 50'000, 10'000);
    EXPECT_EQ(signs.ack_max_us, 50'000);
    EXPECT_EQ(latency_at(Latencies{}, 500), 0);
}

TEST_F(AMeter, CountsWhatWasStoredRefusedAndAsked) {
    answer(1ms), answer(1ms, false), answer(1ms, true, false);
    meter.asked();
    auto const signs = read().first;
    EXPECT_EQ(signs.acknowledged, 2);
    EXPECT_EQ(signs.refused, 1);
    EXPECT_EQ(signs.waiting, 4);  // asked; whoever adds up takes the answered away
}

TEST_F(AMeter, ShowsTheLastWholeMinuteAndForgetsAfterFive) {
    answer(1ms), answer(1ms);
    EXPECT_EQ(read().first.posts_last_minute, 0);
    now += 1min;
    EXPECT_EQ(read().first.posts_last_minute, 2);
    now += 1min;
    EXPECT_EQ(read().first.posts_last_minute, 0);
    EXPECT_GT(read().first.ack_max_us, 0);
    now += 4min;
    EXPECT_EQ(read().first.ack_max_us, 0);
    answer(3ms);
    EXPECT_EQ(read().first.ack_max_us, 3'000);
}

TEST_F(AMeter, SaysHowLateTheLoopWas) {
    meter.ticked(now, 0, 0);
    now += 150ms;
    meter.ticked(now, 2, 1);
    auto const signs = read().first;
    EXPECT_EQ(signs.loop_lag_us, 50'000);
    EXPECT_EQ(signs.overflows, 2);
    EXPECT_EQ(signs.resyncs, 1);
}

TEST(ALatency, FallsIntoAStepThatGrowsByAFifth) {
    for (auto const took : {1us, 99us, 150us, 1'000us, 33'000us, 900'000us, 60'000'000us}) {
        auto const step = latency_step(took);
        EXPECT_GE(step, 0);
        EXPECT_LT(step, latency_steps);
        Latencies one{};
        one[static_cast<std::size_t>(step)] = 1;
        if (took >= 100us && took < 5s) {
            EXPECT_NEAR(static_cast<double>(latency_at(one, 500)), static_cast<double>(took.count()),
                        0.2 * static_cast<double>(took.count()));
        }
    }
}

}  // namespace
}  // namespace holdfast::test
