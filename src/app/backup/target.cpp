#include "app/backup/target.hpp"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace holdfast::backup {
namespace {

constexpr std::int64_t uncarried_bytes_max = 16 << 20;

}  // namespace

Target::Target(OpenFile file) : file_{std::move(file)} { zip_error_init(&said_); }
Target::~Target() { zip_error_fini(&said_); }

zip_source_t* Target::source() { return zip_source_function_create(&Target::called, this, nullptr); }

zip_int64_t Target::called(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command) {
    return static_cast<Target*>(self)->answer(data, size, command);
}

zip_int64_t Target::answer(void* data, zip_uint64_t size, zip_source_cmd_t command) {
    switch (command) {
        case ZIP_SOURCE_SUPPORTS:
            return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                                  ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
                                                  ZIP_SOURCE_SUPPORTS, ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE,
                                                  ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE,
                                                  ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, -1);
        case ZIP_SOURCE_STAT:  // to libzip the archive does not exist yet
            zip_error_set(&said_, ZIP_ER_READ, ENOENT);
            return -1;
        case ZIP_SOURCE_WRITE: return write(static_cast<char const*>(data), size);
        case ZIP_SOURCE_TELL_WRITE: return at_;
        case ZIP_SOURCE_SEEK_WRITE: {
            auto const to = zip_source_seek_compute_offset(static_cast<zip_uint64_t>(at_),
                                                           static_cast<zip_uint64_t>(end_), data, size, &said_);
            if (to < 0) return -1;
            at_ = to;
            return 0;
        }
        case ZIP_SOURCE_ERROR: return zip_error_to_data(&said_, data, size);
        case ZIP_SOURCE_BEGIN_WRITE:
        case ZIP_SOURCE_COMMIT_WRITE:
        case ZIP_SOURCE_ROLLBACK_WRITE:
        case ZIP_SOURCE_REMOVE:
        case ZIP_SOURCE_FREE: return 0;
        default: zip_error_set(&said_, ZIP_ER_OPNOTSUPP, 0); return -1;
    }
}

zip_int64_t Target::write(char const* bytes, std::size_t size) {
    for (std::size_t done = 0; done < size;) {
        auto const written = ::pwrite(*file_, bytes + done, size - done, at_);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            error_ = written < 0 ? errno : EIO;
            zip_error_set(&said_, ZIP_ER_WRITE, error_);
            return -1;
        }
        done += static_cast<std::size_t>(written);
        at_ += written;
    }
    end_ = std::max(end_, at_);
    return write_out() ? static_cast<zip_int64_t>(size) : -1;
}

bool Target::write_out() {
    if (end_ - carried_ < uncarried_bytes_max) return true;
    constexpr unsigned all = SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
    if (::sync_file_range(*file_, carried_, end_ - carried_, all) != 0 && errno != ENOSYS && errno != EINVAL) {
        error_ = errno;
        zip_error_set(&said_, ZIP_ER_WRITE, error_);
        return false;
    }
    // What is written here nobody reads soon: the server's own pages stay in memory instead.
    ::posix_fadvise(*file_, carried_, end_ - carried_, POSIX_FADV_DONTNEED);
    carried_ = end_;
    return true;
}

}  // namespace holdfast::backup
