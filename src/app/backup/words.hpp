// How backup and restore speak of what they do.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>

#include "holdfast/store/moment.hpp"

namespace holdfast::backup {

std::string many(std::int64_t count, std::string const& what);  // "1 file", "2 files"
std::string in_mb(std::int64_t bytes);                          // "12.3 MB"
std::string in_seconds(Monotonic since);                        // "1.4 s"

// Says "database: 12 of 300 MB", at most once a second.
Progress told_to(std::ostream& out, std::string what);

}  // namespace holdfast::backup
