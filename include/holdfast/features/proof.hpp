// What `holdfast check` asks of the features: whether what they keep fits together, and fits the logs.
// A database of the newest schema, inside one transaction; reads everything once.
#pragma once

#include <string>
#include <vector>

#include "holdfast/store/tx.hpp"

namespace holdfast {

class Blobs;

// One sentence for each thing that is wrong; empty when all is well.
std::vector<std::string> find_faults(ReadTx& tx);

// Contents whose bytes are there and are not what they should be: of another size, or, where they are read (`deep`), of another
// digest than their name says. Missing ones are FileFaults'.
std::vector<std::string> find_damaged_files(ReadTx& tx, Blobs const& blobs, bool deep);

}  // namespace holdfast
