// The one place in the house where threads meet: a bounded queue with many senders and one receiver (the readers share theirs).
// Any thread may push; items are taken in the order they were pushed. Bounded: `bound` items; a full mailbox refuses, and the sender says so to its client.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <iterator>
#include <mutex>
#include <utility>
#include <vector>

namespace holdfast {

template <class T>
class Mailbox {
public:
    explicit Mailbox(std::size_t bound) : bound_{bound} {}

    // False when full or closed; the item is then left untouched with the caller.
    [[nodiscard]] bool try_push(T& item) {
        {
            std::lock_guard const lock{mutex_};
            if (closed_ || items_.size() >= bound_) return false;
            items_.push_back(std::move(item));
        }
        filled_.notify_one();
        return true;
    }

    // Waits while full: only for senders that may slow down, such as the writer announcing to a loop. False when closed.
    bool push(T item) {
        {
            std::unique_lock lock{mutex_};
            drained_.wait(lock, [&] { return closed_ || items_.size() < bound_; });
            if (closed_) return false;
            items_.push_back(std::move(item));
        }
        filled_.notify_one();
        return true;
    }

    // Up to `most` items in order; waits for the first. Empty only when closed and drained.
    std::vector<T> take(std::size_t most) {
        std::unique_lock lock{mutex_};
        filled_.wait(lock, [&] { return closed_ || !items_.empty(); });
        return take_locked(most);
    }

    // Never waits.
    std::vector<T> try_take(std::size_t most) {
        std::lock_guard const lock{mutex_};
        return take_locked(most);
    }

    // Waits for an item, for closing, or for the given time.
    template <class Duration>
    std::vector<T> take_for(std::size_t most, Duration patience) {
        std::unique_lock lock{mutex_};
        filled_.wait_for(lock, patience, [&] { return closed_ || !items_.empty(); });
        return take_locked(most);
    }

    // What was pushed before stays and can be taken.
    void close() {
        {
            std::lock_guard const lock{mutex_};
            closed_ = true;
        }
        filled_.notify_all();
        drained_.notify_all();
    }

    bool closed() const {
        std::lock_guard const lock{mutex_};
        return closed_ && items_.empty();
    }

    std::size_t size() const {
        std::lock_guard const lock{mutex_};
        return items_.size();
    }

private:
    std::vector<T> take_locked(std::size_t most) {
        auto const count = std::min(most, items_.size());
        auto const end = items_.begin() + static_cast<std::ptrdiff_t>(count);
        std::vector<T> taken{std::make_move_iterator(items_.begin()), std::make_move_iterator(end)};
        items_.erase(items_.begin(), end);
        drained_.notify_all();
        return taken;
    }

    mutable std::mutex mutex_;
    std::condition_variable filled_, drained_;
    std::deque<T> items_;
    std::size_t const bound_;
    bool closed_ = false;
};

}  // namespace holdfast
