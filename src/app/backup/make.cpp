// Making a backup: one moment of the database is copied while the server goes on, then packed with the files that it names.
//
// A file is on the disk before the commit that names it, and leaves it after the commit that no longer does. So nothing
// that the moment names can be missing when removals are held from before the moment until the last file is packed.
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/backup/backup.hpp"
#include "app/backup/pack.hpp"
#include "app/backup/words.hpp"
#include "holdfast/base/version.hpp"
#include "holdfast/features/files.hpp"
#include "holdfast/store/disk.hpp"
#include "holdfast/store/folder.hpp"

namespace holdfast::backup {
namespace {

namespace fs = std::filesystem;

constexpr int politeness = 10;  // as nice(1): the server goes first

Problem exists(std::string const& file) {
    return {Fault::conflict, "exists", file + " is there already. --force replaces it."};
}

// Among these a backup would destroy what it is to save.
bool is_the_servers(std::string const& folder, std::string const& file) {
    auto const home = fs::weakly_canonical(folder);
    auto const within = fs::weakly_canonical(file).lexically_relative(home);
    if (within.empty() || *within.begin() == "..") return false;
    auto const first = within.begin()->string();
    return first == "files" || first == "uploads" || first == "lock" || first == "control.json" ||
           first.starts_with("holdfast.") || first == "restoring";
}

std::optional<Problem> why_not_there(std::string const& folder, std::string const& file, bool replace) {
    if (is_the_servers(folder, file))
        return Problem{Fault::bad_request, "bad_request", file + " lies among the server's own files. Name another."};
    auto const state = fs::status(file);
    if (fs::exists(state) && !fs::is_regular_file(state))
        return Problem{Fault::bad_request, "bad_request", file + " is no file."};
    if (fs::exists(state) && !replace) return exists(file);
    return std::nullopt;
}

Problem no_room(std::string const& file) {
    return {Fault::disk_full, "disk_full",
            "The disk has no room for the backup at " + file + ". Nothing of it was kept."};
}

Problem not_written(std::string const& file, std::string const& why) {
    return {Fault::internal, "internal",
            "The backup could not be written to " + file + ": " + why + ". Nothing of it was kept."};
}

// Nobody else's, or nothing, with errno saying why.
OpenFile taken(std::string const& path) {
    auto file = hold_open(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file || ::flock(*file, LOCK_EX | LOCK_NB) != 0) return nullptr;
    struct stat locked {
    }, named{};
    bool const same =
        ::fstat(*file, &locked) == 0 && ::stat(path.c_str(), &named) == 0 && locked.st_ino == named.st_ino;
    if (!same) errno = EWOULDBLOCK;  // another one was finished and renamed in between
    return same && ::ftruncate(*file, 0) == 0 ? file : nullptr;
}

struct Taken {
    std::vector<Item> items;
    std::int64_t missing = 0;
};

Taken files_at(Moment& moment, Blobs const& blobs) {
    Taken out;
    for (auto& name : kept_files(moment.tx())) {
        auto const bytes = blobs.open(name);
        if (!bytes.file) ++out.missing;
        else out.items.push_back({name, [name, &blobs] { return blobs.open(name); }, bytes.bytes});
    }
    return out;
}

std::string sentence_of(Manifest const& manifest, std::int64_t bytes, std::string const& file, Monotonic began) {
    return "Backed up " + many(manifest.events, "event") + " in " + many(manifest.logs, "log") + " and " +
           many(manifest.files, "file") + ": " + in_mb(bytes) + " in " + in_seconds(began) + ", to " + file + ".";
}

Result<Report> made(std::string const& folder, std::string const& file, std::ostream& progress) {
    auto const began = system_clock().steady();
    auto const half = file + ".unfinished";
    auto const out = taken(half);
    if (!out && says_full(errno)) return no_room(file);
    if (!out) return not_written(file, errno == EWOULDBLOCK ? "another backup is writing there" : std::strerror(errno));
    Unfinished archive{Unfinished::that_stands, half};
    Unfinished copy{file + ".database"};

    Blobs const blobs{folder};
    auto const held = blobs.keep_all();
    Manifest manifest;
    Taken files;
    {
        auto const now = system_clock().now();
        Moment moment{folder, now};
        auto const& facts = moment.facts();
        manifest.made_by = version, manifest.made_at = to_text(now), manifest.epoch = facts.epoch;
        manifest.schema = facts.schema, manifest.logs = facts.logs, manifest.events = facts.events;
        files = files_at(moment, blobs);
        manifest.missing = files.missing;
        moment.copy_to(copy.path(), told_to(progress, "database"));
    }
    auto const database = hold_open(::open(copy.path().c_str(), O_RDONLY | O_CLOEXEC));
    auto const bytes = static_cast<std::int64_t>(fs::file_size(copy.path()));
    fs::remove(copy.path());  // it is read by its descriptor, and gone whatever happens
    files.items.insert(files.items.begin(), {std::string{database_name},
                                             [&] {
                                                 return BlobBytes{database, bytes};
                                             },
                                             bytes});
    if (auto const problem = pack(files.items, manifest, out, told_to(progress, "archive"))) {
        if (problem->code == "disk_full") return no_room(file);
        return not_written(file, problem->detail);
    }
    auto const size = static_cast<std::int64_t>(fs::file_size(half));
    archive.become(file);
    return Report{sentence_of(manifest, size, file, began), manifest.missing};
}

}  // namespace

Result<Report> make_backup(std::string const& folder, std::string const& file, bool replace, std::ostream& progress) {
    if (auto const problem = why_not_there(folder, file, replace)) return *problem;
    ::umask(077);
    (void)!::nice(politeness);
    try {
        return made(folder, file, progress);
    } catch (std::system_error const& error) {
        if (says_full(error.code().value())) return no_room(file);
        return not_written(file, error.what());
    }
}

}  // namespace holdfast::backup
