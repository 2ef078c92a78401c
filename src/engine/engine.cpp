#include "holdfast/engine/engine.hpp"

#include <atomic>
#include <cstring>

#include <spdlog/spdlog.h>

#include "engine/announcer.hpp"
#include "engine/command_runner.hpp"
#include "engine/errands.hpp"
#include "engine/meter.hpp"
#include "engine/roster_sql.hpp"
#include "engine/upkeep.hpp"
#include "holdfast/store/folder.hpp"

namespace holdfast {
namespace {

Problem overloaded() {
    return {Fault::overloaded, "overloaded", "The server is busy. Please try again in a moment.", {}, 500};
}
Problem draining() {
    return {Fault::draining, "draining", "The server is restarting. Please try again in a moment.", {}, 1000};
}
Problem internal() {
    return {Fault::internal, "internal", "The fault is ours. Please try again; if it stays, tell your admin."};
}

// Everything that one command needs from its loop to the writer and back.
struct Flight {
    Submission submission;
    std::shared_ptr<Ack> ack = std::make_shared<Ack>();
    std::shared_ptr<Waiting> waiting = std::make_shared<Waiting>();
};

}  // namespace

struct Engine::Impl {
    Impl(Engine& owner, EngineSettings given, Catalogue const& catalogue, Clock const& clock, Random& random,
         Loops& loops, std::function<void(std::string const&)> fatal)
        : settings{std::move(given)},
          catalogue{catalogue},
          clock{clock},
          random{random},
          loops{loops},
          fatal{std::move(fatal)},
          announcer{catalogue, loops, [this](int loop) -> Hub& { return *hubs[static_cast<std::size_t>(loop)]; }} {
        HubSettings const hub_settings{.pull_behind_max = settings.pull_behind_max};
        for (int loop = 0; loop < loops.count(); ++loop)
            hubs.push_back(std::make_unique<Hub>(loop, hub_settings, owner));
        for (int loop = 0; loop < loops.count(); ++loop) meters.push_back(std::make_unique<Meter>());
    }

    void load() {
        Database database{database_path(settings.folder), Open::reader};
        ReadTx tx{database, clock.now()};
        epoch = meta(tx, "epoch").value_or("");
        runner = std::make_unique<CommandRunner>(catalogue, meta(tx, "secret").value_or(""));
        each_roster_change(tx, [&](RosterChange const& change) {
            for (auto& hub : hubs) hub->roster.apply(change);
        });
        each_log_head(tx, [&](LogId log, LogHead head) {
            for (auto& hub : hubs) hub->roster.set_head(log, head);
        });
    }

    void to_writer(std::shared_ptr<Flight> flight) {
        Job job;
        job.run = [this, flight](WriteTx& tx) { return runner->run(tx, flight->submission, *flight->ack); };
        job.settle = [this, flight](std::optional<Problem> const& problem) {
            if (!problem) committed.store(committed.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
            announcer.answer(flight->waiting, problem);
        };
        if (!writer->try_submit(job))
            loops.post(flight->waiting->loop, [flight] { flight->waiting->reply(overloaded()); });
        upkeep->something_changes();
    }

    void prepare_then_write(std::shared_ptr<Flight> flight) {
        auto work = [this, flight](ReadTx& tx) {
            std::optional<Problem> problem;
            try {
                problem =
                    flight->submission.spec->prepare(tx, flight->submission.caller, flight->submission.input.get());
            } catch (std::exception const& error) {
                spdlog::error("preparing {} failed: {}", flight->submission.spec->name, error.what());
                problem = internal();
            }
            if (!problem) return to_writer(flight);
            loops.post(flight->waiting->loop, [flight, problem] { flight->waiting->reply(problem); });
        };
        if (!workers->try_submit(std::move(work))) flight->waiting->reply(overloaded());
    }

    EngineSettings settings;
    Catalogue const& catalogue;
    Clock const& clock;
    Random& random;
    Loops& loops;
    std::function<void(std::string const&)> fatal;
    std::string epoch;
    std::vector<std::unique_ptr<Hub>> hubs;
    std::vector<std::unique_ptr<Meter>> meters;
    std::atomic<std::int64_t> committed{0};  // counted by the writer alone
    std::atomic<std::int64_t> cursors_off{0};
    Monotonic began{};
    LoopAnnouncer announcer;
    std::unique_ptr<CommandRunner> runner;
    std::unique_ptr<Readers> readers;
    std::unique_ptr<Readers> workers;  // slow work beside a snapshot: one thread, so that hashing leaves a core alone
    std::unique_ptr<Readers> byte_workers;  // uploads and small pictures: they wait for the disk, not for each other
    std::unique_ptr<Checkpointer> checkpointer;
    std::unique_ptr<Writer> writer;
    HttpOut* out = nullptr;
    Hands* hands = &threads();
    std::unique_ptr<Errands> errands;
    std::unique_ptr<Upkeeper> upkeep;
    std::atomic<bool> accepting{true};
};

Engine::Engine(EngineSettings settings, Catalogue const& catalogue, Clock const& clock, Random& random, Loops& loops,
               std::function<void(std::string const&)> fatal)
    : impl_{std::make_unique<Impl>(*this, std::move(settings), catalogue, clock, random, loops, std::move(fatal))} {}

Engine::~Engine() { close(); }

void Engine::start() {
    auto& self = *impl_;
    self.began = self.clock.steady();
    self.load();
    auto const path = database_path(self.settings.folder);
    if (self.out) {
        self.errands = std::make_unique<Errands>(*this, *self.out, *self.runner,
                                                 [&self](Job& job) { return self.writer->try_submit(job); });
        self.announcer.on_publish = [&self] { self.errands->stir(); };
    }
    auto& hands = *self.hands;
    self.writer = std::make_unique<Writer>(
        WriterSettings{path, self.settings.writer_queue_max, 256, 64 << 20, [&self] { return sum_of(self.meters); }},
        self.clock, self.random, self.announcer, self.fatal, hands);
    auto const employ = [&](int count, std::size_t queue_max) {
        return std::make_unique<Readers>(path, count, queue_max, self.clock, hands);
    };
    self.readers = employ(self.settings.readers, self.settings.reader_queue_max);
    self.workers = employ(1, self.settings.worker_queue_max);
    self.byte_workers = employ(self.settings.byte_workers, self.settings.worker_queue_max);
    self.checkpointer = std::make_unique<Checkpointer>(path, self.clock, hands);
    self.upkeep = std::make_unique<Upkeeper>(self.catalogue, *self.writer, self.clock, hands);
}

void Engine::known_as(std::string const& public_url) { impl_->settings.public_url = public_url; }
void Engine::reach_outside_by(HttpOut& out) { impl_->out = &out; }
void Engine::work_by(Hands& hands) { impl_->hands = &hands; }

void Engine::run_errands() {
    if (impl_->errands) impl_->errands->tick();
}

void Engine::close() {
    auto& self = *impl_;
    self.accepting = false;
    if (self.upkeep) self.upkeep->close();
    if (self.workers) self.workers->close();
    if (self.byte_workers) self.byte_workers->close();
    if (self.writer) self.writer->close();
    if (self.readers) self.readers->close();
    self.checkpointer.reset();
}

void Engine::refuse_new_work() { impl_->accepting = false; }
bool Engine::accepting() const { return impl_->accepting; }
void Engine::submit(Submission submission, std::function<void(Result<Ack>)> reply) {
    auto& self = *impl_;
    if (!self.accepting) return reply(draining());
    if (auto verdict = may(submission.caller, submission.spec->needs); !verdict) return reply(verdict.error());
    if (submission.spec->durable && submission.key.empty()) {
        if (submission.spec->key_required)
            return reply(Problem{Fault::bad_request, "key_required",
                                 "Send an Idempotency-Key, so that trying again cannot post twice.", "key"});
        submission.key = new_token(self.random, "auto_", 12);
    }
    auto flight = std::make_shared<Flight>();
    auto& meter = this->meter(submission.loop);
    meter.asked();
    flight->waiting->loop = submission.loop;
    flight->waiting->cuts = submission.spec->cuts;
    bool const post = submission.spec->name == "message.post";
    flight->waiting->reply = [reply = std::move(reply), ack = flight->ack, post, &meter, &clock = self.clock,
                              began = self.clock.steady()](std::optional<Problem> const& problem) {
        meter.answered(clock.steady(), began, !problem, post);
        if (problem) return reply(*problem);
        reply(*ack);
    };
    flight->submission = std::move(submission);
    if (flight->submission.spec->prepare) self.prepare_then_write(std::move(flight));
    else self.to_writer(std::move(flight));
}

void Engine::read(ReadSpec const& spec, std::shared_ptr<void> input, Caller const& caller, int loop,
                  std::function<void(Result<std::string>)> reply) {
    if (auto verdict = may(caller, spec.needs); !verdict) return reply(verdict.error());
    auto shared = std::make_shared<std::function<void(Result<std::string>)>>(std::move(reply));
    auto work = [&spec, &known = impl_->catalogue, input, caller, shared](ReadTx& tx) -> std::function<void()> {
        try {
            auto out = spec.run(known, tx, caller, input.get());
            return [shared, out = std::move(out)] { (*shared)(out); };
        } catch (std::exception const& error) {
            spdlog::error("reading {} failed: {}", spec.name, error.what());
            return [shared] { (*shared)(internal()); };
        }
    };
    if (!read_with(loop, std::move(work))) (*shared)(overloaded());
}

bool Engine::read_with(int loop, std::function<std::function<void()>(ReadTx&)> work) {
    auto& loops = impl_->loops;
    return impl_->readers->try_submit(
        [&loops, loop, work = std::move(work)](ReadTx& tx) { loops.post(loop, work(tx)); });
}

// What a worker of bytes does with a request; an exception is a broken machine and costs this request alone.
void Engine::take(ByteSpec const& spec, std::shared_ptr<void> input, std::string body, Submission submission,
                  std::function<void(Result<std::string>)> reply) {
    auto& self = *impl_;
    if (!self.accepting) return reply(draining());
    if (auto verdict = may(submission.caller, spec.needs); !verdict) return reply(verdict.error());
    auto shared = std::make_shared<std::function<void(Result<std::string>)>>(std::move(reply));
    auto const loop = submission.loop;
    auto const answer = [this, shared, loop](Result<std::string> out) {
        impl_->loops.post(loop, [shared, out = std::move(out)] { (*shared)(out); });
    };
    auto work = [this, &spec, input, body = std::move(body), submission = std::move(submission), answer,
                 shared](ReadTx& tx) {
        try {
            auto const& known = impl_->catalogue;
            if (spec.take) return answer(spec.take(known, tx, submission.caller, input.get(), body));
            auto made = spec.make(known, tx, submission.caller, input.get());
            if (!made) return answer(made.error());
            auto finishing = submission;
            finishing.spec = &spec.then;
            finishing.input = std::move(*made);
            impl_->loops.post(submission.loop, [this, shared, finishing = std::move(finishing)] {
                submit(finishing, [shared](Result<Ack> const& ack) {
                    ack ? (*shared)(ack->done.result) : (*shared)(ack.error());
                });
            });
        } catch (std::exception const& error) {
            spdlog::error("taking {} failed: {}", spec.name, error.what());
            answer(internal());
        }
    };
    if (!self.byte_workers->try_submit(std::move(work))) (*shared)(overloaded());
}

void Engine::give(ByteSpec const& spec, std::shared_ptr<void> input, Caller const& caller, int loop,
                  std::function<void(Result<OpenBytes>)> reply) {
    if (auto verdict = may(caller, spec.needs); !verdict) return reply(verdict.error());
    auto shared = std::make_shared<std::function<void(Result<OpenBytes>)>>(std::move(reply));
    auto work = [&spec, &known = impl_->catalogue, input, caller, shared](ReadTx& tx) -> std::function<void()> {
        try {
            auto out = spec.give(known, tx, caller, input.get());
            return [shared, out = std::move(out)] { (*shared)(out); };
        } catch (std::exception const& error) {
            spdlog::error("giving {} failed: {}", spec.name, error.what());
            return [shared] { (*shared)(internal()); };
        }
    };
    if (!read_with(loop, std::move(work))) (*shared)(overloaded());
}

void Engine::do_chores() {
    for (auto const& chore : impl_->catalogue.chores)
        (void)impl_->byte_workers->try_submit([this, &chore](ReadTx& tx) {
            if (auto write = chore.work(impl_->catalogue, tx)) housekeeping(std::move(write));
        });
    if (impl_->writer->ledger_unsaved()) housekeeping([](WriteTx&) {});
}

void Engine::housekeeping(std::function<void(WriteTx&)> work) {
    Job job;
    job.run = [work = std::move(work)](WriteTx& tx) {
        work(tx);
        return allowed();
    };
    (void)impl_->writer->try_submit(job);
    impl_->upkeep->something_changes();
}

bool Engine::fetch(int loop, LogId log, Seq after, std::function<void(Page const&)> then) {
    auto const& roster = hub(loop).roster;
    auto const name = log == workspace_log                          ? std::string{"@workspace"}
                      : roster.person(UserId{log.value}) != nullptr ? std::string{"@me"}
                                                                    : to_text(ChannelId{log.value});
    auto const limit = impl_->settings.page_events;
    auto const& known = impl_->catalogue;
    return read_with(loop, [=, &known, then = std::move(then)](ReadTx& tx) -> std::function<void()> {
        auto page = std::make_shared<Page>();
        page->log = log;
        page->after = after;
        auto const state = log_state(tx, log).value_or(LogState{});
        page->first = state.first;
        page->head = state.head;
        for (auto const& row : read_events(tx, log, after, limit))
            page->events.push_back(announcement_of(tx, known, row, name));
        return [then, page] { then(*page); };
    });
}

void Engine::trim_personal_logs() {
    auto& self = *impl_;
    auto const work = [this, most = self.settings.me_log_events_max,
                       days = self.settings.me_log_days_max](ReadTx& tx) -> std::function<void()> {
        auto const cuts = personal_log_cuts(tx, most, days);
        return [this, cuts] {
            if (!cuts.empty())
                housekeeping([cuts](WriteTx& tx) {
                    for (auto const& cut : cuts) trim_log(tx, cut.log, cut.first);
                });
        };
    };
    (void)read_with(0, work);
}

void Engine::sessions_used(std::vector<SessionId> used) {
    auto const days = impl_->settings.session_idle_days;
    housekeeping([used = std::move(used), days](WriteTx& tx) {
        touch_sessions(tx, used);
        end_idle_sessions(tx, days);
    });
}

Meter& Engine::meter(int loop) { return *impl_->meters[static_cast<std::size_t>(loop)]; }

// No server un-happens anything (D6), so only a folder that was put back can be behind its clients.
void Engine::cursor_is_off() {
    if (impl_->cursors_off.fetch_add(1, std::memory_order_relaxed) > 0) return;
    spdlog::error(
        "A client has seen more than this server holds: an older copy of the data folder, or of the disk under it, "
        "was put back, and what was stored after it is missing. Clients read anew what stands here. If there is a "
        "newer folder or backup, stop this server and go on with that.");
}

VitalSigns Engine::vitals() const {
    auto const& self = *impl_;
    auto const now = self.clock.steady();
    VitalSigns signs;
    Latencies latencies{};
    for (auto const& meter : self.meters) meter->add_to(signs, latencies, now);
    signs.waiting = std::max<std::int64_t>(0, signs.waiting - signs.acknowledged - signs.refused);
    signs.committed = self.committed.load(std::memory_order_relaxed);  // after the acknowledged: never fewer
    for (auto const count : latencies) signs.acks += static_cast<std::int64_t>(count);
    signs.ack_p50_us = latency_at(latencies, 500);
    signs.ack_p99_us = latency_at(latencies, 990);
    signs.uptime_s = std::chrono::duration_cast<std::chrono::seconds>(now - self.began).count();
    signs.loops = self.loops.count();
    signs.writer_queued = static_cast<std::int64_t>(self.writer->queued());
    signs.writer_queue_max = static_cast<std::int64_t>(self.settings.writer_queue_max);
    signs.readers_queued = static_cast<std::int64_t>(self.readers->queued());
    signs.readers_queue_max = static_cast<std::int64_t>(self.settings.reader_queue_max);
    signs.checkpoint_age_ms = self.checkpointer->age_ms();
    signs.cursors_off = self.cursors_off.load(std::memory_order_relaxed);
    measure_disk(signs, self.settings.folder, database_path(self.settings.folder));
    return signs;
}

Hub& Engine::hub(int loop) { return *impl_->hubs[static_cast<std::size_t>(loop)]; }
int Engine::loops() const { return impl_->loops.count(); }
EngineSettings const& Engine::settings() const { return impl_->settings; }
Catalogue const& Engine::catalogue() const { return impl_->catalogue; }
Clock const& Engine::clock() const { return impl_->clock; }
Random& Engine::random() { return impl_->random; }
std::string const& Engine::epoch() const { return impl_->epoch; }
Loops& Engine::bus() { return impl_->loops; }

}  // namespace holdfast
