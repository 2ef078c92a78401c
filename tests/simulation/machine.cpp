#include "simulation/machine.hpp"

#include <algorithm>

namespace holdfast::simulation {
namespace {

constexpr std::size_t tasks_per_turn = 6, close_bytes = 4;
constexpr int loop_count = 3;

}  // namespace

void Wire::close(CloseCode code, std::string_view) {
    if (!closing) closing = code;
    dirty = true;
}

void Wire::write() {
    dirty = false;
    if (over || !session) return;
    auto& outbox = session->outbox();
    bool const had_frames = !outbox.empty();
    while (!outbox.empty() && pipe.size() < pipe_bytes_max) {
        std::array<iovec, Outbox::gather_max> pieces;
        auto const count = outbox.gather(pieces.data());
        std::size_t room = pipe_bytes_max - pipe.size(), taken = 0;
        for (int i = 0; i < count && room > taken; ++i) {
            auto const bytes = std::min(room - taken, pieces[static_cast<std::size_t>(i)].iov_len);
            pipe.append(static_cast<char const*>(pieces[static_cast<std::size_t>(i)].iov_base), bytes);
            taken += bytes;
        }
        outbox.consumed(taken);
    }
    if (had_frames && outbox.empty() && !closing) session->drained();
    if (outbox.empty() && closing) end();
}

// Dirty alone is nothing: a client that has read leaves room, and there may be nothing to fill it.
bool Wire::unsettled() const {
    if (over) return false;
    bool const unwritten = closing || (session && !session->outbox().empty());
    return (dirty && unwritten) || !sent.empty() || !pipe.empty();
}

void Wire::end() {
    if (over) return;
    over = true;
    if (!session) return;
    session->ended();
    session.reset();
}

Machine::Machine(EngineSettings const& settings, Catalogue const& catalogue, SimulatedClock& clock, Random& random,
                 Disk& disk, Chance& chance)
    : clock_{clock}, disk_{disk}, chance_{chance}, loops_(loop_count) {
    engine_ = std::make_unique<Engine>(settings, catalogue, clock, random, *this,
                                       [this](std::string const&) { fatal_ = true; });
    engine_->work_by(*this);
    engine_->start();
    std::vector<Streams*> all;
    for (int loop = 0; loop < loop_count; ++loop) {
        streams_.push_back(std::make_unique<Streams>(*engine_, loop));
        all.push_back(streams_.back().get());
        loops_[static_cast<std::size_t>(loop)].used_written = clock.steady();
    }
    for (auto* streams : all) streams->meet(all);
}

// A process that dies: nothing is finished, and whoever still holds a wire finds it over.
Machine::~Machine() {
    closed_ = true;
    for (auto& wire : wires) wire->end();
    for (auto& queue : loops_) queue.mail.clear(), queue.own.clear();
    for (auto& hand : hands_) hand->pocket.clear();
    streams_.clear();
    engine_.reset();
}

// --- Hands ------------------------------------------------------------------------------------------------------------

std::unique_ptr<Hand> Machine::hire(std::string_view what, std::function<bool(Wait)> turn) {
    hands_.push_back(std::make_shared<Worker>(*this, what, std::move(turn)));
    return std::make_unique<Kept>(hands_.back());
}

bool Machine::turn_of(Worker& worker) {
    auto* const before = std::exchange(working_, &worker);
    auto const loop = std::exchange(on_loop_, -1);
    worker.busy = true;
    worker.over = !worker.turn(Wait::never);
    worker.busy = false;
    working_ = before;
    on_loop_ = loop;
    if (worker.what == "writer") after_writing();
    return !worker.over;
}

void Machine::Worker::finish() {
    while (!over && !machine.closed_) {
        machine.turn_of(*this);
        for (; !pocket.empty(); pocket.pop_front()) machine.deliver(std::move(pocket.front()));
    }
}

bool Machine::step_hand(std::size_t hand) {
    auto& worker = *hands_[hand];
    if (!worker.pocket.empty()) {
        auto post = std::move(worker.pocket.front());
        worker.pocket.pop_front();
        deliver(std::move(post));
        return true;
    }
    if (worker.over || worker.busy || disk_.stopped()) return false;
    auto const writes = disk_.writes();
    turn_of(worker);
    return !worker.pocket.empty() || disk_.writes() != writes;
}

void Machine::deliver(Post post) { loops_[static_cast<std::size_t>(post.loop)].mail.push_back(std::move(post.task)); }

// What was posted before the power went may still be done; what comes after it never was.
void Machine::post(int loop, std::function<void()> task) {
    if (closed_) return;
    if (on_loop_ >= 0) loops_[static_cast<std::size_t>(loop)].own.push_back(std::move(task));
    else if (!working_) deliver({loop, std::move(task)});
    else if (!disk_.stopped()) {
        if (working_->what == "writer") after_writing();  // a batch is on the disk, and another may follow in this turn
        working_->pocket.push_back({loop, std::move(task)});
    }
}

bool Machine::try_post(int loop, std::function<void()> task) {
    if (closed_ || chance_.one_in(50)) return false;
    deliver({loop, std::move(task)});
    return true;
}

// --- Loops ------------------------------------------------------------------------------------------------------------

void Machine::on_loop(int loop, std::function<void()> const& work) {
    auto const before = std::exchange(on_loop_, loop);
    auto* const working = std::exchange(working_, nullptr);
    work();
    if (streams_[static_cast<std::size_t>(loop)]->turn()) post(loop, [] {});
    write_dirty(loop);
    on_loop_ = before;
    working_ = working;
}

void Machine::write_dirty(int loop) {
    for (std::size_t i = 0; i < wires.size(); ++i)
        if (wires[i]->loop == loop && wires[i]->dirty && !wires[i]->over) wires[i]->write();
}

bool Machine::step_loop(int loop) {
    auto& queue = loops_[static_cast<std::size_t>(loop)];
    bool dirty = false;
    for (auto const& wire : wires) dirty = dirty || (wire->loop == loop && wire->dirty && !wire->over);
    if (queue.mail.empty() && queue.own.empty() && !dirty) return false;
    on_loop(loop, [&] {
        for (auto* tasks : {&queue.mail, &queue.own})
            for (auto left = chance_.below(tasks_per_turn) + 1; left > 0 && !tasks->empty(); --left) {
                auto const task = std::move(tasks->front());
                tasks->pop_front();
                task();
            }
    });
    return true;
}

// The server reads one message from a socket.
bool Machine::step_wire(std::size_t index) {
    auto const wire = wires[index];
    if (wire->over || wire->sent.empty()) return false;
    auto const text = std::move(wire->sent.front());
    wire->sent.pop_front();
    on_loop(wire->loop, [&] {
        if (wire->session && !wire->closing) wire->session->message(text);
    });
    return true;
}

void Machine::tick(int loop) {
    auto& queue = loops_[static_cast<std::size_t>(loop)];
    on_loop(loop, [&] {
        streams_[static_cast<std::size_t>(loop)]->tick();
        if (clock_.steady() - queue.used_written < std::chrono::minutes{1}) return;
        queue.used_written = clock_.steady();
        engine_->sessions_used(std::exchange(queue.used, {}));
    });
}

std::string Machine::busy() const {
    for (auto const& queue : loops_)
        if (!queue.mail.empty() || !queue.own.empty()) return "a loop";
    for (auto const& hand : hands_)
        if (!hand->pocket.empty()) return hand->what;
    for (auto const& wire : wires)
        if (wire->unsettled()) return "a wire";
    auto const signs = engine_->vitals();
    if (signs.writer_queued > 0) return "the writer's queue";
    return signs.readers_queued > 0 ? "the readers' queue" : "";
}

// --- Doors ------------------------------------------------------------------------------------------------------------

std::shared_ptr<Wire> Machine::connect(std::string const& token, int loop, std::size_t pipe_bytes_max,
                                       std::string& code) {
    auto& streams = *streams_[static_cast<std::size_t>(loop)];
    if (draining_ || !engine_->accepting()) return code = "draining", nullptr;
    auto const caller = streams.hub().roster.authenticate(sha256(token), clock_.now());
    if (!caller) return code = "unauthorized", nullptr;
    if (!streams.has_room_for(caller->user)) return code = "too_many_sockets", nullptr;
    loops_[static_cast<std::size_t>(loop)].used.push_back(caller->session);
    auto wire = std::make_shared<Wire>(*this, loop, pipe_bytes_max);
    on_loop(loop, [&] { wire->session = streams.open(*caller, *wire, "Firefox"); });
    std::erase_if(wires, [](auto const& one) { return one->over; });
    wires.push_back(wire);
    return wire;
}

void Machine::cut(Wire& wire) {
    on_loop(wire.loop, [&] { wire.end(); });
}

void Machine::submit(CommandSpec const& spec, Json const& body, Caller const& caller, std::string key,
                     std::function<void(Result<Ack>)> reply) {
    auto input = spec.decode(body);
    if (!input) return reply(input.error());
    auto const loop = static_cast<int>(chance_.below(loop_count));
    on_loop(loop, [&] { engine_->submit({&spec, *input, caller, std::move(key), "curl", loop}, std::move(reply)); });
}

void Machine::read(std::string_view name, Json const& query, Caller const& caller,
                   std::function<void(Result<std::string>)> reply) {
    for (auto const& spec : engine_->catalogue().reads) {
        if (spec.name != name) continue;
        auto input = spec.decode(query);
        if (!input) return reply(input.error());
        auto const loop = static_cast<int>(chance_.below(loop_count));
        return on_loop(loop, [&] { engine_->read(spec, *input, caller, loop, std::move(reply)); });
    }
    reply(Problem{Fault::not_found, "no such read", std::string{name}});
}

void Machine::drain() {
    draining_ = true;
    engine_->refuse_new_work();
    for (int loop = 0; loop < loop_count; ++loop)
        on_loop(loop, [&] { streams_[static_cast<std::size_t>(loop)]->goaway(); });
}

void Machine::close() {
    engine_->close();
    for (int loop = 0; loop < loop_count; ++loop)
        while (step_loop(loop)) {}
    for (int loop = 0; loop < loop_count; ++loop)
        on_loop(loop,
                [&] { streams_[static_cast<std::size_t>(loop)]->close_all(CloseCode::restarting, "restarting"); });
}

}  // namespace holdfast::simulation
