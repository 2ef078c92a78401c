// A data folder: its lock, its database file, its schema. Every way to open one that is not right ends in one clear sentence.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "holdfast/base/crypto.hpp"
#include "holdfast/base/hands.hpp"
#include "holdfast/base/time.hpp"
#include "holdfast/store/database.hpp"

namespace holdfast {

// Thrown with a sentence for the ops person: in use by another server, newer schema, damaged, not writable, not a database.
class FolderError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// Held for as long as a process writes to the folder (flock on DIR/lock).
class FolderLock {
public:
    explicit FolderLock(std::string const& folder);  // creates the folder (0700) when it is not there
    ~FolderLock();
    FolderLock(FolderLock const&) = delete;
    FolderLock& operator=(FolderLock const&) = delete;

private:
    int descriptor_ = -1;
};

struct Migration {
    int version = 0;        // 1, 2, 3, … without holes: the number its file begins with
    std::string_view name;  // 0001_logs
    std::string_view sql;
};
std::span<Migration const> migrations();  // generated from migrations/*.sql at build time

std::string database_path(std::string const& folder);
// Creates or migrates, one transaction for each step, after it kept a copy of an older database in FOLDER/backups; refuses a newer schema, a damaged or foreign file, and an empty
// database file beside a non-empty -wal. Call with the lock held. Returns the versions that were applied.
std::vector<int> migrate_folder(std::string const& folder, std::span<Migration const> steps, Clock const& clock,
                                Random& random);

// Another history begins: to every client its cursors are void, and it reads anew (D7). Nobody may have the database open.
void begin_new_epoch(std::string const& folder, Clock const& clock, Random& random);

struct CheckReport {
    bool sound = true;
    std::int64_t schema = 0, logs = 0, events = 0;
    std::vector<std::string> findings;  // one sentence each; empty when sound
};
// Proves a folder: SQLite integrity and foreign keys, every log without holes from first to head, stamps rising, the chain of checks.
CheckReport check_folder(std::string const& folder, std::span<Migration const> steps);

struct Compacted {
    std::int64_t before = 0, after = 0;  // bytes of the database file
};
// Writes the database file anew without the room of what was deleted. Call with the lock held; twice as much must be free beside it.
Compacted compact_folder(std::string const& folder);

// PASSIVE checkpoints each second or sooner when the log has grown past 16 MB, from a connection and hand of its own.
class Checkpointer {
public:
    explicit Checkpointer(std::string path, Clock const& clock = system_clock(), Hands& hands = threads());
    ~Checkpointer();
    // Since the log was last carried over as far as it went; -1: not yet. Any thread.
    std::int64_t age_ms() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace holdfast
