// Runs the features' upkeep: each turn one job for the writer, apart from all others, at the end of its queue.
// Lives on: a hand of its own (a thread), which only waits. Bounded: one job under way.
#pragma once

#include <atomic>
#include <memory>

#include "engine/clock_watch.hpp"
#include "holdfast/base/hands.hpp"
#include "holdfast/engine/catalogue.hpp"
#include "holdfast/store/writer.hpp"

namespace holdfast {

class Upkeeper {
public:
    Upkeeper(Catalogue const& catalogue, Writer& writer, Clock const& clock, Hands& hands);
    ~Upkeeper();
    // From any thread: there may be work soon. What nobody said is found within a minute.
    void something_changes() { changed_ = true; }
    void close();

private:
    using Told = Mailbox<Rest>;
    bool turn(Wait wait);
    void ask();
    void told(Rest rest);
    void look_at_the_clock();

    Catalogue const& catalogue_;
    Writer& writer_;
    Clock const& clock_;
    ClockWatch watch_;
    std::atomic<bool> changed_{true};
    Mailbox<int> stop_{1};
    int unasked_ = 0, unwatched_ = 0;
    std::size_t next_ = 0;  // whose turn it is, while they are gone through
    bool going_through_ = false;
    std::shared_ptr<Told> answer_;  // of the job under way
    std::unique_ptr<Hand> hand_;
};

}  // namespace holdfast
