#include "engine/meter.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace holdfast {
namespace {

constexpr double first_step_us = 100, steps_a_doubling = 4;
constexpr std::int64_t minutes_kept = 5;
constexpr auto tick = std::chrono::milliseconds{100};

std::int64_t minute_number(Monotonic at) {
    return std::chrono::duration_cast<std::chrono::minutes>(at.time_since_epoch()).count();
}

std::uint64_t micros_between(Monotonic from, Monotonic to) {
    return static_cast<std::uint64_t>(
        std::max<std::int64_t>(0, std::chrono::duration_cast<std::chrono::microseconds>(to - from).count()));
}

std::int64_t size_of(std::string const& path) {
    std::error_code failed;
    auto const size = std::filesystem::file_size(path, failed);
    return failed ? 0 : static_cast<std::int64_t>(size);
}

}  // namespace

int latency_step(std::chrono::microseconds took) {
    if (took.count() <= 0) return 0;
    auto const step = std::floor(steps_a_doubling * std::log2(static_cast<double>(took.count()) / first_step_us)) + 1;
    return static_cast<int>(std::clamp(step, 0.0, static_cast<double>(latency_steps - 1)));
}

std::int64_t latency_at(Latencies const& counts, int per_thousand) {
    std::uint64_t all = 0, seen = 0;
    for (auto const count : counts) all += count;
    if (all == 0) return 0;
    auto const wanted = (all * static_cast<std::uint64_t>(per_thousand) + 999) / 1000;
    int step = 0;
    while (step < latency_steps - 1 && (seen += counts[static_cast<std::size_t>(step)]) < wanted) ++step;
    return static_cast<std::int64_t>(first_step_us * std::exp2((step - 0.5) / steps_a_doubling));
}

Meter::Minute& Meter::minute_of(Monotonic now) {
    auto const number = minute_number(now);
    auto& minute = minutes_[static_cast<std::size_t>(number) % minutes_.size()];
    if (minute.number.load(std::memory_order_relaxed) == number) return minute;
    for (auto* count : {&minute.posts, &minute.most_us, &minute.lag_us}) count->store(0, std::memory_order_relaxed);
    for (auto& step : minute.steps) step.store(0, std::memory_order_relaxed);
    minute.number.store(number, std::memory_order_relaxed);
    return minute;
}

void Meter::answered(Monotonic now, Monotonic began, bool stored, bool post) {
    if (!stored) return raise(refused_);
    raise(acknowledged_);
    auto const took = micros_between(began, now);
    auto& minute = minute_of(now);
    raise(minute.steps[static_cast<std::size_t>(latency_step(std::chrono::microseconds{took}))]);
    to_most(minute.most_us, took);
    if (post) raise(minute.posts);
}

void Meter::ticked(Monotonic now, std::uint64_t overflows, std::uint64_t resyncs) {
    overflows_.store(overflows, std::memory_order_relaxed);
    resyncs_.store(resyncs, std::memory_order_relaxed);
    if (last_tick_ != Monotonic{}) to_most(minute_of(now).lag_us, micros_between(last_tick_ + tick, now));
    last_tick_ = now;
}

void Meter::add_to(CommandCounts& sum) const {
    sum.acknowledged += static_cast<std::int64_t>(acknowledged_.load(std::memory_order_relaxed));
    sum.refused += static_cast<std::int64_t>(refused_.load(std::memory_order_relaxed));
    sum.asked += static_cast<std::int64_t>(asked_.load(std::memory_order_relaxed));  // last: never fewer than answered
}

void Meter::add_to(VitalSigns& signs, Latencies& latencies, Monotonic now) const {
    auto const add = [](std::int64_t& sum, Count const& count) {
        sum += static_cast<std::int64_t>(count.load(std::memory_order_relaxed));
    };
    auto const running = minute_number(now);
    for (auto const& minute : minutes_) {
        auto const number = minute.number.load(std::memory_order_relaxed);
        if (number < 0 || running - number > minutes_kept) continue;
        for (std::size_t step = 0; step < latencies.size(); ++step)
            latencies[step] += minute.steps[step].load(std::memory_order_relaxed);
        auto const most = [&](std::int64_t& held, Count const& count) {
            held = std::max(held, static_cast<std::int64_t>(count.load(std::memory_order_relaxed)));
        };
        most(signs.ack_max_us, minute.most_us);
        most(signs.loop_lag_us, minute.lag_us);
        if (running - number == 1) add(signs.posts_last_minute, minute.posts);
    }
    add(signs.waiting, asked_);  // less those that were answered: the engine subtracts
    add(signs.acknowledged, acknowledged_);
    add(signs.refused, refused_);
    add(signs.resumed, resumed_);
    add(signs.overflows, overflows_);
    add(signs.resyncs, resyncs_);
}

CommandCounts sum_of(std::vector<std::unique_ptr<Meter>> const& meters) {
    CommandCounts sum;
    for (auto const& meter : meters) meter->add_to(sum);
    return sum;
}

void measure_disk(VitalSigns& signs, std::string const& folder, std::string const& database) {
    signs.database_bytes = size_of(database);
    signs.wal_bytes = size_of(database + "-wal");
    std::error_code failed;
    auto const space = std::filesystem::space(folder, failed);
    if (failed) return;
    signs.disk_free_bytes = static_cast<std::int64_t>(space.available);
    signs.disk_bytes = static_cast<std::int64_t>(space.capacity);
}

}  // namespace holdfast
