// The release binary behaves: every seeded fault is off and cannot be turned on.
#include "holdfast/base/faults.hpp"

namespace holdfast {

bool seeded(SeededFault, unsigned) { return false; }
void pause_for_the_judge() {}

}  // namespace holdfast
