// Time zones by their IANA names, as the ICU of this machine knows them. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "holdfast/base/result.hpp"

namespace holdfast {

inline constexpr std::size_t time_zone_bytes_max = 64;

// Europe/Berlin, Asia/Shanghai, UTC; empty stays empty. Refused `bad_time_zone`, naming the field.
Result<std::string> clean_time_zone(std::string_view text, std::string_view field);

}  // namespace holdfast
