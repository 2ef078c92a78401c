#include <set>

#include "features/files/sql.hpp"
#include "holdfast/features/files.hpp"

namespace holdfast {

FileFaults file_faults(ReadTx& tx, Blobs const& blobs) {
    FileFaults out;
    auto const known = files::known_names(tx);
    auto const found = blobs.names();
    for (auto const& name : known)
        if (name.starts_with("files/") && !found.contains(name)) ++out.missing;
    std::set<std::string> const wanted{known.begin(), known.end()};
    for (auto const& name : found)
        if (!wanted.contains(name)) out.orphans.push_back(name);
    return out;
}

std::vector<std::string> kept_files(ReadTx& tx) { return files::kept_names(tx); }

}  // namespace holdfast
