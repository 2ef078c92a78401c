// One client's socket as the hub sees it, and the client's session as the socket sees it.
// Both live on one loop and never leave it.
#pragma once

#include <cstdint>
#include <string_view>

#include "holdfast/hub/outbox.hpp"

namespace holdfast {

// Close codes of the contract beyond RFC 6455's own.
enum class CloseCode : std::uint16_t {
    normal = 1000,
    unsupported = 1003,
    bad_text = 1007,
    too_big = 1009,
    restarting = 1012,
    bad_frames = 4400,
    signed_out = 4401,
    not_allowed = 4403,
    too_slow = 4408,
    too_much = 4429,
};

class Line {
public:
    virtual ~Line() = default;
    // The outbox has something: write it at the end of this turn of the loop, one gathered write.
    virtual void wake() = 0;
    // Writes what is queued, then a close frame, then closes. Nothing is delivered to the session afterwards but ended().
    virtual void close(CloseCode code, std::string_view reason) = 0;
};

class StreamSession {
public:
    virtual ~StreamSession() = default;
    virtual Outbox& outbox() = 0;
    // One whole text message; its UTF-8 has been checked.
    virtual void message(std::string_view text) = 0;
    // All that was queued has been handed to the kernel.
    virtual void drained() = 0;
    // The socket is gone; the last call.
    virtual void ended() = 0;
};

}  // namespace holdfast
