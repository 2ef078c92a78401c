// One committed batch as every loop receives it: finished frames and roster changes, in commit order.
// Immutable and shared by all loops.
#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "holdfast/domain/roster.hpp"
#include "holdfast/hub/frame.hpp"

namespace holdfast {

struct Announcement {
    LogId log;
    Seq seq = 0;
    std::uint64_t check = 0;
    Seq sight =
        0;  // the lowest number this event tells about: whole for readers whose visible_from is not above it (D18)
    UserId about;  // in @workspace: the person it concerns; none: everybody
    SharedFrame whole;
    SharedFrame veiled;
};

struct Batch {
    std::vector<std::variant<Announcement, RosterChange>> items;
};
using SharedBatch = std::shared_ptr<Batch const>;

// A page of a log as a reader hands it to the loop.
struct Page {
    LogId log;
    Seq after = 0;
    std::vector<Announcement> events;  // after+1, after+2, … at most page_events of them
    Seq first = 1, head = 0;           // of the log, in the reader's snapshot
};

}  // namespace holdfast
