#include "net/wheel.hpp"

#include <functional>
#include <memory>

#include <gtest/gtest.h>

namespace holdfast::net {
namespace {

using std::chrono::milliseconds;
constexpr Monotonic start{std::chrono::seconds{50}};

struct Alarm : Timed {
    explicit Alarm(
        Wheel& wheel, std::function<void()> then = [] {})
        : Timed{wheel}, then{std::move(then)} {}
    void expired() override {
        ++rang;
        then();
    }
    using Timed::clear_deadline;
    using Timed::set_deadline_in;
    std::function<void()> then;
    int rang = 0;
};

TEST(Wheel, FiresOnceAndNeverEarly) {
    Wheel wheel{start};
    Alarm alarm{wheel};
    alarm.set_deadline_in(1000);
    for (int passed = 100; passed < 1000; passed += 100) {
        wheel.advance(start + milliseconds{passed});
        ASSERT_EQ(alarm.rang, 0) << passed;
    }
    for (int passed = 1000; passed < 3000; passed += 100) wheel.advance(start + milliseconds{passed});
    EXPECT_EQ(alarm.rang, 1);
}

TEST(Wheel, FiresWhatItSlept) {
    Wheel wheel{start};
    Alarm soon{wheel}, late{wheel}, far{wheel};
    soon.set_deadline_in(100);
    late.set_deadline_in(90'000);
    far.set_deadline_in(1'000'000);
    wheel.advance(start + milliseconds{200'000});
    EXPECT_EQ(soon.rang + late.rang, 2);
    EXPECT_EQ(far.rang, 0);
    wheel.advance(start + milliseconds{1'100'000});
    EXPECT_EQ(far.rang, 1);
}

TEST(Wheel, ForgetsWhatWasClearedOrDestroyedAndKeepsTheNewestDeadline) {
    Wheel wheel{start};
    Alarm cleared{wheel}, moved{wheel};
    auto destroyed = std::make_unique<Alarm>(wheel);
    cleared.set_deadline_in(100);
    moved.set_deadline_in(100);
    destroyed->set_deadline_in(100);
    cleared.clear_deadline();
    moved.set_deadline_in(5000);
    destroyed.reset();
    wheel.advance(start + milliseconds{1000});
    EXPECT_EQ(cleared.rang + moved.rang, 0);
    wheel.advance(start + milliseconds{6000});
    EXPECT_EQ(moved.rang, 1);
}

TEST(Wheel, LetsAnAlarmDestroyAndSetOthers) {
    Wheel wheel{start};
    auto other = std::make_unique<Alarm>(wheel);
    Alarm again{wheel};
    again.then = [&] {
        other.reset();
        if (again.rang < 3) again.set_deadline_in(100);
    };
    again.set_deadline_in(100);
    other->set_deadline_in(100);
    for (int passed = 100; passed < 5000; passed += 100) wheel.advance(start + milliseconds{passed});
    EXPECT_EQ(again.rang, 3);
}

}  // namespace
}  // namespace holdfast::net
