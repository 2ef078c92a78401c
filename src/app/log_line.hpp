// One line of the log as bytes: JSON for machines, text for people.
// Pure; any thread. Whatever a stranger wrote comes out as one line, escaped and cut at log_field_bytes_max.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "holdfast/base/log.hpp"
#include "holdfast/base/time.hpp"

namespace holdfast {

inline constexpr std::size_t log_field_bytes_max = 1024;

enum class LogFormat { json, text };

struct LogLine {
    Timestamp at{};
    std::string_view level;  // debug, info, warn, error
    std::string_view sentence;
    std::span<log::Fact const> facts;
};

// Ends with a newline.
std::string render(LogLine const& line, LogFormat format);

}  // namespace holdfast
