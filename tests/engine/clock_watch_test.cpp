#include "engine/clock_watch.hpp"

#include <gtest/gtest.h>

namespace holdfast {
namespace {

using namespace std::chrono_literals;

struct AClockWatch : testing::Test {
    // What it says after so much time, with the clock moved on by so much.
    std::optional<std::chrono::milliseconds> after(std::chrono::milliseconds passed, std::chrono::milliseconds moved) {
        wall += moved;
        steady += passed;
        return watch.look(wall, steady);
    }
    Timestamp wall = from_micros(1'800'000'000'000'000);
    Monotonic steady{};
    ClockWatch watch{wall, steady};
};

TEST_F(AClockWatch, IsSilentWhileTheClockRuns) {
    EXPECT_FALSE(after(1'000ms, 1'000ms));
    EXPECT_FALSE(after(60'000ms, 60'000ms));
    EXPECT_FALSE(after(1'000ms, 1'400ms)) << "a time service sets it right little by little";
}

TEST_F(AClockWatch, NoticesAJumpOnce) {
    EXPECT_EQ(after(1'000ms, -86'400'000ms + 1'000ms), -86'400'000ms);
    EXPECT_FALSE(after(1'000ms, 1'000ms));
    EXPECT_EQ(after(1'000ms, 86'400'000ms + 1'000ms), 86'400'000ms);
}

}  // namespace
}  // namespace holdfast
