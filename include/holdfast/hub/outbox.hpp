// Frames waiting to be written to one client: shared bytes, framed once for all.
// Lives on: the loop of its session. Bounded: bytes_max for events; past that the logs concerned fall behind and are pulled (D17).
// Answers (acks, ready, more, pong) may go past the bound by reserve_bytes; a client that lets even those pile up is closed 4408.
#pragma once

#include <cstddef>
#include <vector>

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

    bool empty() const { return bytes_ == 0; }
    // A part of the front frame has been written: nothing may be put before the rest of it.
    bool mid_frame() const { return sent_of_front_ > 0; }
    std::size_t bytes() const { return bytes_; }
    bool has_room() const { return bytes_ * 2 < bytes_max_; }

private:
    bool push_within(std::size_t bytes_max, SharedFrame frame);
    void forget_sent();

    // A vector with a moving front, because an empty one costs an idle client nothing (a deque: 576 bytes).
    std::vector<SharedFrame> frames_;
    std::size_t first_ = 0;
    std::size_t bytes_ = 0;  // still to be written
    std::size_t sent_of_front_ = 0;
    std::size_t bytes_max_;
};

}  // namespace holdfast
