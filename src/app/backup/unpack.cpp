#include "app/backup/unpack.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

#include "holdfast/base/sha256.hpp"
#include "holdfast/store/blobs.hpp"
#include "holdfast/store/disk.hpp"

namespace holdfast::backup {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view damaged = "It is damaged: ";

std::string digest_of(std::string_view text) {
    Sha256 digest;
    digest.add(text);
    return digest.hex_digest();
}

Problem write_failed(std::string const& path) {
    if (says_full(errno)) return {Fault::disk_full, "disk_full", "The disk is full."};
    return {Fault::internal, "internal", path + " cannot be written: " + std::strerror(errno) + "."};
}

std::optional<Problem> write_all(int file, std::string const& path, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return write_failed(path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return std::nullopt;
}

}  // namespace

Result<Contents> look_into(std::string const& file) {
    auto archive = Archive::open(file);
    if (!archive) return archive.error();
    auto const manifest_text = archive->read(manifest_name);
    if (!manifest_text && manifest_text.error().code == "not_found")
        return bad_archive(file + " is no backup of Holdfast: it has no manifest.");
    if (!manifest_text) return bad_archive(std::string{damaged} + manifest_text.error().detail);
    auto manifest = parse_manifest(*manifest_text);
    if (!manifest) return manifest.error();
    auto const sums_text = archive->read(sums_name);
    if (!sums_text) return bad_archive(std::string{damaged} + sums_text.error().detail);
    if (digest_of(*sums_text) != manifest->sums)
        return bad_archive(std::string{damaged} + "its list of checksums is not the one it was made with.");
    auto sums = parse_sums(*sums_text);
    if (!sums) return sums.error();

    if (archive->count() != std::ssize(*sums) + 2)
        return bad_archive("It holds other entries than its list of checksums names.");
    for (auto const& [name, digest] : *sums)
        if (!archive->holds(name)) return bad_archive(std::string{damaged} + name + " is missing.");
    if (manifest->files != std::ssize(*sums) - 1)
        return bad_archive("Its manifest and its list of checksums do not agree.");
    return Contents{std::move(*archive), std::move(*manifest), std::move(*sums)};
}

std::optional<Problem> unpack(Contents const& contents, std::string const& folder, Progress const& progress) {
    auto const all = contents.manifest.bytes;
    std::int64_t done = 0;
    for (auto const& [name, expected] : contents.sums) {
        auto const path = folder + "/" + name;
        fs::create_directories(fs::path{path}.parent_path());
        auto const file = hold_open(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!file) return write_failed(path);
        Sha256 digest;
        auto problem = contents.archive.each_piece(
            name, static_cast<std::uint64_t>(std::max<std::int64_t>(all - done, 0)), [&](std::string_view piece) {
                digest.add(piece);
                done += std::ssize(piece);
                if (progress) progress(done, all);
                return write_all(*file, path, piece);
            });
        if (problem && (problem->code == "bad_archive" || problem->code == "too_large"))
            return bad_archive(std::string{damaged} + problem->detail);
        if (problem) return problem;
        if (digest.hex_digest() != expected)
            return bad_archive(std::string{damaged} + name + " is not what it was when the backup was made.");
    }
    if (done != all) return bad_archive(std::string{damaged} + "it holds less than its manifest says.");
    return std::nullopt;
}

}  // namespace holdfast::backup
