// Runs the features' upkeep: each turn one job for the writer, apart from all others, at the end of its queue.
// Lives on: a thread of its own, which only waits. Bounded: one job under way.
#pragma once

#include <atomic>
#include <thread>

#include "holdfast/base/mailbox.hpp"
#include "holdfast/engine/catalogue.hpp"
#include "holdfast/store/writer.hpp"

namespace holdfast {

class Upkeeper {
public:
    Upkeeper(Catalogue const& catalogue, Writer& writer);
    ~Upkeeper();
    // From any thread: there may be work soon. What nobody said is found within a minute.
    void something_changes() { changed_ = true; }
    void close();

private:
    void run();
    Rest turn(Upkeep const& one);

    Catalogue const& catalogue_;
    Writer& writer_;
    std::atomic<bool> changed_{true};
    Mailbox<int> stop_{1};
    std::thread thread_;
};

}  // namespace holdfast
