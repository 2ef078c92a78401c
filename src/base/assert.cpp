#include "holdfast/base/assert.hpp"

#include <cstdio>
#include <cstdlib>

namespace holdfast {

void assertion_failed(char const* condition, char const* file, int line) {
    std::fprintf(stderr, "holdfast: this must be true and is not: %s (%s:%d)\n", condition, file, line);
    std::fflush(stderr);
    std::abort();
}

}  // namespace holdfast
