// Closed loop: every line posts, and posts again when it holds the ack; or keeps a few under way.
#include <stdexcept>

#include "clock.hpp"
#include "crowd.hpp"
#include "runs.hpp"
#include "samples.hpp"
#include "talk.hpp"

namespace holdfast::bench {
namespace {

constexpr std::string_view ack_begins = R"({"type":"ack","key":")";
constexpr std::string_view words =
    "The tide turns at six; bring the long rope and two lanterns to the north quay, and tell Cleo who has the watch. ";
constexpr double warm_seconds = 1;

class Writers : public Listener {
public:
    explicit Writers(Order const& order)
        : order_{order}, crowd_{order.port, order.seats, *this}, run_{"b" + std::to_string(now_us()) + "-"} {
        crowd_.open(order.seats.size());
        for (std::size_t i = 0; i < crowd_.size(); ++i)
            crowd_.line(i).sent_at_us.assign(static_cast<std::size_t>(order.pipeline), 0);
    }

    void run() {
        if (order_.count == 0) work(std::min(warm_seconds, order_.seconds));
        crowd_.mark("begin");
        auto const began = now_us();
        work(order_.seconds);
        auto const took = static_cast<double>(now_us() - began) / 1e6;
        crowd_.mark(R"(end {"posts":)" + std::to_string(acked_) + R"(,"heard":)" + std::to_string(heard_) +
                    R"(,"seconds":)" + std::to_string(took) + "," + samples_.json() + "}");
    }

    void heard(Line& line, std::string_view message, std::int64_t now) override {
        ++heard_;
        if (message.starts_with(R"({"type":"refused")")) throw std::runtime_error{"refused: " + std::string{message}};
        if (!message.starts_with(ack_begins)) return;
        // Acks of one line come in the order of its posts (D16), so their places take turns.
        auto const key = message.substr(ack_begins.size(), message.find('"', ack_begins.size()) - ack_begins.size());
        auto const number = std::stoull(std::string{key.substr(key.rfind('-') + 1)});
        samples_.add(now - line.sent_at_us[number % line.sent_at_us.size()]);
        ++acked_;
        if (now < until_ && sent_ < most_) post(line);
    }

private:
    // Until the last ack of what was sent in the time.
    void work(double seconds) {
        samples_.clear();
        sent_ = acked_ = heard_ = 0;
        most_ = order_.count > 0 ? order_.count : UINT64_MAX;
        until_ = order_.count > 0 ? INT64_MAX : now_us() + static_cast<std::int64_t>(seconds * 1e6);
        for (int round = 0; round < order_.pipeline; ++round)
            for (std::size_t i = 0; i < crowd_.size() && sent_ < most_; ++i) post(crowd_.line(i));
        while (acked_ < sent_) crowd_.turn(100);
    }

    void post(Line& line) {
        auto const number = line.posts++;
        auto const& channels = line.seat.channels;
        line.sent_at_us[number % line.sent_at_us.size()] = now_us();
        auto const name = std::to_string(line.index) + "-" + std::to_string(number);
        crowd_.send(line, R"({"type":"post","key":")" + run_ + name + R"(","channel":")" +
                              channels[number % channels.size()] + R"(","text":")" + said(number) + name + R"("})");
        ++sent_;
    }

    std::string said(std::uint64_t number) { return order_.mixed ? talk_.say(number) : std::string{words}; }

    Order const& order_;
    Talk talk_;
    Crowd crowd_;
    std::string const run_;  // keys of this run are like no other's
    Samples samples_;
    std::int64_t until_ = 0;
    std::uint64_t most_ = 0, sent_ = 0, acked_ = 0, heard_ = 0;
};

}  // namespace

void run_posts(Order const& order) { Writers{order}.run(); }

}  // namespace holdfast::bench
