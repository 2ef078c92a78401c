// What tells a Holdfast database from other files.
#pragma once

#include <cstdint>
#include <string>

#include "holdfast/store/database.hpp"

namespace holdfast {

inline constexpr std::int64_t application_id = 0x486F6C64;  // "Hold"

std::int64_t pragma_number(Database& database, std::string_view pragma);  // "PRAGMA user_version" and the like

enum class FileState { missing, empty, some };
FileState file_state(std::string const& path);

// Why the file cannot be read as a Holdfast database, as a sentence; empty when it can, or when nothing was stored yet.
std::string why_not_ours(std::string const& path);

}  // namespace holdfast
