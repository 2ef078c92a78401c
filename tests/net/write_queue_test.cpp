#include "net/write_queue.hpp"

#include <gtest/gtest.h>

namespace holdfast::net {
namespace {

constexpr std::string_view pong = "\x8A\x01p", close_frame = "\x88\x02\x0F\xA0";

SharedFrame frame_of(std::string bytes) { return std::make_shared<Frame const>(Frame{std::move(bytes)}); }

// Writes at most so many bytes at a time until nothing is left.
std::string written_in_steps(WriteQueue& queue, Outbox& outbox, std::size_t step, int writes = 1 << 20) {
    std::string out;
    while (writes-- > 0 && !queue.empty(&outbox)) {
        WriteQueue::Pieces pieces;
        std::string gathered;
        auto const count = queue.gather(pieces, &outbox);
        for (int i = 0; i < count; ++i)
            gathered.append(static_cast<char const*>(pieces[i].iov_base), pieces[i].iov_len);
        gathered.resize(std::min(gathered.size(), step));
        queue.written(gathered.size(), &outbox);
        out += gathered;
    }
    return out;
}

TEST(WriteQueue, NeverPutsAControlFrameInsideAnother) {
    for (std::size_t step = 1; step < 12; ++step) {
        WriteQueue queue;
        Outbox outbox{1000};
        ASSERT_TRUE(outbox.push(frame_of("AAAAA")) && outbox.push(frame_of("BBBBB")));
        auto out = written_in_steps(queue, outbox, step, 1);
        queue.add(pong);
        out += written_in_steps(queue, outbox, 1, 1);
        queue.add(pong);
        out += written_in_steps(queue, outbox, step);
        for (std::string part : {"AAAAA", "BBBBB"}) {
            auto const at = out.find(part);
            ASSERT_NE(at, out.npos) << out;
            out.erase(at, part.size());
        }
        EXPECT_EQ(out, std::string{pong} + std::string{pong});
    }
}

TEST(WriteQueue, SaysWhatWasQueuedThenClosesThenNothing) {
    for (std::size_t const step : {1u, 2u, 3u, 100u}) {
        WriteQueue queue;
        Outbox outbox{1000};
        queue.add(pong);
        ASSERT_TRUE(outbox.push(frame_of("AAAAA")));
        queue.add_close(close_frame, &outbox);
        ASSERT_TRUE(outbox.push(frame_of("too late")));
        queue.add(pong);
        queue.add_close("\x88\x00", &outbox);
        EXPECT_EQ(written_in_steps(queue, outbox, step), std::string{pong} + "AAAAA" + std::string{close_frame});
        EXPECT_TRUE(queue.empty(&outbox));
    }
}

TEST(WriteQueue, ClosesAfterMoreFramesThanOneWriteCarries) {
    WriteQueue queue;
    Outbox outbox{1000};
    for (int i = 0; i < 200; ++i) ASSERT_TRUE(outbox.push(frame_of("ab")));
    queue.add_close(close_frame, &outbox);
    auto const out = written_in_steps(queue, outbox, 1000);
    EXPECT_EQ(out.size(), 400 + close_frame.size());
    EXPECT_TRUE(out.ends_with(close_frame));
}

TEST(WriteQueue, LeavesOutPongsThatNobodyReads) {
    WriteQueue queue;
    Outbox outbox{1000};
    for (int i = 0; i < 100'000; ++i) queue.add(pong);
    EXPECT_LE(written_in_steps(queue, outbox, 1 << 20).size(), WriteQueue::control_bytes_max);
}

}  // namespace
}  // namespace holdfast::net
