// Reads an archive that may be anybody's: what it says of itself is believed only where a checksum proves it.
// Lives on: the thread of a command-line run. Bounded: one piece of one entry, and a line for each.
#pragma once

#include <string>

#include "app/archive.hpp"
#include "app/backup/format.hpp"
#include "holdfast/store/moment.hpp"

namespace holdfast::backup {

struct Contents {
    Archive archive;
    Manifest manifest;
    Sums sums;
};
// The list of what is in it, proven against the manifest, and that there is nothing else. Codes: bad_archive.
Result<Contents> look_into(std::string const& file);

// Every entry into `folder`, made for its owner alone and not synced. Codes: bad_archive, disk_full, internal.
std::optional<Problem> unpack(Contents const& contents, std::string const& folder, Progress const& progress);

}  // namespace holdfast::backup
