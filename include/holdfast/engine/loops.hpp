// The loops as the engine sees them: places to run a task, in the order they were posted.
// post() may be called from any thread; it waits when a loop is far behind (its mailbox is bounded), so the writer slows
// down before memory fills. A loop itself never waits: it posts to itself and to others through post_from_loop, which never blocks.
#pragma once

#include <functional>

namespace holdfast {

class Loops {
public:
    virtual ~Loops() = default;
    virtual int count() const = 0;
    virtual void post(int loop, std::function<void()> task) = 0;
    // For tasks of little worth (typing, presence): dropped when the loop's mailbox is full. False when dropped.
    virtual bool try_post(int loop, std::function<void()> task) = 0;
};

}  // namespace holdfast
