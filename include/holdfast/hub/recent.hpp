// The newest events of all logs together, as the finished frames that live readers were sent: who was away for a moment is
// served from here, without a reader and without encoding anything again.
// Text that is deleted is not said again (D8): what an event takes back is forgotten, with all before it in that log.
// Lives on: its loop; the frames are shared by all loops. Bounded: bytes_max of frames, the oldest of any log go first.
#pragma once

#include <deque>
#include <unordered_map>

#include "holdfast/hub/batch.hpp"

namespace holdfast {

class Recent {
public:
    explicit Recent(std::size_t bytes_max) : bytes_max_{bytes_max} {}

    // The log's next event; after a gap, with which nothing of before is held any more. check_before: the chain's value at seq - 1.
    void add(Announcement const& event, std::uint64_t check_before);
    // Nothing up to seq is served from here any more.
    void forget(LogId log, Seq seq);

    // Whether all events after this number are here, up to the newest that was added; false when none ever was.
    bool holds(LogId log, Seq after) const;
    // One of those. Only what holds() has just confirmed.
    Announcement const& at(LogId log, Seq seq) const;
    // The chain's value at a number from which holds() would be true.
    std::optional<std::uint64_t> check_at(LogId log, Seq seq) const;

    std::size_t bytes() const { return bytes_; }

private:
    struct Tail {
        Seq before = 0;  // the number below the first that is held
        std::uint64_t check_before = 0;
        std::deque<Announcement> events;
    };
    void begin_at(Tail& tail, Seq before, std::uint64_t check);
    void drop_front(LogId log, Tail& tail);

    std::size_t const bytes_max_;
    std::size_t bytes_ = 0;
    std::unordered_map<LogId, Tail> tails_;
    std::deque<LogId> order_;  // whose event came when; also of those forgotten since, which cost a look each
};

}  // namespace holdfast
