// The rooms of one loop: who listens to which log, and the fan-out of committed events to them.
// Lives on: its loop. Bounded: a room's queue drains in slices of slice_max deliveries a turn; each outbox has its own bound.
#pragma once

#include <deque>
#include <unordered_map>
#include <vector>

#include "holdfast/hub/connection.hpp"
#include "holdfast/hub/recent.hpp"
#include "holdfast/hub/roster.hpp"

namespace holdfast {

// What the hub needs from the engine: pages of logs, read elsewhere and handed back on this loop.
class PageSource {
public:
    virtual ~PageSource() = default;
    // False when the readers are too busy: the log stays behind and is offered again.
    virtual bool fetch(int loop, LogId log, Seq after, std::function<void(Page const&)> then) = 0;
};

struct HubSettings {
    int slice_max = 512;                      // deliveries of one room before the others have their turn
    Seq pull_behind_max = 10000;              // further behind than this: resync, reason limit
    std::size_t recent_bytes_max = 32 << 20;  // of frames that are kept for who comes back
};

class Hub {
public:
    Hub(int loop, HubSettings settings, PageSource& pages)
        : loop_{loop}, settings_{settings}, pages_{pages}, recent_{settings.recent_bytes_max} {}

    Roster roster;

    // A committed batch, in commit order. Roster changes cut and admit at their exact place among the events.
    void apply(Batch const& batch);
    // Delivers what rooms have queued, a slice each. True while something is left.
    bool turn();
    // @workspace goes out in batches, once a second (D11).
    void flush_workspace();

    // Registered from the handshake on, so that a revoked session is cut even before `start`.
    void opened(Connection& connection);
    void closed(Connection& connection);

    // Begins delivery after `after`; when events stand between, the first page is read at once (the focus channel first,
    // a few logs at a time); what does not fit is offered with `more`.
    void listen(Connection& connection, LogId log, Seq visible_from, Seq after);
    bool listens(Connection& connection, LogId log) { return listener_of(connection, log) != nullptr; }
    void pull(Connection& connection, LogId log, Seq after);
    void resync(Connection& connection, LogId log, std::string_view reason);
    void drained(Connection& connection);
    // Tries again what the readers were too busy for. Called with the loop's tick.
    void retry();

    Recent const& recent() const { return recent_; }
    std::vector<Connection*> connections_of(UserId user) const;
    std::size_t connections() const { return all_.size(); }
    std::vector<Connection*> const& all() const { return all_; }
    int loop() const { return loop_; }
    std::uint64_t overflows() const { return overflows_; }
    // Clients that were told to read anew; a start counts its own.
    std::uint64_t resyncs() const { return resyncs_; }
    void count_resync() { ++resyncs_; }
    std::uint64_t delivered() const { return delivered_; }

    // Every started connection in a room but one: for what is not kept (typing).
    // Told of every roster change after it is made: presence listens for statuses.
    std::function<void(RosterChange const&)> on_change;

    void each_listener(LogId log, std::function<void(Connection&)> const& visit);

private:
    struct Listener {
        Connection* connection;
        Seq visible_from;
        Seq from;        // where it began: a pull from below was sent before that, and means a stay that is over
        Seq live_after;  // events up to here have been sent to it already
        bool live;
    };
    struct Room {
        std::vector<Listener> listeners;
        std::deque<Announcement> queue;
        std::size_t next = 0;  // the listener that the front of the queue goes to next
    };

    void announce(Announcement const& event);
    void change(RosterChange const& change);
    void deliver_slice(LogId log, Room& room, std::size_t most);
    void deliver(LogId log, Listener& listener, Announcement const& event);
    void finish(LogId log);
    void cut(MemberRemoved const& removed);
    void leave(Connection& connection, LogId log);
    void fall_behind(Connection& connection, LogId log, Seq after, Behind::Stage stage);
    void offer(Connection& connection);
    void pump(Connection& connection);
    void fetch(Connection& connection, Behind& behind);
    void arrived(std::uint64_t connection_number, Page const& page);
    bool say(Connection& connection, Listener const& listener, Announcement const& event, bool first);
    Seq say_recent(Connection& connection, LogId log, Seq after);
    void go_live(Connection& connection, LogId log, Seq after);
    void enter(Connection& connection, MemberAdded const& added);
    void speak_of_held(Connection& connection);
    Listener* listener_of(Connection& connection, LogId log);
    bool sees_whole(Listener const& listener, Announcement const& event) const;

    int loop_;
    HubSettings settings_;
    PageSource& pages_;
    Recent recent_;
    std::unordered_map<LogId, Room> rooms_;
    std::vector<LogId> busy_;  // rooms with something queued
    std::vector<Connection*> all_;
    std::unordered_map<UserId, std::vector<Connection*>> by_user_;
    std::unordered_map<std::uint64_t, Connection*> by_number_;
    std::unordered_map<Connection const*, std::uint64_t> numbers_;
    std::uint64_t last_number_ = 0, overflows_ = 0, resyncs_ = 0, delivered_ = 0;
};

// {"type":"resync",…}: the cursor is no good, live events begin at from + 1. {"type":"gone",…}: the log's last word.
std::string resync_message(std::string_view log, std::string_view reason, LogHead from);
std::string gone_message(std::string_view log, Seq last, std::string_view reason);

}  // namespace holdfast
