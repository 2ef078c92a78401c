// What the API keeps for one loop: its streams, its limits, the sessions that were used.
// Lives on its loop. Bounded: 20,000 buckets a limit; used sessions are written once a minute.
#pragma once

#include <unordered_set>

#include "holdfast/engine/streams.hpp"

namespace holdfast::net {

struct Desk {
    Desk(Engine& engine, int loop) : streams{engine, loop}, reads{{100, 300}} {}

    Streams streams;
    Buckets reads;  // of one person
    std::unordered_set<SessionId> used;
    Monotonic written{};
};

}  // namespace holdfast::net
