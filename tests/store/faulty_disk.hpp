// A disk in the test's hand, between SQLite and the real one: it can be full, fail to write or fail to sync the
// write-ahead log, and it counts the syncs. One at a time; every database that is opened during its life goes through it.
#pragma once

#include <atomic>
#include <string_view>

#include <sqlite3.h>

namespace holdfast::test {

class FaultyDisk {
public:
    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(FaultyDisk const&) = delete;
    FaultyDisk& operator=(FaultyDisk const&) = delete;

    // SQLite's code for each further write to, or sync of, the write-ahead log; SQLITE_OK ends it.
    void fail_writes(int code) { write_result_ = code; }
    void fail_syncs(int code) { sync_result_ = code; }
    int syncs() const { return syncs_; }

private:
    struct File;
    static sqlite3_file* real(sqlite3_file* file);
    static int open(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* flags_out);
    static int write(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 offset);
    static int sync(sqlite3_file* file, int flags);
    static sqlite3_io_methods methods_that_fail();

    static FaultyDisk* current_;
    sqlite3_vfs* real_vfs_;
    sqlite3_vfs vfs_;
    std::atomic<int> write_result_ = SQLITE_OK, sync_result_ = SQLITE_OK, syncs_ = 0;
};

}  // namespace holdfast::test
