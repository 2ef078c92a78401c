#include "net/write_queue.hpp"

#include <algorithm>

#include <sys/socket.h>

namespace holdfast::net {
namespace {

constexpr unsigned char pong_byte = 0x8A;
constexpr std::size_t idle_bytes_max = 64;

iovec piece(std::string_view bytes) { return {const_cast<char*>(bytes.data()), bytes.size()}; }

}  // namespace

void WriteQueue::add_handshake(std::string_view bytes) { control_ += bytes; }

void WriteQueue::add(std::string_view bytes) {
    if (closing_ || bytes.empty()) return;
    // A client that pings and never reads: only the newest pings need an answer anyway (RFC 6455, 5.5.3).
    if (control_.size() + bytes.size() > control_bytes_max && static_cast<unsigned char>(bytes[0]) == pong_byte) return;
    control_ += bytes;
}

void WriteQueue::add_close(std::string_view frame, Outbox const* outbox) {
    if (closing_) return;
    closing_ = true;
    close_ = frame;
    before_close_ = outbox != nullptr ? outbox->bytes() : 0;
}

std::size_t WriteQueue::outbox_share(Outbox const* outbox) const {
    if (outbox == nullptr) return 0;
    return closing_ ? std::min(before_close_, outbox->bytes()) : outbox->bytes();
}

// The outbox's pieces; while closing, those that were queued before.
int WriteQueue::gather_outbox(iovec* out, Outbox const* outbox) const {
    if (outbox == nullptr) return 0;
    auto left = outbox_share(outbox);
    auto const count = outbox->gather(out);
    int kept = 0;
    while (kept < count && left > 0) {
        out[kept].iov_len = std::min(out[kept].iov_len, left);
        left -= out[kept++].iov_len;
    }
    return kept;
}

int WriteQueue::gather(Pieces& pieces, Outbox const* outbox) {
    std::array<iovec, Outbox::gather_max> frames;
    auto const frame_count = gather_outbox(frames.data(), outbox);
    int count = 0, next_frame = 0;
    begun_ = controls_ = frames_ = 0;
    if (frame_count > 0 && outbox->mid_frame()) {
        begun_ = frames[0].iov_len;
        pieces[count++] = frames[next_frame++];
    }
    if (!control_.empty()) {
        controls_ = control_.size();
        pieces[count++] = piece(control_);
    }
    for (; next_frame < frame_count; ++next_frame) {
        frames_ += frames[next_frame].iov_len;
        pieces[count++] = frames[next_frame];
    }
    if (begun_ + frames_ == outbox_share(outbox) && !close_.empty()) pieces[count++] = piece(close_);
    return count;
}

void WriteQueue::written(std::size_t bytes, Outbox* outbox) {
    auto const take = [&bytes](std::size_t most) {
        auto const taken = std::min(bytes, most);
        bytes -= taken;
        return taken;
    };
    auto of_outbox = take(begun_);
    control_.erase(0, take(controls_));
    of_outbox += take(frames_);
    close_.erase(0, bytes);
    if (of_outbox > 0) outbox->consumed(of_outbox);
    if (closing_) before_close_ -= std::min(before_close_, of_outbox);
    if (control_.empty() && control_.capacity() > idle_bytes_max) control_.shrink_to_fit();
}

// Mostly there is one: then the kernel is spared the list.
ssize_t send_pieces(int descriptor, WriteQueue::Pieces& pieces, int count) {
    constexpr int flags = MSG_NOSIGNAL | MSG_DONTWAIT;
    if (count == 1) return ::send(descriptor, pieces[0].iov_base, pieces[0].iov_len, flags);
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = static_cast<std::size_t>(count);
    return ::sendmsg(descriptor, &message, flags);
}

}  // namespace holdfast::net
