// One stream: reads holdfast.v1 messages from one client and answers them (docs/protocol.md).
// Lives on: the loop of its socket. What it may have open at once is bounded by the settings; events go through the hub.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

#include "engine/start_frame.hpp"
#include "holdfast/engine/streams.hpp"

namespace holdfast {

class Stream : public StreamSession {
public:
    Stream(Streams& home, std::uint64_t number, Caller const& caller, Line& line, std::string device);
    ~Stream() override;

    Outbox& outbox() override { return connection_.outbox; }
    void message(std::string_view text) override;
    void drained() override;
    void ended() override;

    Connection& connection() { return connection_; }
    std::uint64_t number() const { return number_; }
    Monotonic opened_at() const { return opened_at_; }
    void tick(Monotonic now);
    void flush_reads();
    void goaway(int spread_ms, int drain_ms);

private:
    friend struct StartWork;
    void dispatch(std::string_view type, Json const& message);
    void hello();
    void start(std::string_view text);
    void read_start(std::shared_ptr<StartRequest const> request);
    void pull(Json const& message);
    void post(Json const& message);
    void post_to(std::string const& key, Json const& message);
    void command(std::string_view name, Json const& message);
    bool admit(std::string const& key);
    void submit(CommandSpec const& spec, std::string const& key, Json const& message);
    void forget_read(Json const& message);
    void read_cursor(Json const& message);
    void typing(Json const& message);
    void watch(Json const& message);
    void error(std::string_view code, std::string_view field = {});
    void refuse(std::string_view key, Problem const& problem);
    void acknowledge(Ack const& ack);
    std::optional<std::string> key_of(Json const& message);
    std::optional<LogId> log_named(std::string_view name) const;

    Streams& home_;
    std::uint64_t const number_;  // among those of its loop, in the order they came
    Engine& engine_;
    Connection connection_;
    std::string device_;
    Monotonic opened_at_, last_heard_, last_beat_, last_drained_;
    std::deque<Monotonic> mistakes_;
    std::unordered_map<ChannelId, Monotonic> typed_;
    std::map<std::pair<ChannelId, Seq>, Seq> reads_;  // by channel and thread: cursors waiting for the second to end
    Monotonic reads_since_{};
    int in_flight_ = 0;
    bool start_asked_ = false;
    std::shared_ptr<Stream*> alive_;  // empty once the stream is gone: answers that come later fall away
};

}  // namespace holdfast
