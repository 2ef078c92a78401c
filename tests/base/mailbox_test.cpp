#include "holdfast/base/mailbox.hpp"

#include <atomic>
#include <memory>
#include <thread>

#include <gtest/gtest.h>

namespace holdfast {
namespace {

using namespace std::chrono_literals;
using Letter = std::unique_ptr<int>;

TEST(Mailbox, GivesOutInOrder) {
    Mailbox<int> mailbox{100};
    for (int i = 0; i < 10; ++i) EXPECT_TRUE(mailbox.try_push(i));
    EXPECT_EQ(mailbox.take(4), (std::vector{0, 1, 2, 3}));
    EXPECT_EQ(mailbox.size(), 6u);
    EXPECT_EQ(mailbox.take(100), (std::vector{4, 5, 6, 7, 8, 9}));
    EXPECT_TRUE(mailbox.try_take(1).empty());
}

TEST(Mailbox, RefusesWhenFullAndLeavesTheItemWithItsSender) {
    Mailbox<Letter> mailbox{1};
    auto first = std::make_unique<int>(1), second = std::make_unique<int>(2);
    EXPECT_TRUE(mailbox.try_push(first));
    EXPECT_FALSE(mailbox.try_push(second));
    ASSERT_TRUE(second);
    EXPECT_EQ(*second, 2);
    EXPECT_EQ(mailbox.take(9).size(), 1u);
    EXPECT_TRUE(mailbox.try_push(second));
}

TEST(Mailbox, HandsOverWhatCameBeforeItClosed) {
    Mailbox<int> mailbox{10};
    int item = 1;
    EXPECT_TRUE(mailbox.try_push(item));
    mailbox.close();
    EXPECT_FALSE(mailbox.try_push(item));
    EXPECT_FALSE(mailbox.push(2));
    EXPECT_FALSE(mailbox.closed());
    EXPECT_EQ(mailbox.take(10), std::vector{1});
    EXPECT_TRUE(mailbox.take(10).empty());
    EXPECT_TRUE(mailbox.closed());
}

TEST(Mailbox, WakesItsReceiverWhenItCloses) {
    Mailbox<int> mailbox{1};
    std::thread receiver{[&] { EXPECT_TRUE(mailbox.take(1).empty()); }};
    mailbox.close();
    receiver.join();
}

TEST(Mailbox, WakesAWaitingSenderWhenItCloses) {
    Mailbox<int> mailbox{1};
    ASSERT_TRUE(mailbox.push(1));
    std::thread sender{[&] { EXPECT_FALSE(mailbox.push(2)); }};
    mailbox.close();
    sender.join();
}

TEST(Mailbox, WaitsNoLongerThanTold) {
    Mailbox<int> mailbox{1};
    EXPECT_TRUE(mailbox.take_for(1, 5ms).empty());
    EXPECT_FALSE(mailbox.closed());
}

TEST(Mailbox, LosesNothingAndKeepsEachSendersOrder) {
    constexpr int senders = 4, each = 5'000;
    Mailbox<std::pair<int, int>> mailbox{16};
    std::vector<std::thread> threads;
    for (int sender = 0; sender < senders; ++sender)
        threads.emplace_back([&, sender] {
            for (int i = 0; i < each; ++i) ASSERT_TRUE(mailbox.push({sender, i}));
        });
    std::vector<int> next(senders);
    for (int received = 0; received < senders * each;)
        for (auto const& [sender, number] : mailbox.take(7)) {
            ASSERT_EQ(number, next[sender]++);
            ++received;
        }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(mailbox.size(), 0u);
}

TEST(Mailbox, ServesSeveralReceiversEachItemOnce) {
    Mailbox<int> mailbox{8};
    std::atomic<int> sum = 0;
    std::vector<std::thread> receivers;
    for (int i = 0; i < 3; ++i)
        receivers.emplace_back([&] {
            for (;;) {
                auto const items = mailbox.take(1);
                if (items.empty()) return;
                sum += items.front();
            }
        });
    for (int i = 1; i <= 1'000; ++i) ASSERT_TRUE(mailbox.push(i));
    mailbox.close();
    for (auto& receiver : receivers) receiver.join();
    EXPECT_EQ(sum, 500'500);
}

}  // namespace
}  // namespace holdfast
