// `holdfast backup` and `holdfast restore`: one file with the database and what people uploaded, and back.
// Lives on: the thread of a command-line run; the server of the folder may run beside a backup, and none beside a restore.
#pragma once

#include <ostream>
#include <string>

#include "holdfast/base/crypto.hpp"
#include "holdfast/base/result.hpp"
#include "holdfast/base/time.hpp"

namespace holdfast::backup {

struct Report {
    std::string sentence;      // for people, with what and how much
    std::int64_t missing = 0;  // files that the database names and that the disk did not have when the backup was made
};

// Writes FILE.unfinished, which becomes `file` once it is whole and on the disk. Throws FolderError and StoreError.
// Codes: exists, bad_request (the file lies among the server's own), disk_full, internal.
Result<Report> make_backup(std::string const& folder, std::string const& file, bool replace, std::ostream& progress);

// Into an empty folder, under an epoch of its own. What is refused leaves the folder as it was. Throws FolderError.
// Codes: bad_archive, disk_full, internal, not_empty, unsound.
Result<Report> restore_backup(std::string const& file, std::string const& folder, Clock const& clock, Random& random,
                              std::ostream& progress);

}  // namespace holdfast::backup
