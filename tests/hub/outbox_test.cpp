#include "holdfast/hub/outbox.hpp"

#include <array>

#include <gtest/gtest.h>

namespace holdfast {
namespace {

SharedFrame frame_of(std::string bytes) { return std::make_shared<Frame const>(Frame{std::move(bytes)}); }

std::string gathered(Outbox const& outbox) {
    std::array<iovec, Outbox::gather_max> pieces;
    std::string text;
    auto const count = outbox.gather(pieces.data());
    for (int i = 0; i < count; ++i) text.append(static_cast<char const*>(pieces[i].iov_base), pieces[i].iov_len);
    return text;
}

TEST(Outbox, GathersWhatWasPushedInItsOrder) {
    Outbox outbox{100};
    EXPECT_TRUE(outbox.empty());
    EXPECT_TRUE(outbox.push(frame_of("one ")));
    EXPECT_TRUE(outbox.push_answer(frame_of("two ")));
    EXPECT_TRUE(outbox.push(frame_of("three")));
    EXPECT_EQ(gathered(outbox), "one two three");
    EXPECT_EQ(outbox.bytes(), 13u);
}

TEST(Outbox, KeepsTheRestOfAFrameThatWasWrittenInPart) {
    Outbox outbox{100};
    ASSERT_TRUE(outbox.push(frame_of("abcdef")) && outbox.push(frame_of("ghi")));
    outbox.consumed(2);
    EXPECT_TRUE(outbox.mid_frame());
    EXPECT_EQ(gathered(outbox), "cdefghi");
    outbox.consumed(5);
    EXPECT_TRUE(outbox.mid_frame());
    EXPECT_EQ(gathered(outbox), "hi");
    outbox.consumed(2);
    EXPECT_FALSE(outbox.mid_frame());
    EXPECT_TRUE(outbox.empty());
}

TEST(Outbox, RefusesEventsPastItsBoundAndAnswersPastTheReserve) {
    Outbox outbox{10};
    EXPECT_TRUE(outbox.push(frame_of("0123456789")));
    EXPECT_FALSE(outbox.push(frame_of("x")));
    EXPECT_TRUE(outbox.push_answer(frame_of(std::string(Outbox::reserve_bytes, 'a'))));
    EXPECT_FALSE(outbox.push_answer(frame_of("y")));
    EXPECT_EQ(outbox.bytes(), 10 + Outbox::reserve_bytes);
}

TEST(Outbox, TakesEventsAgainOnceSomeWereWritten) {
    Outbox outbox{10};
    ASSERT_TRUE(outbox.push(frame_of("01234")) && outbox.push(frame_of("56789")));
    EXPECT_FALSE(outbox.has_room());
    outbox.consumed(6);
    EXPECT_TRUE(outbox.has_room());
    EXPECT_TRUE(outbox.push(frame_of("abc")));
    EXPECT_EQ(gathered(outbox), "6789abc");
}

TEST(Outbox, GathersNoMoreThanOneWriteCarries) {
    Outbox outbox{1000};
    for (int i = 0; i < 100; ++i) ASSERT_TRUE(outbox.push(frame_of("ab")));
    EXPECT_EQ(gathered(outbox).size(), 2u * Outbox::gather_max);
}

TEST(Outbox, GivesEveryByteOnceWhateverTheSizesOfTheWrites) {
    for (std::size_t const write : {1u, 3u, 7u, 64u, 1000u}) {
        Outbox outbox{1 << 20};
        std::string sent, received;
        for (int i = 0; i < 500; ++i) {
            std::string const bytes(1 + static_cast<std::size_t>(i * 7 % 40), static_cast<char>('a' + i % 26));
            sent += bytes;
            ASSERT_TRUE(outbox.push(frame_of(bytes)));
            auto const part = gathered(outbox).substr(0, write);
            received += part;
            outbox.consumed(part.size());
        }
        while (!outbox.empty()) {
            auto const part = gathered(outbox).substr(0, write);
            received += part;
            outbox.consumed(part.size());
        }
        EXPECT_EQ(received, sent);
    }
}

}  // namespace
}  // namespace holdfast
