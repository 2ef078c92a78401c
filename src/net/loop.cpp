#include "net/loop.hpp"

#include <algorithm>

#include <boost/asio/post.hpp>

namespace holdfast::net {
namespace {

constexpr auto tick_width = std::chrono::milliseconds{100};

thread_local bool on_a_loop = false;

// splitmix64: one secret seed gives every request an id that tells nothing about its neighbours.
std::uint64_t mixed(std::uint64_t x) {
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

}  // namespace

OpenSocket::OpenSocket(Loop& loop) : Timed{loop.wheel()}, loop_{loop} { loop_.sockets_.insert(this); }

OpenSocket::~OpenSocket() { loop_.sockets_.erase(this); }

Loop::Loop(int index, ServerSettings const& settings, TrustedProxies const& proxies, Clock const& clock, Random& random)
    : index_{index},
      settings_{settings},
      proxies_{proxies},
      clock_{clock},
      wheel_{clock.steady()},
      request_seed_{random.number()} {}

Loop::~Loop() = default;

void Loop::run(Application& application) {
    on_a_loop = true;
    application_ = &application;
    arm_tick();
    while (!stopped_) {
        if (dirty_.empty()) context_.run_one();
        else context_.run_one_for(flush_from_ - clock_.steady());
        auto const until = clock_.steady() + turn_max;
        for (int ran = 1; ran < handlers_per_turn && clock_.steady() < until; ++ran)
            if (context_.poll_one() == 0) break;
        application_->turn_ended(index_);
        flush();
    }
    on_a_loop = false;
}

// Whoever has much to say in a turn is written out once. A write costs the same for one frame as for sixty, so a loop
// that just spent long on writing lets as much time pass before it writes again, and an idle one never waits.
void Loop::flush() {
    auto const began = clock_.steady();
    if (dirty_.empty() || began < flush_from_) return;
    flushing_.swap(dirty_);
    for (auto const& flushable : flushing_)
        flushable->flush();  // who is given more to write now waits for the next turn
    flushing_.clear();
    auto const ended = clock_.steady();
    auto const took = ended - began;
    flush_from_ = took < flush_free ? ended : ended + std::min<Monotonic::duration>(took, flush_pause_max);
}

void Loop::post(std::function<void()> task) {
    bool const taken = on_a_loop ? from_loops_.try_push(task) : mailbox_.push(std::move(task));
    if (taken) wake();
}

bool Loop::try_post(std::function<void()> task) {
    if (!mailbox_.try_push(task)) {
        counters_.tasks_dropped.fetch_add(1, std::memory_order_relaxed);
        return false;
    }
    wake();
    return true;
}

void Loop::wake() {
    if (!wake_pending_.exchange(true)) asio::post(context_, [this] { run_tasks(); });
}

void Loop::run_tasks() {
    wake_pending_.store(false);
    for (auto* mailbox : {&mailbox_, &from_loops_})
        for (auto& task : mailbox->try_take(tasks_per_turn)) task();
    if (mailbox_.size() + from_loops_.size() > 0) wake();
}

void Loop::arm_tick() {
    tick_.expires_after(tick_width);
    tick_.async_wait([this](Failure error) {
        if (!error) tick();
    });
}

void Loop::tick() {
    auto const now = clock_.steady();
    application_->tick(index_);
    wheel_.advance(now);
    if (stopping_ && (sockets_.empty() || now >= stop_at_)) return cut_all();
    arm_tick();
}

void Loop::request_drain() {
    asio::post(context_, [this] { begin_drain(); });
}

void Loop::request_stop(int patience_ms) {
    asio::post(context_, [this, patience_ms] { begin_stop(patience_ms); });
}

// Ending one socket may end others: each is looked up again before its turn.
void Loop::begin_drain() {
    draining_ = true;
    auto const sockets = sockets_;
    for (auto* socket : sockets)
        if (sockets_.contains(socket)) socket->drain();
}

void Loop::begin_stop(int patience_ms) {
    begin_drain();
    stopping_ = true;
    stop_at_ = clock_.steady() + std::chrono::milliseconds{patience_ms};
}

// What is cut ends through its own handlers, which run here; whatever those leave behind goes with the io_context.
void Loop::cut_all() {
    auto const sockets = sockets_;
    for (auto* socket : sockets)
        if (sockets_.contains(socket)) socket->cut();
    while (!sockets_.empty() && context_.poll_one() > 0) {}
    mailbox_.close();
    from_loops_.close();
    run_tasks();
    stopped_ = true;
}

std::string Loop::next_request_id() { return hex16(mixed(request_seed_ + requests_++)); }

bool Loop::reserve_body(std::size_t bytes) {
    if (bodies_bytes_ + bytes > bodies_bytes_max) return false;
    bodies_bytes_ += bytes;
    return true;
}

}  // namespace holdfast::net
