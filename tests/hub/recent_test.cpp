// What is kept of the newest events: contiguous to the newest, bounded, and never what was taken back.
#include <gtest/gtest.h>

#include "holdfast/hub/recent.hpp"

namespace holdfast {
namespace {

constexpr LogId harbour{7}, quay{8};

Announcement event(LogId log, Seq seq) {
    Announcement out;
    out.log = log;
    out.seq = seq;
    out.check = static_cast<std::uint64_t>(seq) * 31;
    out.whole = out.veiled = text_frame(std::string(500, 'x'));
    return out;
}

struct RecentEvents : testing::Test {
    void add(LogId log, Seq first, Seq last) {
        for (auto seq = first; seq <= last; ++seq)
            recent.add(event(log, seq), static_cast<std::uint64_t>(seq - 1) * 31);
    }
    Recent recent{20'000};
};

TEST_F(RecentEvents, HoldsAllAfterANumberOrSaysThatItDoesNot) {
    EXPECT_FALSE(recent.holds(harbour, 0));
    add(harbour, 5, 8);
    EXPECT_FALSE(recent.holds(harbour, 3));
    EXPECT_TRUE(recent.holds(harbour, 4));
    EXPECT_TRUE(recent.holds(harbour, 8));
    EXPECT_FALSE(recent.holds(harbour, 9));
    EXPECT_FALSE(recent.holds(quay, 4));
    EXPECT_EQ(recent.at(harbour, 6).seq, 6);
}

TEST_F(RecentEvents, KnowsTheChainWhereItHoldsIt) {
    add(harbour, 5, 8);
    EXPECT_EQ(recent.check_at(harbour, 3), std::nullopt);
    EXPECT_EQ(recent.check_at(harbour, 4), 4u * 31);
    EXPECT_EQ(recent.check_at(harbour, 7), 7u * 31);
}

TEST_F(RecentEvents, ForgetsTheOldestOfAnyLogFirst) {
    add(quay, 1, 2);
    add(harbour, 1, 40);
    EXPECT_LE(recent.bytes(), 20'000u);
    EXPECT_FALSE(recent.holds(quay, 0));
    EXPECT_FALSE(recent.holds(harbour, 0));
    EXPECT_TRUE(recent.holds(harbour, 39));
    EXPECT_EQ(recent.at(harbour, 40).seq, 40);
}

TEST_F(RecentEvents, DoesNotSayAgainWhatWasTakenBack) {
    add(harbour, 1, 8);
    recent.forget(harbour, 5);
    EXPECT_FALSE(recent.holds(harbour, 4));
    EXPECT_TRUE(recent.holds(harbour, 5));
    EXPECT_EQ(recent.check_at(harbour, 5), 5u * 31);
    recent.forget(harbour, 8);
    EXPECT_FALSE(recent.holds(harbour, 8)) << "nothing is left, and so nothing is known of the chain";
    add(harbour, 9, 9);
    EXPECT_TRUE(recent.holds(harbour, 8));
    recent.forget(quay, 3);
}

}  // namespace
}  // namespace holdfast
