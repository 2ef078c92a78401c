// Files on disk against their rows, for the start of a server and for `holdfast check`.
#pragma once

#include <string>
#include <vector>

#include "holdfast/store/tx.hpp"

namespace holdfast {

class Blobs;

struct FileFaults {
    std::int64_t missing = 0;          // rows without bytes
    std::vector<std::string> orphans;  // names on the disk without a row; harmless, and taken away when a server starts
};
FileFaults file_faults(ReadTx& tx, Blobs const& blobs);

// The names of all contents and their small pictures, whatever schema the database has. Uploads on their way are left out:
// without their bytes they begin anew.
std::vector<std::string> kept_files(ReadTx& tx);

}  // namespace holdfast
