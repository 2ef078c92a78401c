// The file that a backup is written to, as libzip wants it: written from front to back, with a few steps back to each entry's head.
// Lives on: the thread of a command-line run. Bounded: at most 16 MB wait to be carried to the disk, so that the server's own
// fsync beside it never waits for more than that.
#pragma once

#include <cstdint>
#include <string>

#include <zip.h>

#include "holdfast/store/blobs.hpp"

namespace holdfast::backup {

class Target {
public:
    explicit Target(OpenFile file);
    ~Target();
    Target(Target const&) = delete;
    Target& operator=(Target const&) = delete;

    // For one archive, which this outlives.
    zip_source_t* source();
    int failed_with() const { return error_; }  // errno of a write; 0: none failed
    std::int64_t size() const { return end_; }

private:
    static zip_int64_t called(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command);
    zip_int64_t answer(void* data, zip_uint64_t size, zip_source_cmd_t command);
    zip_int64_t write(char const* bytes, std::size_t size);
    bool write_out();

    OpenFile file_;
    std::int64_t at_ = 0, end_ = 0, carried_ = 0;  // carried: to the disk
    int error_ = 0;
    zip_error_t said_;
};

}  // namespace holdfast::backup
