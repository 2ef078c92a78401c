// The parts that sessions consist of; each adds its commands.
#pragma once

#include "features/sessions/sql.hpp"

namespace holdfast::sessions {

void add_signing_in(Catalogue& catalogue);
void add_tokens(Catalogue& catalogue);

}  // namespace holdfast::sessions
