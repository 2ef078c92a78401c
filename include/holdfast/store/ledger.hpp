// The ledger: what was accepted, committed and sequenced on each day (UTC), in numbers of logs, counted at three places:
//   accepted   when a job has said yes inside its transaction, by what it has appended
//   committed  when COMMIT has returned, by what is about to be announced
//   sequenced  by nobody: how far the heads of all logs have moved
// It rides in the writer's own transactions, so it costs no fsync, and rolls back with them. What the last commit before a kill
// accepted could not be counted as committed any more: at the next start it is `unknown`.
// Lives on: the writer thread; unsaved() on any. Bounded: a row for each day, and one for each code refused on it.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "holdfast/store/tx.hpp"

namespace holdfast {

// Of the running process since its start; whoever answers commands counts them.
struct CommandCounts {
    std::int64_t asked = 0, acknowledged = 0, refused = 0;
};

// A day as it stands. `before` and `sequenced` are what the logs say, the rest was counted.
struct LedgerDay {
    std::int64_t day = -1;    // since 1970-01-01
    std::int64_t before = 0;  // numbers taken before it, in all logs together
    std::int64_t accepted = 0, committed = 0, sequenced = 0;
    std::int64_t confirming = 0;  // accepted by the commit that wrote this: whoever reads it knows that it stands
    std::int64_t unknown = 0;
    CommandCounts commands;
    std::map<std::string, std::int64_t> refusals = {};  // by code, of those that reached the writer
};

std::int64_t day_of(Timestamp at);
// Oldest first; days without a row had no change.
std::vector<LedgerDay> ledger_days(ReadTx& tx, std::int64_t from, std::int64_t to);

class Ledger {
public:
    // Goes on with the newest row, and settles what a kill left open.
    Ledger(Database& database, Timestamp now, std::function<CommandCounts()> commands);

    // Around each batch, in this order; after a rollback undone() in place of the last two.
    void begins(Timestamp now);
    void accepts(std::vector<BatchItem> const& items);  // for each job that said yes
    void saves();
    void stands();                                        // COMMIT has returned
    void announces(std::vector<BatchItem> const& items);  // for each job
    void undone();

    void refuses(std::string const& code);
    // Whether something was counted that is not on the disk yet: the next transaction brings it there.
    bool unsaved() const { return unsaved_.load(std::memory_order_relaxed); }

private:
    void count_commands();
    void write_day(std::int64_t confirming);

    Database& database_;
    std::function<CommandCounts()> commands_;
    LedgerDay today_, before_;          // before_: as it was before this batch
    CommandCounts seen_, seen_before_;  // of commands_(), and in a day already
    std::int64_t pending_ = 0;          // accepted by this batch
    bool wrote_ = false;
    std::map<std::string, std::int64_t> refusals_;  // not on the disk yet
    std::atomic<bool> unsaved_{false};
};

}  // namespace holdfast
