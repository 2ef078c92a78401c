// One signed-in stream as the hub sees it: who, its outbox, and the logs it is behind in.
// Lives on its loop. A live log costs a connection nothing but its place in the room.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "holdfast/domain/access.hpp"
#include "holdfast/hub/batch.hpp"
#include "holdfast/hub/line.hpp"

namespace holdfast {

// A log that a connection does not receive live for now (D17).
struct Behind {
    enum class Stage {
        queued,    // part of a start: the server reads it by itself, a few logs at a time
        draining,  // what was queued goes out first; then `more` is sent
        offered,   // `more` was sent, the client has not pulled yet
        fetching,  // a reader is reading the next page
        held,      // not spoken of until @me, which is behind itself, has told of the channel (D4)
    };
    LogId log;
    Seq after = 0;  // the last number queued for this client
    Stage stage = Stage::draining;
};

class Connection {
public:
    Connection(Caller caller, Line& line, std::size_t outbox_bytes_max)
        : caller{caller}, line{line}, outbox{outbox_bytes_max} {}

    Caller caller;
    Line& line;
    Outbox outbox;
    std::vector<Behind> behind;
    bool started = false;  // `ready` was sent: the hub delivers to it
    bool closing = false;

    Behind* behind_in(LogId log);
    void answer(std::string_view json);  // a frame of one's own, past the bound of events
    void close(CloseCode code, std::string_view reason);
};

// @me, @workspace or the channel's id: how a log is called on this connection's wire.
std::string log_name(LogId log, UserId reader);

}  // namespace holdfast
