// Files that stand in the archive, as full exports have them under __uploads/<id>/<name>: each becomes a file of whoever shared it.
// Names in the archive are compared and never opened; a file that lies about its size or is damaged is not taken, and its name
// stays in the message.
// Lives on: the thread of a command-line run. Bounded: file_bytes_max for each, one piece in memory at a time.
#pragma once

#include "app/operator.hpp"
#include "app/slack/export.hpp"
#include "app/slack/import.hpp"
#include "holdfast/store/blobs.hpp"

namespace holdfast::slack {

class Files {
public:
    static constexpr std::uint64_t file_bytes_max = 1u << 30;  // as Slack's own bound

    Files(Operator& hands, Archive const& archive, Blobs const& blobs, bool dry_run, Counts& counts)
        : hands_{hands}, archive_{archive}, blobs_{blobs}, dry_run_{dry_run}, counts_{counts} {}

    // The id of the file here; nothing when it is not in the archive or cannot be taken. A problem ends the import: no room.
    // With a key that was used before nothing is read again.
    Result<std::optional<std::string>> bring(File const& file, std::string const& by, std::string const& key);

private:
    Result<Json> announce(File const& file, std::string const& by, std::uint64_t bytes, std::string const& key);
    // Nothing: all of it is on the disk.
    std::optional<Problem> write(std::string_view entry, FileId upload, std::uint64_t bytes);

    Operator& hands_;
    Archive const& archive_;
    Blobs const& blobs_;
    bool dry_run_;
    Counts& counts_;
};

}  // namespace holdfast::slack
