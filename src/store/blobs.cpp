#include "holdfast/store/blobs.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <spdlog/spdlog.h>

#include "holdfast/base/crypto.hpp"
#include "holdfast/store/disk.hpp"

namespace holdfast {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_bytes = 256 * 1024;
constexpr std::int64_t retry_ms = 5'000;

Problem disk_full() {
    return {Fault::disk_full, "disk_full", "The server's disk is full: nothing can be uploaded now.", "", retry_ms};
}

// The machine's fault and not the client's, and it may pass: an I/O error, no descriptor left.
Problem cannot_store(std::string const& what) {
    spdlog::error("{}: {}.", what, std::generic_category().message(errno));
    return {Fault::unavailable, "unavailable", "The server cannot store files at the moment. Please try again.", "",
            retry_ms};
}

[[noreturn]] void broken(std::string const& what) { throw std::system_error{errno, std::generic_category(), what}; }

// All of it or nothing.
bool write_at(int descriptor, std::int64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const size = ::pwrite(descriptor, bytes.data(), bytes.size(), offset);
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) return false;
        offset += size;
        bytes.remove_prefix(static_cast<std::size_t>(size));
    }
    return true;
}

std::int64_t size_of(int descriptor) {
    struct stat facts {};
    if (::fstat(descriptor, &facts) != 0) broken("fstat");
    return facts.st_size;
}

}  // namespace

OpenFile hold_open(int descriptor) {
    if (descriptor < 0) return nullptr;
    return {new int{descriptor}, [](int const* held) {
                ::close(*held);
                delete held;
            }};
}

Blobs::Blobs(std::string folder) : folder_{std::move(folder)} {
    for (auto const* name : {"/uploads", "/files"}) {
        fs::create_directories(folder_ + name);
        fs::permissions(folder_ + name, fs::perms::owner_all);
    }
}

std::string Blobs::upload_name(FileId upload) { return "uploads/" + to_text(upload); }
std::string Blobs::upload_path(FileId upload) const { return folder_ + "/" + upload_name(upload); }
std::string Blobs::path(std::string const& name) const { return folder_ + "/" + name; }

std::int64_t Blobs::arrived(FileId upload) const {
    struct stat facts {};
    return ::stat(upload_path(upload).c_str(), &facts) == 0 ? facts.st_size : 0;
}

// Said once, not for each part.
Problem Blobs::refuse_full() const {
    if (!full_->exchange(true)) spdlog::error("The disk is full: nothing can be uploaded until there is room again.");
    return disk_full();
}

Result<std::int64_t> Blobs::add(FileId upload, std::int64_t offset, std::string_view part) const {
    auto const file = hold_open(::open(upload_path(upload).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file && says_full(errno)) return refuse_full();
    if (!file) return cannot_store("An upload could not be opened");
    // Two requests with the same part: one of them comes too late.
    bool const alone = ::flock(*file, LOCK_EX | LOCK_NB) == 0;
    if (auto const end = size_of(*file); !alone || end != offset)
        return Problem{Fault::conflict, "wrong_offset", "The next part begins at byte " + std::to_string(end) + ".",
                       "offset"};
    if (write_at(*file, offset, part) && ::fdatasync(*file) == 0) {
        if (full_->exchange(false)) spdlog::info("The disk has room for uploads again.");
        return offset + std::ssize(part);
    }
    auto const error = errno;
    if (::ftruncate(*file, offset) != 0 && !says_full(error)) broken("taking back a part");
    if (says_full(error)) return refuse_full();
    errno = error;
    return cannot_store("An upload could not be written");
}

std::string Blobs::digest(std::string const& path) const {
    auto const file = hold_open(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!file) broken("opening an upload");
    ::posix_fadvise(*file, 0, 0, POSIX_FADV_SEQUENTIAL);
    LongDigest digest;
    std::vector<char> piece(piece_bytes);
    for (;;) {
        auto const size = ::read(*file, piece.data(), piece.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) broken("reading an upload");
        if (size == 0) return hex(digest.finish());
        digest.add({piece.data(), static_cast<std::size_t>(size)});
    }
}

std::string Blobs::keep(std::string const& from, FileId id, std::string const& digest) const {
    auto const shelf = folder_ + "/files/" + digest.substr(0, 2);
    bool const is_new = fs::create_directories(shelf);
    auto const name = "files/" + digest.substr(0, 2) + "/" + digest.substr(2) + "-" + to_text(id);
    {
        auto const file = hold_open(::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
        if (!file || ::fsync(*file) != 0) broken("fsync of a file");
    }
    if (::rename(from.c_str(), path(name).c_str()) != 0) broken("moving a file");
    sync_folder(shelf);
    if (is_new) sync_folder(folder_ + "/files");
    return name;
}

BlobBytes Blobs::open(std::string const& name) const {
    auto file = hold_open(::open(path(name).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!file) return {};
    auto const bytes = size_of(*file);
    return {std::move(file), bytes};
}

OpenFile Blobs::keep_all() const {
    auto shelf = hold_open(::open(path("files").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!shelf || ::flock(*shelf, LOCK_SH) != 0) broken("locking the folder of files");
    return shelf;
}

OpenFile Blobs::may_remove() const {
    auto shelf = hold_open(::open(path("files").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!shelf || ::flock(*shelf, LOCK_EX | LOCK_NB) != 0) return nullptr;
    return shelf;
}

bool Blobs::remove(std::string const& name) const { return ::unlink(path(name).c_str()) == 0 || errno == ENOENT; }

std::set<std::string> Blobs::names() const {
    std::set<std::string> out;
    for (auto const* place : {"uploads", "files"})
        for (auto const& entry : fs::recursive_directory_iterator{folder_ + "/" + place})
            if (entry.is_regular_file()) out.insert(fs::relative(entry.path(), folder_).string());
    return out;
}

}  // namespace holdfast
