#include "net/frame_meter.hpp"

#include <algorithm>

namespace holdfast::net {
namespace {

int length_bytes(std::uint8_t second) {
    switch (second & 0x7F) {
        case 126: return 2;
        case 127: return 8;
        default: return 0;
    }
}

// How long the header is, as far as its bytes so far tell.
int header_bytes(std::uint8_t const* header, int size) {
    if (size < 2) return 2;
    return 2 + length_bytes(header[1]) + ((header[1] & 0x80) != 0 ? 4 : 0);
}

std::uint64_t payload_bytes(std::uint8_t const* header) {
    auto const count = length_bytes(header[1]);
    if (count == 0) return header[1] & 0x7F;
    std::uint64_t length = 0;
    for (int index = 0; index < count; ++index) length = length << 8 | header[2 + index];
    return length;
}

}  // namespace

bool TokenBucket::take(double tokens, Monotonic now) {
    if (last_ != Monotonic{}) {
        std::chrono::duration<double> const passed = now - last_;
        tokens_ = std::min(burst_, tokens_ + passed.count() * per_second_);
    }
    last_ = now;
    if (tokens_ < tokens) return false;
    tokens_ -= tokens;
    return true;
}

FrameMeter::Verdict FrameMeter::feed(std::string_view bytes, Monotonic now) {
    while (!bytes.empty()) {
        if (payload_left_ > 0) {
            auto const size = static_cast<std::size_t>(std::min<std::uint64_t>(payload_left_, bytes.size()));
            payload_left_ -= size;
            bytes.remove_prefix(size);
            continue;
        }
        header_[header_size_++] = static_cast<std::uint8_t>(bytes.front());
        bytes.remove_prefix(1);
        if (header_size_ < header_bytes(header_, header_size_)) continue;
        payload_left_ = payload_bytes(header_);
        header_size_ = 0;
        auto const verdict = frame_begins(now);
        if (verdict != Verdict::fine) return verdict;
    }
    return Verdict::fine;
}

FrameMeter::Verdict FrameMeter::frame_begins(Monotonic now) {
    auto const opcode = header_[0] & 0x0F;
    if (opcode >= 8) return controls_.take(1, now) ? Verdict::fine : Verdict::too_fast;
    if (opcode != 0) {
        fragments_ = 1;
        return messages_.take(1, now) ? Verdict::fine : Verdict::too_fast;
    }
    if (++fragments_ > fragments_max) return Verdict::too_many_fragments;
    return messages_.take(fragment_share, now) ? Verdict::fine : Verdict::too_fast;
}

}  // namespace holdfast::net
