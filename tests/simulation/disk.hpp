// A disk in memory, between SQLite and nothing: what was not synced may be lost, whole or in part, when the power goes.
// One at a time; every database opened by its name while it stands is on it. Locks and shared memory are those of one process.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "simulation/chance.hpp"

namespace holdfast::simulation {

class Disk {
public:
    explicit Disk(std::uint64_t seed);
    ~Disk();
    Disk(Disk const&) = delete;
    Disk& operator=(Disk const&) = delete;

    void put(std::string const& name, std::string bytes);  // whole and synced

    // From now on nothing reaches the disk. `power`: what was not synced is kept by chance, write by write, the last one torn.
    void stop(bool power);
    bool stopped() const { return stopped_; }
    void go_on();  // once every file is closed

    // SQLite's code for each further write to, or sync of, the write-ahead log; SQLITE_OK ends it.
    void fail_writes(int code) { write_result_ = code; }
    void fail_syncs(int code) { sync_result_ = code; }
    // The power goes in the middle of that write or sync, counted from now.
    void stop_in(std::int64_t operations) { until_stop_ = operations; }
    bool stop_is_set() const { return until_stop_ > 0; }
    std::uint64_t writes() const { return writes_; }
    std::uint64_t digest() const;

    // While the write-ahead log is being synced: others have their turn.
    std::function<void()> while_syncing = [] {};
    std::function<std::int64_t()> now_ms = [] { return std::int64_t{0}; };

private:
    struct Node;
    struct File;
    struct Calls;
    bool counts_down();  // true: this operation is the one that the power goes in

    Chance chance_;
    sqlite3_vfs vfs_{};
    std::map<std::string, std::shared_ptr<Node>> nodes_;
    bool stopped_ = false, syncing_ = false;
    int write_result_ = SQLITE_OK, sync_result_ = SQLITE_OK;
    std::int64_t until_stop_ = 0;
    std::uint64_t writes_ = 0;
};

}  // namespace holdfast::simulation
