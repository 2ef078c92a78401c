#include "holdfast/base/time.hpp"

#include <random>

#include <gtest/gtest.h>

namespace holdfast {
namespace {

TEST(Timestamp, IsWrittenInMicrosecondsOfUtc) {
    EXPECT_EQ(to_text(from_micros(0)), "1970-01-01T00:00:00.000000Z");
    EXPECT_EQ(to_text(from_micros(1)), "1970-01-01T00:00:00.000001Z");
    EXPECT_EQ(to_text(from_micros(-1)), "1969-12-31T23:59:59.999999Z");
    EXPECT_EQ(to_text(from_micros(1'789'375'260'000'001)), "2026-09-14T08:41:00.000001Z");
    EXPECT_EQ(to_text(from_micros(1'709'164'800'000'000)), "2024-02-29T00:00:00.000000Z");
}

TEST(Timestamp, ComesBackFromItsText) {
    std::mt19937_64 random{9};
    for (int i = 0; i < 10'000; ++i) {
        auto const at = from_micros(static_cast<std::int64_t>(random() % 250'000'000'000'000'000));
        EXPECT_EQ(parse_timestamp(to_text(at)), at);
    }
}

TEST(Timestamp, MayHaveAShorterFraction) {
    EXPECT_EQ(parse_timestamp("1970-01-01T00:00:01Z"), from_micros(1'000'000));
    EXPECT_EQ(parse_timestamp("1970-01-01T00:00:01.5Z"), from_micros(1'500'000));
    EXPECT_EQ(parse_timestamp("1970-01-01T00:00:01.500000Z"), from_micros(1'500'000));
}

TEST(Timestamp, IsNothingElse) {
    for (auto const* const text : {"",
                                   "now",
                                   "2026-09-14",
                                   "2026-09-14T08:41:00",
                                   "2026-09-14T08:41:00+02:00",
                                   "2026-09-14 08:41:00Z",
                                   "2026-09-14T08:41:00z",
                                   "2026-09-14T08:41:00.Z",
                                   "2026-09-14T08:41:00.1234567Z",
                                   "2026-09-14T08:41:00.12x4Z",
                                   "2026-13-01T00:00:00Z",
                                   "2026-00-01T00:00:00Z",
                                   "2026-02-29T00:00:00Z",
                                   "2026-04-31T00:00:00Z",
                                   "2026-04-00T00:00:00Z",
                                   "2026-09-14T24:00:00Z",
                                   "2026-09-14T08:60:00Z",
                                   "2026-09-14T08:41:60Z",
                                   "-026-09-14T08:41:00Z",
                                   "2026-09-14T08:41:00ZZ",
                                   " 2026-09-14T08:41:00Z",
                                   "12026-09-14T08:41:00Z"})
        EXPECT_FALSE(parse_timestamp(text)) << text;
}

TEST(SystemClock, MovesForward) {
    auto const& clock = system_clock();
    auto const before = clock.steady();
    EXPECT_GT(clock.now(), *parse_timestamp("2024-01-01T00:00:00Z"));
    EXPECT_LE(before, clock.steady());
}

}  // namespace
}  // namespace holdfast
