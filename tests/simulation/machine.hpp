// One run of the server, from start to its end: the real engine, streams, hub, writer, readers and features, with three loops,
// all on this thread. Whatever a thread would do next is a step here, and somebody else chooses which.
// What a hand posts lies in its pocket until a step takes it out: so a batch reaches one loop long before another, and a page
// that was read early arrives late.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "holdfast/base/hands.hpp"
#include "holdfast/engine/streams.hpp"
#include "simulation/chance.hpp"
#include "simulation/disk.hpp"

namespace holdfast::simulation {

class SimulatedClock final : public Clock {
public:
    Timestamp now() const override { return from_micros(wall_us); }
    Monotonic steady() const override { return Monotonic{std::chrono::microseconds{steady_us}}; }
    void pass(std::int64_t us) { wall_us += us, steady_us += us; }
    std::int64_t wall_us = 1'789'365'600'000'000;  // 2026-09-14T06:00:00Z
    std::int64_t steady_us = 1'000'000;
};

class Machine;

// A socket: what the server has written lies in the pipe until the client reads it, and the other way round.
class Wire final : public Line {
public:
    Wire(Machine& machine, int loop, std::size_t pipe_bytes_max)
        : machine{machine}, loop{loop}, pipe_bytes_max{pipe_bytes_max} {}
    void wake() override { dirty = true; }
    void close(CloseCode code, std::string_view reason) override;

    void write();  // from the outbox into the pipe, as much as fits
    void end();    // the socket is gone
    bool unsettled() const;

    Machine& machine;
    int const loop;
    std::size_t const pipe_bytes_max;
    std::unique_ptr<StreamSession> session;
    std::string pipe;
    std::deque<std::string> sent;  // by the client, not read by the server yet
    std::optional<CloseCode> closing;
    bool dirty = true, over = false;
};

class Machine final : public Loops, public Hands {
public:
    Machine(EngineSettings const& settings, Catalogue const& catalogue, SimulatedClock& clock, Random& random,
            Disk& disk, Chance& chance);
    ~Machine() override;

    // --- Steps: each answers whether there was something to do -----------------------------------------------------
    bool step_hand(std::size_t hand);
    bool step_loop(int loop);
    bool step_wire(std::size_t wire);
    std::size_t hands() const { return hands_.size(); }
    bool is_checkpointer(std::size_t hand) const { return hands_[hand]->what == "checkpointer"; }
    void tick(int loop);
    std::string busy() const;  // where something is queued; empty: nowhere in the server

    // --- The doors --------------------------------------------------------------------------------------------------
    // A socket for whoever holds the token; nothing when the server turns them away, with the code.
    std::shared_ptr<Wire> connect(std::string const& token, int loop, std::size_t pipe_bytes_max, std::string& code);
    void submit(CommandSpec const& spec, Json const& body, Caller const& caller, std::string key,
                std::function<void(Result<Ack>)> reply);
    void read(std::string_view name, Json const& query, Caller const& caller,
              std::function<void(Result<std::string>)> reply);

    void cut(Wire& wire);  // the client is gone

    void drain();  // SIGTERM: told to go, then close()
    void close();  // finishes what was accepted
    bool draining() const { return draining_; }
    bool fatal() const { return fatal_; }

    int count() const override { return static_cast<int>(loops_.size()); }
    void post(int loop, std::function<void()> task) override;
    bool try_post(int loop, std::function<void()> task) override;
    std::unique_ptr<Hand> hire(std::string_view what, std::function<bool(Wait)> turn) override;

    std::function<void()> after_writing = [] {};  // the writer had a turn
    Engine& engine() { return *engine_; }
    std::vector<std::shared_ptr<Wire>> wires;

private:
    struct Post {
        int loop;
        std::function<void()> task;
    };
    struct Worker final : Hand {
        Worker(Machine& machine, std::string_view what, std::function<bool(Wait)> turn)
            : machine{machine}, what{what}, turn{std::move(turn)} {}
        void finish() override;
        Machine& machine;
        std::string what;
        std::function<bool(Wait)> turn;
        std::deque<Post> pocket;
        bool over = false, busy = false;
    };
    struct Queue {
        std::deque<std::function<void()>> mail, own;  // from hands and from loops, as the server keeps them
        Monotonic used_written{};
        std::vector<SessionId> used;
    };
    struct Kept final : Hand {
        explicit Kept(std::shared_ptr<Worker> worker) : worker{std::move(worker)} {}
        void finish() override { worker->finish(); }
        std::shared_ptr<Worker> worker;
    };
    bool turn_of(Worker& worker);
    void deliver(Post post);
    void on_loop(int loop, std::function<void()> const& work);
    void write_dirty(int loop);

    SimulatedClock& clock_;
    Disk& disk_;
    Chance& chance_;
    std::vector<Queue> loops_;
    std::vector<std::shared_ptr<Worker>> hands_;
    int on_loop_ = -1;
    Worker* working_ = nullptr;
    bool draining_ = false, fatal_ = false, closed_ = false;
    std::unique_ptr<Engine> engine_;
    std::vector<std::unique_ptr<Streams>> streams_;
};

}  // namespace holdfast::simulation
