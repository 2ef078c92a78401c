#include "holdfast/store/disk.hpp"

#include <cerrno>
#include <filesystem>
#include <limits>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "holdfast/store/blobs.hpp"

namespace holdfast {
namespace {

[[noreturn]] void disk_failed(std::string const& what) {
    throw std::system_error{errno, std::generic_category(), what};
}

OpenFile opened(std::string const& path, int flags) {
    auto file = hold_open(::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags));
    if (!file) disk_failed("opening " + path);
    return file;
}

}  // namespace

void sync_file(std::string const& path) {
    if (::fsync(*opened(path, 0)) != 0) disk_failed("fsync of " + path);
}

void sync_folder(std::string const& path) {
    if (::fsync(*opened(path, O_DIRECTORY)) != 0) disk_failed("fsync of the folder " + path);
}

void sync_all_around(std::string const& path) {
    if (::syncfs(*opened(path, 0)) != 0) disk_failed("sync of the disk of " + path);
}

bool says_full(int error) { return error == ENOSPC || error == EDQUOT || error == EFBIG; }

std::int64_t room_at(std::string const& path) {
    std::error_code error;
    auto const space = std::filesystem::space(path, error);
    if (error || space.available > std::numeric_limits<std::int64_t>::max())
        return std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(space.available);
}

Unfinished::Unfinished(std::string path) : path_{std::move(path)} { std::filesystem::remove(path_); }

Unfinished::~Unfinished() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove(path_, ignored);
}

void Unfinished::become(std::string const& name) {
    sync_file(path_);
    if (::rename(path_.c_str(), name.c_str()) != 0) disk_failed("renaming " + path_);
    path_.clear();
    auto const folder = std::filesystem::path{name}.parent_path();
    sync_folder(folder.empty() ? "." : folder.string());
}

}  // namespace holdfast
