// holdfast reindex: has the search index built anew, and tells how far it is until it is whole.
#pragma once

#include <ostream>
#include <string>

#include "operator.hpp"

namespace holdfast {

// What to say in the end; progress goes to `aside`.
Result<std::string> reindex(Operator& hands, std::ostream& aside);

}  // namespace holdfast
