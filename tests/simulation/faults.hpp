// The seeded faults as a simulated day has them: chosen for a run, and counted from its beginning.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "holdfast/base/faults.hpp"

namespace holdfast::simulation {

void choose_fault(SeededFault fault);
void begin_faults();                             // of a new day
SeededFault fault_named(std::string_view name);  // none when there is no such fault here
// Those that lie in what is simulated.
std::vector<std::string_view> fault_names();

}  // namespace holdfast::simulation
