// Runs commands and reads: finds the handler, hands it to the writer or a reader, announces committed batches to the loops.
// submit() and read() are called on a loop and answer on the same loop. Bounded by the writer's, readers' and workers' queues.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "holdfast/engine/catalogue.hpp"
#include "holdfast/engine/loops.hpp"
#include "holdfast/engine/vitals.hpp"
#include "holdfast/hub/hub.hpp"
#include "holdfast/store/readers.hpp"
#include "holdfast/store/writer.hpp"

namespace holdfast {

struct EngineSettings {
    std::string folder;
    int readers = 2, byte_workers = 2;
    std::size_t writer_queue_max = 4096, reader_queue_max = 4096, worker_queue_max = 64;
    std::size_t outbox_bytes_max = 262144;
    int page_events = 200;
    Seq pull_behind_max = 10000;
    Seq me_log_events_max = 10000;
    int me_log_days_max = 30;
    int heartbeat_ms = 25000, spread_ms = 4000, drain_ms = 8000, stall_ms = 30000;
    std::size_t frame_bytes_max = 131072;
    int in_flight_max = 16, cursors_max = 2000, watch_max = 200, sockets_per_person_max = 20;
    int rate_per_second = 20, rate_burst = 60;  // commands of one person; 0: no limit
    int session_idle_days = 30;
    std::string public_url;  // known_as()
};

class Meter;

struct Ack {
    std::string key;
    Done done;
    bool duplicate = false;
};

struct Submission {
    CommandSpec const* spec = nullptr;
    std::shared_ptr<void> input;
    Caller caller;
    std::string key;  // empty: the engine makes one
    std::string device;
    int loop = 0;
};

class Engine : public PageSource {
public:
    // `fatal` is called when a COMMIT failed with an I/O error: it must end the process (D1).
    Engine(EngineSettings settings, Catalogue const& catalogue, Clock const& clock, Random& random, Loops& loops,
           std::function<void(std::string const&)> fatal);
    ~Engine() override;

    // Set before start(): the address that people reach the server by, for what is given to programs; and the way to the
    // outside, without which errands wait.
    void known_as(std::string const& public_url);
    void reach_outside_by(HttpOut& out);
    // Who does what no loop does; threads, unless said otherwise before start().
    void work_by(Hands& hands);
    // Reads the roster into every loop's hub; call before the loops run. Starts writer, readers and workers.
    void start();
    // Finishes what was accepted and refuses the rest `draining`; joins the threads.
    void close();
    void refuse_new_work();  // from now on: Problem draining
    bool accepting() const;

    void submit(Submission submission, std::function<void(Result<Ack>)> reply);
    void read(ReadSpec const& spec, std::shared_ptr<void> input, Caller const& caller, int loop,
              std::function<void(Result<std::string>)> reply);
    // Bytes that are taken or made, on a worker of bytes: what has been made is then finished by its command.
    void take(ByteSpec const& spec, std::shared_ptr<void> input, std::string body, Submission submission,
              std::function<void(Result<std::string>)> reply);
    // Bytes that are given: opened on a reader.
    void give(ByteSpec const& spec, std::shared_ptr<void> input, Caller const& caller, int loop,
              std::function<void(Result<OpenBytes>)> reply);
    // The work that the house does by itself; called now and then, from one loop.
    void do_chores();
    // Any work on a reader, answered on the loop. False when the readers' queue is full.
    bool read_with(int loop, std::function<std::function<void()>(ReadTx&)> work);
    // Work of the house itself, without a caller (last seen, trimming). Dropped when the writer is full.
    void housekeeping(std::function<void(WriteTx&)> work);
    // Cuts what @me logs hold beyond their bound (D11); called now and then, from any loop.
    void trim_personal_logs();
    // What features have to fetch or send outside (errands.hpp): started when something is due. Called on loop 0, often.
    void run_errands();
    // Notes the time of use, and ends browsers' sessions that have been idle for session_idle_days.
    void sessions_used(std::vector<SessionId> used);
    bool fetch(int loop, LogId log, Seq after, std::function<void(Page const&)> then) override;

    Hub& hub(int loop);
    Meter& meter(int loop);
    // A client of this very history (its epoch) stands ahead of a log or off its chain: counted, and said once. Any thread.
    void cursor_is_off();
    // What the engine knows of how it is; whoever holds the sockets adds theirs. Any thread.
    VitalSigns vitals() const;
    int loops() const;
    EngineSettings const& settings() const;
    Catalogue const& catalogue() const;
    Clock const& clock() const;
    Random& random();
    std::string const& epoch() const;
    Loops& bus();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// The event as it is sent, whole or veiled; one function for the live path, catch-up and REST.
std::string event_message(std::string_view log, EventHeader const& header, Place const& place, std::string_view kind,
                          std::string_view members, bool redacted);
std::string veiled_message(std::string_view log, Place const& place);
// An event row with what is held apart filled in.
Announcement announcement_of(ReadTx& tx, Catalogue const& catalogue, EventRow const& row, std::string_view log);
std::string whole_members(ReadTx& tx, Catalogue const& catalogue, EventRow const& row);

}  // namespace holdfast
