// Everything that can be proven of a folder: the database and its logs, what the features keep, the files on the disk.
// Beside a running server too: one moment is looked at. Lives on: the thread of a command-line run.
#pragma once

#include <string>
#include <vector>

#include "holdfast/store/folder.hpp"

namespace holdfast {

struct Proof {
    CheckReport report;
    std::vector<std::string> findings;      // all that is wrong but for missing files
    std::int64_t missing = 0, orphans = 0;  // files without bytes; files that belong to nothing, which is harmless
    bool older = false;                     // of an older schema: of what features keep, nothing was looked at
};
// `deep` also reads every file.
Proof prove_folder(std::string const& folder, bool deep);

}  // namespace holdfast
