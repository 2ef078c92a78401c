#include "net/frame_meter.hpp"

#include <gtest/gtest.h>

#include "net/raw_client.hpp"

namespace holdfast::net {
namespace {

constexpr Monotonic start{std::chrono::seconds{1000}};

TEST(FrameMeter, LetsAFewFramesOfEverySizeThrough) {
    for (std::size_t const step : {1u, 2u, 5u, 1000u, 100000u}) {
        FrameMeter meter;
        std::string bytes;
        for (auto const size : {0u, 1u, 125u, 126u, 65535u, 65536u})
            bytes += client_frame(Opcode::text, std::string(size, 'x'));
        for (std::size_t at = 0; at < bytes.size(); at += step)
            ASSERT_EQ(meter.feed(std::string_view{bytes}.substr(at, step), start), FrameMeter::Verdict::fine);
    }
}

TEST(FrameMeter, StopsAFloodOfPingsAndForgivesWithTime) {
    FrameMeter meter;
    auto const ping = client_frame(Opcode::ping, "x");
    for (int i = 0; i < 200; ++i) ASSERT_EQ(meter.feed(ping, start), FrameMeter::Verdict::fine);
    auto flooded = meter;
    EXPECT_EQ(flooded.feed(ping, start), FrameMeter::Verdict::too_fast);
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(meter.feed(ping, start + std::chrono::seconds{1}), FrameMeter::Verdict::fine);
    EXPECT_EQ(meter.feed(ping, start + std::chrono::seconds{1}), FrameMeter::Verdict::too_fast);
}

TEST(FrameMeter, StopsAFloodOfMessages) {
    FrameMeter meter;
    auto const message = client_frame(Opcode::text, "{}");
    for (int i = 0; i < 1000; ++i) ASSERT_EQ(meter.feed(message, start), FrameMeter::Verdict::fine);
    EXPECT_EQ(meter.feed(message, start), FrameMeter::Verdict::too_fast);
}

TEST(FrameMeter, StopsAMessageOfTooManyFragments) {
    FrameMeter meter;
    auto const first = client_frame(Opcode::text, "x", {.last = false}),
               more = client_frame(Opcode::more, "", {.last = false});
    EXPECT_EQ(meter.feed(first, start), FrameMeter::Verdict::fine);
    for (int i = 1; i < FrameMeter::fragments_max; ++i)
        ASSERT_EQ(meter.feed(more, start), FrameMeter::Verdict::fine) << i;
    EXPECT_EQ(meter.feed(more, start), FrameMeter::Verdict::too_many_fragments);
}

TEST(FrameMeter, CountsFragmentsOfEachMessageAnew) {
    FrameMeter meter;
    auto now = start;
    auto const first = client_frame(Opcode::text, "x", {.last = false}),
               more = client_frame(Opcode::more, "y", {.last = false});
    for (int message = 0; message < 20; ++message) {
        ASSERT_EQ(meter.feed(first, now), FrameMeter::Verdict::fine);
        for (int i = 0; i < 500; ++i) ASSERT_EQ(meter.feed(more, now), FrameMeter::Verdict::fine);
        now += std::chrono::seconds{1};
    }
}

}  // namespace
}  // namespace holdfast::net
