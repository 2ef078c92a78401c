// The two halves of this feature: keeping hooks, and what comes by them.
#pragma once

#include "holdfast/engine/catalogue.hpp"

namespace holdfast::hooks {

void add_keeping(Catalogue& catalogue);
void add_posting(Catalogue& catalogue);

}  // namespace holdfast::hooks
