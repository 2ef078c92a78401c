// holdfast retention --dry-run: what the rules how long messages are kept would remove now.
#pragma once

#include <optional>
#include <string>

#include "operator.hpp"

namespace holdfast {

// One line for each channel that would lose something, and one for all; `days` stands in for the workspace's rule.
Result<std::string> retention_report(Operator& hands, std::optional<int> days);

}  // namespace holdfast
