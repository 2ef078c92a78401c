// The sockets of the house: N loops, each one thread with its own io_context, and one listener that deals new
// connections out to them in turn. Speaks HTTP/1.1 and WebSocket, and asks an Application for every answer.
// Constructed, started and stopped by one thread (app); post, try_post and counters from any thread.
// Bounded: connections_max, the loops' mailboxes, and the bounds in ServerSettings.
#pragma once

#include <cstdint>
#include <memory>

#include "holdfast/base/crypto.hpp"
#include "holdfast/base/result.hpp"
#include "holdfast/base/time.hpp"
#include "holdfast/engine/loops.hpp"
#include "holdfast/net/http.hpp"

namespace holdfast::net {

struct ServerCounters {
    std::uint64_t connections_open = 0;  // sockets held now, of both kinds
    std::uint64_t streams_open = 0;      // of these, WebSockets
    std::uint64_t connections_accepted = 0;
    std::uint64_t connections_refused = 0;  // over a bound, answered 503 at the door
    std::uint64_t descriptors_short = 0;    // times that accepting paused because descriptors ran out
    std::uint64_t requests = 0;             // handed to the application
    std::uint64_t requests_refused = 0;     // malformed, too large or too slow
    std::uint64_t handshakes_refused = 0;
    std::uint64_t streams_accepted = 0;
    std::uint64_t stream_messages_in = 0;
    std::uint64_t stream_writes = 0;  // system calls
    std::uint64_t stream_bytes_out = 0;
    std::uint64_t tasks_dropped = 0;  // try_post on a full mailbox
};

class Server final : public Loops {
public:
    // The clock and the random source outlive the server.
    Server(ServerSettings settings, Clock const& clock, Random& random);
    ~Server() override;  // stop()

    // Binds and listens; refused with a sentence when the address is malformed or taken. port() is known afterwards.
    Verdict listen();
    // Starts the threads and begins to accept. The application outlives stop(). A process calls it after opening its
    // files: what then remains of the descriptors bounds the connections, so that the store always finds some.
    void start(Application& application);
    int port() const;

    // No new connection is accepted; those that stand are untouched.
    void stop_accepting();
    // Idle HTTP connections are closed, the others after their answer. WebSockets are the sessions' business.
    void drain();
    // Gives closing connections up to patience_ms to flush, cuts the rest, calls ended() on each session and joins the threads.
    void stop(int patience_ms = 1000);

    ServerCounters counters() const;

    int count() const override;
    // From a loop's own thread it never waits; from another thread it waits while the mailbox is full.
    // After stop() tasks are dropped.
    void post(int loop, std::function<void()> task) override;
    bool try_post(int loop, std::function<void()> task) override;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace holdfast::net
