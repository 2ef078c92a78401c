#include "store/copy.hpp"

#include <cerrno>
#include <memory>
#include <system_error>

#include <fcntl.h>
#include <sqlite3.h>

#include "holdfast/store/blobs.hpp"
#include "store/identity.hpp"

namespace holdfast {
namespace {

constexpr int step_pages = 1024;
constexpr std::int64_t unwritten_bytes_max = 16 << 20;

struct CloseCopy {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
};

[[noreturn]] void copy_failed(sqlite3* connection, int code) {
    if ((code & 0xff) == SQLITE_FULL) throw std::system_error{ENOSPC, std::generic_category(), "writing a copy"};
    throw StoreError{code, connection ? sqlite3_errmsg(connection) : sqlite3_errstr(code)};
}

// What was written goes to the disk as it comes: all of it at once would make the server's next fsync wait.
void write_out(int file, std::int64_t from, std::int64_t to) {
    ::sync_file_range(file, from, to - from,
                      SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER);
}

}  // namespace

void copy_database(Database& source, std::string const& path, Progress const& progress) {
    auto const page_bytes = pragma_number(source, "PRAGMA page_size");
    auto const file = hold_open(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file) throw StoreError{SQLITE_CANTOPEN, path + " cannot be created"};

    sqlite3* opened = nullptr;
    auto code = sqlite3_open_v2(path.c_str(), &opened,
                                SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    std::unique_ptr<sqlite3, CloseCopy> const copy{opened};
    if (code == SQLITE_OK)
        code =
            sqlite3_exec(copy.get(), "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2048",
                         nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) copy_failed(copy.get(), code);

    auto* const work = sqlite3_backup_init(copy.get(), "main", source.raw(), "main");
    if (!work) copy_failed(copy.get(), sqlite3_errcode(copy.get()));
    std::int64_t written = 0;
    for (code = SQLITE_OK; code == SQLITE_OK;) {
        code = sqlite3_backup_step(work, step_pages);
        auto const all = sqlite3_backup_pagecount(work) * page_bytes;
        auto const done = all - sqlite3_backup_remaining(work) * page_bytes;
        if (done - written >= unwritten_bytes_max) write_out(*file, written, done), written = done;
        if (progress) progress(done, all);
    }
    auto const ended = sqlite3_backup_finish(work);
    if (code != SQLITE_DONE) copy_failed(copy.get(), code);
    if (ended != SQLITE_OK) copy_failed(copy.get(), ended);
}

}  // namespace holdfast
