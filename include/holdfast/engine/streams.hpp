// The signed-in streams of one loop: speaks holdfast.v1 with each, and keeps their time.
// Lives on: its loop. Bounded: sockets_per_person_max, in_flight_max commands and watch_max people a stream, ten bad frames a minute.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "holdfast/engine/engine.hpp"
#include "holdfast/engine/limits.hpp"
#include "holdfast/engine/presence.hpp"

namespace holdfast {

class Stream;

class Streams {
public:
    Streams(Engine& engine, int loop);
    ~Streams();

    // Other loops' streams, so that typing and presence reach everybody. Set once before the loops run.
    void meet(std::vector<Streams*> all) { all_ = std::move(all); }

    // A handshake that has been authenticated. The session begins with `hello`.
    std::unique_ptr<StreamSession> open(Caller const& caller, Line& line, std::string device);
    // Whether that person may open one more socket here.
    bool has_room_for(UserId user) const;

    // Ten times a second.
    void tick();
    // At the end of every turn: queued events into outboxes. True: there is more, come again soon.
    bool turn();
    // Tells everybody when to come back; then closes them 1012 after drain_ms.
    void goaway();
    void close_all(CloseCode code, std::string_view reason);
    std::size_t open_count() const { return streams_.size(); }

    // Shared by both doors: commands of one person.
    Buckets& commands() { return commands_; }

    Engine& engine() { return engine_; }
    Hub& hub() { return hub_; }
    Presence& presence() { return presence_; }
    int loop() const { return loop_; }

    void began(Stream& stream);
    void ended(Stream& stream);
    void typing(Stream& from, ChannelId channel, Seq thread);

private:
    // As they came, and not as they lie in memory: the same day goes the same way again.
    struct OlderFirst {
        bool operator()(Stream const* a, Stream const* b) const;
    };
    void tell_sockets(UserId user);
    void tell(Notice const& notice);
    void show_typing(UserId user, ChannelId channel, SharedFrame const& frame);
    void each_second();

    Engine& engine_;
    int loop_;
    Hub& hub_;
    Presence presence_;
    Buckets commands_;
    std::vector<Streams*> all_;
    std::set<Stream*, OlderFirst> streams_;
    std::uint64_t opened_ = 0;
    Monotonic last_second_{}, last_trim_{};
};

}  // namespace holdfast
