#include "holdfast/features/proof.hpp"

#include <iterator>

#include "features/files/sql.hpp"
#include "features/messages/sql.hpp"
#include "features/search/sql.hpp"

namespace holdfast {
namespace {

// The digest stands in the name, before the id: files/ab/<the rest>-<id>.
bool is_what_its_name_says(Blobs const& blobs, std::string const& name) {
    auto const id = name.rfind('-');
    return id != std::string::npos && name.size() > 9 &&
           blobs.digest(blobs.path(name)) == name.substr(6, 2) + name.substr(9, id - 9);
}

}  // namespace

std::vector<std::string> find_faults(ReadTx& tx) {
    std::vector<std::string> out;
    for (auto faults : {messages::faults(tx), files::faults(tx), search::faults(tx)})
        out.insert(out.end(), std::make_move_iterator(faults.begin()), std::make_move_iterator(faults.end()));
    return out;
}

std::vector<std::string> find_damaged_files(ReadTx& tx, Blobs const& blobs, bool deep) {
    std::vector<std::string> out;
    for (auto const& [name, bytes] : files::kept_sizes(tx)) {
        auto const found = blobs.open(name);
        if (!found.file) continue;
        if (bytes && found.bytes != *bytes)
            out.push_back("The file " + name + " has " + std::to_string(found.bytes) + " bytes instead of " +
                          std::to_string(*bytes) + ".");
        else if (deep && !is_what_its_name_says(blobs, name))
            out.push_back("The file " + name + " is damaged: its content is not what its name says.");
    }
    return out;
}

}  // namespace holdfast
