// Restoring: everything is unpacked and proven in a folder inside the folder; only then does it take its place, the database last.
#include <cerrno>
#include <filesystem>

#include <sys/stat.h>

#include "app/backup/backup.hpp"
#include "app/backup/unpack.hpp"
#include "app/backup/words.hpp"
#include "app/proof.hpp"
#include "holdfast/store/disk.hpp"
#include "holdfast/store/folder.hpp"

namespace holdfast::backup {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t to_spare = 16 << 20;

// What a restore puts into a folder, taken away again when it does not come to its end, or did not the last time.
class Site {
public:
    explicit Site(std::string folder)
        : folder_{std::move(folder)}, fresh_{!fs::exists(folder_)}, lock_{std::make_unique<FolderLock>(folder_)} {
        clear();
        fs::create_directory(path());
    }
    ~Site() {
        if (finished_) return;
        clear();
        std::error_code ignored;
        fs::remove(folder_ + "/lock", ignored);
        if (fresh_) fs::remove(folder_, ignored);
    }
    Site(Site const&) = delete;
    Site& operator=(Site const&) = delete;

    std::string path() const { return folder_ + "/restoring"; }

    void take_place() {
        if (fs::exists(path() + "/files")) fs::rename(path() + "/files", folder_ + "/files");
        sync_folder(folder_);
        fs::rename(database_path(path()), database_path(folder_));
        finished_ = true;  // from here on it is served
        fs::remove_all(path());
        sync_folder(folder_);
    }

private:
    // The database comes last: as long as it is not there, whatever is comes from here.
    void clear() {
        std::error_code ignored;
        fs::remove_all(folder_ + "/files", ignored);
        fs::remove_all(path(), ignored);
    }

    std::string folder_;
    bool fresh_ = false, finished_ = false;
    std::unique_ptr<FolderLock> lock_;
};

// A restore that was broken off has left its traces; it is begun anew.
bool may_be_filled(std::string const& folder) {
    std::error_code error;
    if (!fs::exists(folder, error)) return true;
    bool const broken_off = fs::exists(folder + "/restoring") && !fs::exists(database_path(folder));
    for (auto const& entry : fs::directory_iterator{folder}) {
        auto const name = entry.path().filename();
        bool const ours = broken_off && (name == "restoring" || name == "files" || name == "lock");
        if (!ours && name != "lost+found") return false;
    }
    return true;
}

Problem unsound(std::string const& finding) {
    return {Fault::bad_request, "unsound",
            "What is in it is not sound, and was not when it was backed up: " + finding +
                " Nothing was restored; it is a zip file, and can be unpacked by hand."};
}

std::optional<Problem> prove(std::string const& folder, Manifest const& manifest) {
    auto const proof = prove_folder(folder, false);
    for (auto const& finding : proof.findings) return unsound(finding);
    if (proof.missing != manifest.missing)
        return bad_archive("Its manifest does not fit its database: " + many(proof.missing, "file") + " are missing.");
    if (proof.report.events != manifest.events || proof.report.logs != manifest.logs)
        return bad_archive("Its manifest does not fit its database: it has " + many(proof.report.events, "event") +
                           ".");
    return std::nullopt;
}

std::string sentence_of(Manifest const& manifest, std::string const& folder, Monotonic began) {
    return "Restored " + many(manifest.events, "event") + " in " + many(manifest.logs, "log") + " and " +
           many(manifest.files, "file") + ", as they were at " + manifest.made_at + ": " + in_mb(manifest.bytes) +
           " in " + in_seconds(began) + ", to " + folder + ". It is sound. Clients will read anew what stands there.";
}

std::optional<Problem> why_no_room(Manifest const& manifest, std::string const& folder) {
    auto place = fs::absolute(folder);
    while (!fs::exists(place) && place.has_relative_path()) place = place.parent_path();
    auto const room = room_at(place.string()), needed = manifest.bytes + to_spare;
    if (room >= needed) return std::nullopt;
    return Problem{Fault::disk_full, "disk_full",
                   "The disk has no room for it: " + in_mb(needed) + " are needed in " + folder + ", " + in_mb(room) +
                       " are free. Nothing was restored."};
}

}  // namespace

Result<Report> restore_backup(std::string const& file, std::string const& folder, Clock const& clock, Random& random,
                              std::ostream& progress) {
    auto const began = system_clock().steady();
    auto const contents = look_into(file);
    if (!contents) return contents.error();
    auto const& manifest = contents->manifest;
    if (manifest.schema > std::ssize(migrations()))
        return bad_archive("It was made by a newer Holdfast (schema " + std::to_string(manifest.schema) +
                           "; this one knows up to " + std::to_string(migrations().size()) +
                           "). Restore it with that.");
    if (!may_be_filled(folder))
        return Problem{Fault::conflict, "not_empty",
                       folder + " is not empty. A backup is restored into an empty folder."};
    if (auto const problem = why_no_room(manifest, folder)) return *problem;

    ::umask(077);
    Site site{folder};
    try {
        if (auto const problem = unpack(*contents, site.path(), told_to(progress, "restored"))) return *problem;
        if (auto const problem = prove(site.path(), manifest)) return *problem;
        begin_new_epoch(site.path(), clock, random);
        sync_all_around(site.path());
        site.take_place();
    } catch (std::system_error const& error) {
        if (says_full(error.code().value()))
            return Problem{Fault::disk_full, "disk_full", "The disk is full. Nothing was restored."};
        return Problem{Fault::internal, "internal", std::string{"It could not be restored: "} + error.what() + "."};
    }
    return Report{sentence_of(manifest, folder, began), manifest.missing};
}

}  // namespace holdfast::backup
