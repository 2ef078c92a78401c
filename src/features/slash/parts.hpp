// The parts that slash commands consist of; each adds its own.
#pragma once

#include "features/slash/sql.hpp"

namespace holdfast::slash {

void add_commands(Catalogue& catalogue);  // make, change, take away, list
void add_running(Catalogue& catalogue);   // use, ask, answer

}  // namespace holdfast::slash
