// One moment of a database, held while others go on writing: a read transaction from its first read to its end.
// Lives on: the thread that made it. While it lives the write-ahead log cannot begin anew, so it should not live for long.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "holdfast/store/tx.hpp"

namespace holdfast {

struct MomentFacts {
    std::int64_t schema = 0, logs = 0, events = 0, bytes = 0;
    std::string epoch;
};

// Of `all` bytes so many are done.
using Progress = std::function<void(std::int64_t done, std::int64_t all)>;

class Moment {
public:
    // Throws FolderError when there is no database of ours.
    Moment(std::string const& folder, Timestamp now);

    ReadTx& tx() { return tx_; }
    MomentFacts const& facts() const { return facts_; }
    // All of the database as it is at this moment, as a database of its own (0600). Its file must not be there yet, and is
    // not synced. Throws StoreError, or std::system_error when the disk is full; what
    // stands there then is no database.
    void copy_to(std::string const& path, Progress const& progress = {});

private:
    Database database_;
    ReadTx tx_;
    MomentFacts facts_;
};

}  // namespace holdfast
