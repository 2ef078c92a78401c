// A WebSocket: one client's line between its session and the network. Beast reads; writing is one gathered call over
// the session's outbox and Beast's own control frames, once at the end of a turn.
// Lives on its loop. Bounded: frame_bytes_max for a message, the outbox's own bound, 32 KiB of control frames,
// the rates of FrameMeter, five seconds to close.
#pragma once

#include <memory>
#include <string>

#include "holdfast/net/http.hpp"
#include "net/door.hpp"
#include "net/loop.hpp"
#include "net/request_head.hpp"

namespace holdfast::net {

// A handshake that both this layer and the application accepted.
struct StreamStart {
    Socket socket;
    Door::Ticket ticket;
    RequestHead head;
    std::string request_id;
    std::string early_bytes;  // what came behind the handshake
    std::unique_ptr<StreamSession> session;
};

class StreamLine : public Line {
public:
    // Answers 101 and begins to read.
    virtual void begin(StreamStart start) = 0;
};

// Without a socket at first, so that the application can make a session for it and refuse.
std::shared_ptr<StreamLine> make_stream_line(Loop& loop);

}  // namespace holdfast::net
