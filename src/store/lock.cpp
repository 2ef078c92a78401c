#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "holdfast/store/folder.hpp"

namespace holdfast {
namespace {

void make_folder(std::string const& folder) {
    namespace fs = std::filesystem;
    std::error_code error;
    if (fs::is_directory(folder, error)) return;
    if (fs::exists(folder, error)) throw FolderError{folder + " is a file; the data folder must be a folder."};
    fs::create_directories(folder, error);
    if (!error) fs::permissions(folder, fs::perms::owner_all, error);
    if (error) throw FolderError{"The data folder " + folder + " cannot be created: " + error.message() + "."};
}

}  // namespace

FolderLock::FolderLock(std::string const& folder) {
    make_folder(folder);
    auto const path = folder + "/lock";
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor_ < 0)
        throw FolderError{"The data folder " + folder + " cannot be written to: " + std::strerror(errno) + "."};
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;

    auto const reason = errno;
    ::close(descriptor_);
    if (reason == EWOULDBLOCK)
        throw FolderError{"The data folder " + folder + " is in use by another Holdfast server. Stop that one first."};
    throw FolderError{"The data folder " + folder + " cannot be locked: " + std::strerror(reason) + "."};
}

// The file stays: removing it would let a third server lock a new one while a second still waits on the old.
FolderLock::~FolderLock() { ::close(descriptor_); }

}  // namespace holdfast
