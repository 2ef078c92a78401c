#include "holdfast/hub/outbox.hpp"

#include "holdfast/base/assert.hpp"

namespace holdfast {
namespace {

// An idle client keeps no more than this many empty places.
constexpr std::size_t idle_places_max = 16;

}  // namespace

bool Outbox::push(SharedFrame frame) { return push_within(bytes_max_, std::move(frame)); }

bool Outbox::push_answer(SharedFrame frame) { return push_within(bytes_max_ + reserve_bytes, std::move(frame)); }

bool Outbox::push_within(std::size_t bytes_max, SharedFrame frame) {
    auto const size = frame->bytes.size();
    if (bytes_ > 0 && bytes_ + size > bytes_max) return false;  // or one that is larger would be tried for ever
    bytes_ += size;
    frames_.push_back(std::move(frame));
    return true;
}

int Outbox::gather(iovec* out) const {
    int count = 0;
    auto skip = sent_of_front_;
    for (auto index = first_; index < frames_.size() && count < gather_max; ++index) {
        auto const& bytes = frames_[index]->bytes;
        out[count++] = iovec{const_cast<char*>(bytes.data()) + skip, bytes.size() - skip};
        skip = 0;
    }
    return count;
}

void Outbox::consumed(std::size_t bytes) {
    HF_ASSERT(bytes <= bytes_);
    bytes_ -= bytes;
    bytes += sent_of_front_;
    while (first_ < frames_.size() && bytes >= frames_[first_]->bytes.size()) {
        bytes -= frames_[first_]->bytes.size();
        frames_[first_++].reset();
    }
    sent_of_front_ = bytes;
    forget_sent();
}

void Outbox::forget_sent() {
    if (first_ == frames_.size()) {
        frames_.clear();
        first_ = 0;
        if (frames_.capacity() > idle_places_max) frames_.shrink_to_fit();
    } else if (first_ > frames_.size() / 2) {
        frames_.erase(frames_.begin(), frames_.begin() + static_cast<std::ptrdiff_t>(first_));
        first_ = 0;
    }
}

}  // namespace holdfast
