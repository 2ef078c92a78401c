// What goes out on one WebSocket, in its order: the answer to the handshake, Beast's control frames, the session's
// outbox, and last a close frame, after which nothing follows. Control frames go between frames, never inside one.
// Lives on the loop of its line. Bounded: control_bytes_max of control frames, past which pongs are left out; the
// outbox has its own bound.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "holdfast/hub/outbox.hpp"

namespace holdfast::net {

class WriteQueue {
public:
    static constexpr std::size_t control_bytes_max = 32 * 1024;
    static constexpr int pieces_max = Outbox::gather_max + 2;
    using Pieces = std::array<iovec, pieces_max>;

    // Goes even when the line was closed before it was open.
    void add_handshake(std::string_view bytes);
    // One whole control frame other than close.
    void add(std::string_view bytes);
    // What the outbox holds now still goes, then this frame. Only the first counts.
    void add_close(std::string_view frame, Outbox const* outbox);

    // What the next write carries: so many pieces.
    int gather(Pieces& pieces, Outbox const* outbox);
    // After a write of so many of those bytes.
    void written(std::size_t bytes, Outbox* outbox);

    bool closing() const { return closing_; }
    bool empty(Outbox const* outbox) const { return control_.empty() && close_.empty() && outbox_share(outbox) == 0; }

private:
    std::size_t outbox_share(Outbox const* outbox) const;
    int gather_outbox(iovec* out, Outbox const* outbox) const;

    std::string control_, close_;  // what is left of them
    bool closing_ = false;
    std::size_t before_close_ = 0;  // bytes of the outbox that still go
    // Of the last gather, in its order: the rest of a frame that was begun, control frames, further frames.
    std::size_t begun_ = 0, controls_ = 0, frames_ = 0;
};

// One system call that does not wait; as send(2).
ssize_t send_pieces(int descriptor, WriteQueue::Pieces& pieces, int count);

}  // namespace holdfast::net
