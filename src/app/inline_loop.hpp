// The one loop of a program without sockets: what others post runs on the thread that waits for an answer.
// Bounded: tasks_max tasks wait; past that the writer and the readers slow down.
#pragma once

#include <functional>

#include "holdfast/base/mailbox.hpp"
#include "holdfast/engine/loops.hpp"

namespace holdfast {

class InlineLoop final : public Loops {
public:
    static constexpr std::size_t tasks_max = 4096;

    int count() const override { return 1; }
    void post(int, std::function<void()> task) override { tasks_.push(std::move(task)); }
    bool try_post(int, std::function<void()> task) override { return tasks_.try_push(task); }

    void run_until(std::function<bool()> const& done) {
        while (!done())
            for (auto& task : tasks_.take(1)) task();
    }
    // Nobody waits any more: what comes later is dropped.
    void close() { tasks_.close(); }

private:
    Mailbox<std::function<void()>> tasks_{tasks_max};
};

}  // namespace holdfast
