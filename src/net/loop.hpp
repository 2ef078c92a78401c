// One loop: a thread, its io_context, its mailbox, its deadlines and its sockets.
// Lives on its own thread, but for post, try_post and the requests. Bounded: mailbox_max tasks from other threads,
// handlers_per_turn and turn_max between two flushes, bodies_bytes_max of request bodies in the making.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include <boost/asio/basic_waitable_timer.hpp>

#include "holdfast/base/crypto.hpp"
#include "holdfast/base/mailbox.hpp"
#include "holdfast/base/time.hpp"
#include "holdfast/net/http.hpp"
#include "net/asio.hpp"
#include "net/counters.hpp"
#include "net/proxies.hpp"
#include "net/wheel.hpp"

namespace holdfast::net {

class Loop;

// A socket that the loop holds: it has a deadline, and the loop can end it.
class OpenSocket : public Timed {
public:
    ~OpenSocket() override;
    // Ends at once: the server stops.
    virtual void cut() = 0;
    // Ends when it has nothing to do: the server is about to stop.
    virtual void drain() {}

protected:
    explicit OpenSocket(Loop& loop);
    Loop& loop_;
};

// Something with bytes to write when the turn ends.
class Flushable {
public:
    virtual ~Flushable() = default;
    virtual void flush() = 0;
};

class Loop {
public:
    static constexpr std::size_t mailbox_max = 1024;
    static constexpr int tasks_per_turn = 64;
    static constexpr int handlers_per_turn = 128;
    static constexpr auto turn_max = std::chrono::milliseconds{5};
    static constexpr auto flush_free = std::chrono::milliseconds{1}, flush_pause_max = std::chrono::milliseconds{10};
    static constexpr std::size_t bodies_bytes_max = 256u << 20;

    Loop(int index, ServerSettings const& settings, TrustedProxies const& proxies, Clock const& clock, Random& random);
    ~Loop();

    // The thread's whole life: until a stop was requested and the sockets are gone.
    void run(Application& application);
    void request_stop(int patience_ms);
    void request_drain();

    void post(std::function<void()> task);
    bool try_post(std::function<void()> task);

    // To be flushed once, at the end of this turn or, when the loop is busy writing, some milliseconds later.
    void mark(std::shared_ptr<Flushable> flushable) { dirty_.push_back(std::move(flushable)); }

    asio::io_context& context() { return context_; }
    Wheel& wheel() { return wheel_; }
    Application& application() { return *application_; }
    ServerSettings const& settings() const { return settings_; }
    TrustedProxies const& proxies() const { return proxies_; }
    Clock const& clock() const { return clock_; }
    LoopCounters& counters() { return counters_; }
    int index() const { return index_; }
    bool draining() const { return draining_; }
    std::string next_request_id();

    // Accounts for request bodies that are still arriving. False when the loop holds too many bytes of them.
    bool reserve_body(std::size_t bytes);
    void release_body(std::size_t bytes) { bodies_bytes_ -= bytes; }

private:
    friend OpenSocket;

    void wake();
    void run_tasks();
    void flush();
    void arm_tick();
    void tick();
    void begin_drain();
    void begin_stop(int patience_ms);
    void cut_all();

    int const index_;
    ServerSettings const& settings_;
    TrustedProxies const& proxies_;
    Clock const& clock_;
    Application* application_ = nullptr;
    LoopCounters counters_;

    Mailbox<std::function<void()>> mailbox_{mailbox_max};
    // From loops, this one or another: two loops that waited for each other would wait for ever.
    Mailbox<std::function<void()>> from_loops_{static_cast<std::size_t>(-1)};
    std::atomic<bool> wake_pending_{false};

    Wheel wheel_;
    std::unordered_set<OpenSocket*> sockets_;
    std::vector<std::shared_ptr<Flushable>> dirty_, flushing_;
    std::uint64_t request_seed_ = 0, requests_ = 0;
    std::size_t bodies_bytes_ = 0;
    bool draining_ = false, stopping_ = false, stopped_ = false;
    Monotonic stop_at_{}, flush_from_{};

    // Last, so that what waits in it is destroyed while the rest of the loop still stands.
    asio::io_context context_{1};
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor> tick_{
        context_};
};

}  // namespace holdfast::net
