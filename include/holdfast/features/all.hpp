// Every feature of the house, one line each.
#pragma once

#include "holdfast/engine/catalogue.hpp"

namespace holdfast {
Catalogue all_features();
}
