// The database as it was before it is brought to a newer schema: a way back that nobody had to think of.
#pragma once

#include <cstdint>
#include <string>

#include "holdfast/store/database.hpp"

namespace holdfast {

// FOLDER/backups/before-schema-N.sqlite3, on the disk when this returns; the two with the highest N stay. Call with the
// folder's lock held. Throws FolderError, with a sentence that says how much room is missing when it is that.
void keep_copy_before(Database& database, std::string const& folder, std::int64_t schema);

}  // namespace holdfast
