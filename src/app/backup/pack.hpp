// Writes an archive: entries one after another, each read once while its checksum is taken, then the list of checksums and the manifest.
// Lives on: the thread of a command-line run. Bounded: one piece of one file, and a line for each entry.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/backup/format.hpp"
#include "holdfast/store/blobs.hpp"
#include "holdfast/store/moment.hpp"

namespace holdfast::backup {

struct Item {
    std::string name;
    std::function<BlobBytes()> open;  // when its turn comes: not all are open at once
    std::int64_t bytes = 0;
};

// Fills in the manifest's files, bytes and sums. Codes: disk_full, internal (a file could not be read or written).
std::optional<Problem> pack(std::vector<Item> const& items, Manifest& manifest, OpenFile const& to,
                            Progress const& progress);

}  // namespace holdfast::backup
