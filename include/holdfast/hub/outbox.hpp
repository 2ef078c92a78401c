// Frames waiting to be written to one client: shared bytes, framed once for all.
// Lives on: the loop of its session. Bounded: bytes_max for events; past that the logs concerned fall behind and are pulled (D17).
// Answers (acks, ready, more, pong) may go past the bound by reserve_bytes; a client that lets even those pile up is closed 4408.
#pragma once

#include <cstddef>
#include <deque>

#include <sys/uio.h>

#include "holdfast/hub/frame.hpp"

namespace holdfast {

class Outbox {
public:
    static constexpr std::size_t reserve_bytes = 512 * 1024;
    static constexpr int gather_max = 64;

    explicit Outbox(std::size_t bytes_max) : bytes_max_{bytes_max} {}

    // False when full: the caller marks the log as behind. Never blocks, never copies the frame.
    [[nodiscard]] bool push(SharedFrame frame);
    // False when even the reserve is used up: the caller closes the line.
    [[nodiscard]] bool push_answer(SharedFrame frame);

    // Up to gather_max frames as one gathered write; 0 when there is nothing to send.
    int gather(iovec* out) const;
    // After a write of that many bytes; a part of a frame stays at the front.
    void consumed(std::size_t bytes);

    bool empty() const { return frames_.empty(); }
    std::size_t bytes() const { return bytes_; }
    bool has_room() const { return bytes_ * 2 < bytes_max_; }

private:
    std::deque<SharedFrame> frames_;
    std::size_t bytes_ = 0;
    std::size_t sent_of_front_ = 0;
    std::size_t bytes_max_;
};

}  // namespace holdfast
