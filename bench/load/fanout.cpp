// Open loop: posts into one channel at an even rate, whatever the server does; every line hears every post.
// The text carries the time of sending, so a delivery is timed where it is heard. The one reader takes its turn with a
// thousand lines, so that the last of them is late by what the others cost it to read.
#include <charconv>
#include <stdexcept>

#include "clock.hpp"
#include "crowd.hpp"
#include "runs.hpp"
#include "samples.hpp"

namespace holdfast::bench {
namespace {

constexpr std::string_view event_begins = R"({"type":"event")";
constexpr std::string_view stamp_begins = R"("text":"sent )";
constexpr std::int64_t patience_us = 10'000'000;  // for the last deliveries
constexpr double warm_seconds = 0.5;

class Hall : public Listener {
public:
    explicit Hall(Order const& order)
        : order_{order}, crowd_{order.port, order.seats, *this}, run_{"f" + std::to_string(now_us()) + "-"} {
        crowd_.open(order.seats.size());
    }

    void run() {
        work(std::min(warm_seconds, order_.seconds));
        crowd_.mark("begin");
        auto const began = now_us();
        auto const posts = work(order_.seconds);
        auto const took = static_cast<double>(now_us() - began) / 1e6;
        crowd_.mark(R"(end {"posts":)" + std::to_string(posts) + R"(,"deliveries":)" +
                    std::to_string(samples_.count()) + R"(,"seconds":)" + std::to_string(took) + "," + samples_.json() +
                    "}");
    }

    void heard(Line&, std::string_view message, std::int64_t now) override {
        if (message.starts_with(R"({"type":"refused")") || message.starts_with(R"({"type":"more")"))
            throw std::runtime_error{"not in order: " + std::string{message}};
        if (!message.starts_with(event_begins)) return;
        auto const at = message.find(stamp_begins);
        if (at == message.npos) return;
        std::int64_t sent = 0;
        std::from_chars(message.data() + at + stamp_begins.size(), message.data() + message.size(), sent);
        samples_.add(now - sent);
    }

private:
    std::uint64_t work(double seconds) {
        samples_.clear();
        auto const posts = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(seconds * order_.rate));
        auto const began = now_us();
        for (std::uint64_t sent = 0; sent < posts;) {
            auto const due = began + static_cast<std::int64_t>(static_cast<double>(sent) / order_.rate * 1e6);
            auto const now = now_us();
            if (now < due) crowd_.turn(static_cast<int>((due - now) / 1000 + 1));
            else post(crowd_.line(number_ % crowd_.size())), ++sent;
        }
        auto const wanted = posts * crowd_.size();
        auto const until = now_us() + patience_us;
        while (samples_.count() < wanted && now_us() < until) crowd_.turn(100);
        if (samples_.count() != wanted)
            throw std::runtime_error{std::to_string(samples_.count()) + " of " + std::to_string(wanted) +
                                     " deliveries came"};
        return posts;
    }

    void post(Line& line) {
        crowd_.send(line, R"({"type":"post","key":")" + run_ + std::to_string(number_++) + R"(","channel":")" +
                              order_.channel + R"(","text":"sent )" + std::to_string(now_us()) +
                              R"( The tide turns at six; bring the long rope to the north quay."})");
    }

    Order const& order_;
    Crowd crowd_;
    std::string const run_;
    Samples samples_;
    std::uint64_t number_ = 0;
};

}  // namespace

void run_fanout(Order const& order) { Hall{order}.run(); }

}  // namespace holdfast::bench
