// One setting's value from its text. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "holdfast/app/settings.hpp"

namespace holdfast {

// Nothing when it is not what the setting expects. Items of a list are separated by commas, blanks around them ignored.
std::optional<SettingValue> read_value(Setting const& setting, std::string_view text);

// The key that was probably meant, or empty.
std::string_view nearest_key(std::string_view key);

}  // namespace holdfast
