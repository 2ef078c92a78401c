// Read-only connections on hands (threads) of their own: history, snapshots, resume.
// Bounded: queue_max jobs; a full queue refuses (`overloaded`). Each job sees one snapshot, never older than what was announced before it was queued.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "holdfast/base/hands.hpp"
#include "holdfast/store/tx.hpp"

namespace holdfast {

class Readers {
public:
    Readers(std::string path, int count, std::size_t queue_max, Clock const& clock, Hands& hands = threads());
    ~Readers();
    // False when the queue is full. The job runs inside BEGIN … COMMIT; an exception that leaves it is logged and dropped,
    // so a job that owes somebody an answer catches its own.
    [[nodiscard]] bool try_submit(std::function<void(ReadTx&)> job);
    void close();
    std::size_t queued() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace holdfast
