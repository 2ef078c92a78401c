// Group commit: one thread takes what is queued, runs each command in its own savepoint, commits once, then announces.
// Lives on: a hand of its own (a thread). Bounded: queue_max jobs; a full queue refuses (`overloaded`). Batch: at most 256 jobs.
// After FULL, IOERR, NOMEM or BUSY, or when SQLite is found back in autocommit, the whole batch is rolled back and refused
// `unavailable`. A COMMIT that fails with an I/O error has an unknown outcome: nothing is answered and `fatal` is called (D1).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "holdfast/base/hands.hpp"
#include "holdfast/base/result.hpp"
#include "holdfast/store/ledger.hpp"
#include "holdfast/store/tx.hpp"

namespace holdfast {

struct Job {
    std::function<Verdict(WriteTx&)> run;                       // a refusal or a throw undoes this job alone
    std::function<void(std::optional<Problem> const&)> settle;  // on the writer thread, after publish; null: accepted
    bool apart = false;  // takes its time: commits alone, after what was queued beside it
};

struct Finished {
    Job job;
    std::optional<Problem> refusal;
    std::vector<BatchItem> items;  // empty when refused
};

// What happens to a committed batch. Both are called on the writer thread, publish first.
class Announcer {
public:
    virtual ~Announcer() = default;
    virtual void publish(std::vector<Finished> const& batch) = 0;
    virtual void settle(std::vector<Finished> const& batch) = 0;
};

struct WriterSettings {
    std::string path;  // the database file
    std::size_t queue_max = 4096;
    std::size_t batch_max = 256;
    std::int64_t wal_bytes_max = 64 << 20;         // past that the writer itself makes the write-ahead log begin anew
    std::function<CommandCounts()> commands = {};  // for the ledger
};

class Writer {
public:
    Writer(WriterSettings settings, Clock const& clock, Random& random, Announcer& announcer,
           std::function<void(std::string const&)> fatal, Hands& hands = threads());
    ~Writer();  // closes and joins

    // False when the queue is full; any thread.
    [[nodiscard]] bool try_submit(Job& job);
    // Takes nothing new, finishes what was accepted, checkpoints, joins.
    void close();
    std::size_t queued() const;
    // The ledger waits for a transaction to ride in; an empty job is one.
    bool ledger_unsaved() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace holdfast
