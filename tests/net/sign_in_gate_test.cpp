#include "net/sign_in_gate.hpp"

#include <deque>

#include <gtest/gtest.h>

namespace holdfast::net {
namespace {

// Four loops whose tasks run when the test says so, each noted with its loop.
class LoopsByHand final : public Loops {
public:
    int count() const override { return 4; }
    void post(int loop, std::function<void()> task) override { tasks_.emplace_back(loop, std::move(task)); }
    bool try_post(int, std::function<void()>) override { return false; }

    void run_all() {
        while (!tasks_.empty()) {
            auto const [loop, task] = std::move(tasks_.front());
            tasks_.pop_front();
            running = loop;
            task();
        }
    }
    int running = -1;

private:
    std::deque<std::pair<int, std::function<void()>>> tasks_;
};

class StillClock final : public Clock {
public:
    Timestamp now() const override { return {}; }
    Monotonic steady() const override { return at; }
    Monotonic at{};
};

class ASignInGate : public testing::Test {
protected:
    Allowance enter(int loop, std::vector<std::string> who) {
        Allowance out;
        int answered_on = -1;
        gate.enter(loop, std::move(who), [&](Allowance const& allowance) {
            out = allowance;
            answered_on = loops.running;
        });
        loops.run_all();
        EXPECT_EQ(answered_on, loop);
        return out;
    }

    LoopsByHand loops;
    StillClock clock;
    SignInGate gate{loops, clock, 3};
};

TEST_F(ASignInGate, CountsTriesOnAllLoopsTogether) {
    for (int loop = 0; loop < 3; ++loop) EXPECT_TRUE(enter(loop, {"from a"}).allowed);
    auto const fourth = enter(3, {"from a"});
    EXPECT_FALSE(fourth.allowed);
    EXPECT_EQ(fourth.retry_ms, 20'000);
    EXPECT_TRUE(enter(3, {"from b"}).allowed);
}

TEST_F(ASignInGate, CountsANameFromManyAddresses) {
    for (auto const* address : {"from a", "from b", "from c"}) EXPECT_TRUE(enter(0, {address, "as ada"}).allowed);
    EXPECT_FALSE(enter(0, {"from d", "as ada"}).allowed);
    EXPECT_TRUE(enter(0, {"from d", "as ben"}).allowed);
}

TEST_F(ASignInGate, GivesBackWhatSucceeded) {
    for (int person = 0; person < 50; ++person) {
        ASSERT_TRUE(enter(person % 4, {"from the office", "as " + std::to_string(person)}).allowed);
        gate.succeeded({"from the office", "as " + std::to_string(person)});
        loops.run_all();
    }
}

TEST_F(ASignInGate, SaysHowManyAreLeftOfTheScarcest) {
    enter(0, {"from a"});
    EXPECT_EQ(enter(0, {"from a", "as ada"}).remaining, 1);
}

TEST_F(ASignInGate, LetsInAgainAsTimePasses) {
    for (int i = 0; i < 3; ++i) enter(0, {"from a"});
    clock.at += std::chrono::seconds{20};
    EXPECT_TRUE(enter(0, {"from a"}).allowed);
    EXPECT_FALSE(enter(0, {"from a"}).allowed);
}

}  // namespace
}  // namespace holdfast::net
