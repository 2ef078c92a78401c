// What the house appends by itself, beside all commands: the last step of work that took many turns. No reactor hears of it.
// Lives on: the writer thread, inside an upkeep's transaction.
#pragma once

#include <functional>

#include "holdfast/engine/catalogue.hpp"

namespace holdfast {

void by_itself(std::function<void(Office const&)> const& work);

}  // namespace holdfast
