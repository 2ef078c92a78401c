// The TOML file of settings as keys and typed texts. Bounded: 1 MiB.
#pragma once

#include <string>
#include <vector>

#include "holdfast/app/settings.hpp"
#include "holdfast/base/result.hpp"

namespace holdfast {

struct FileEntry {
    std::string key;
    SettingType type = SettingType::text;  // number, text or list, as written
    std::string value;                     // items of a list separated by commas
    std::string source;                    // "FILE, line 3"
    bool plain = true;                     // false: a table, a date or the like, which no setting is
};

Result<std::vector<FileEntry>> read_settings_file(std::string const& path);

// The text of a small file. Refused with a sentence that names it.
Result<std::string> read_small_file(std::string const& path);
bool is_readable_by_all(std::string const& path);

}  // namespace holdfast
