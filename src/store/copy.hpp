// Copies a database page by page, while others write to it.
#pragma once

#include <string>

#include "holdfast/store/moment.hpp"

namespace holdfast {

// `source` stands inside a transaction: outside of one, each commit of somebody else would make the copy begin anew.
// `path` must not be there yet. 0600, not synced. Throws StoreError, or std::system_error where the disk is full.
void copy_database(Database& source, std::string const& path, Progress const& progress = {});

}  // namespace holdfast
