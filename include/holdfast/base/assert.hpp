// States what must be true of the program itself. User input never reaches an assertion.
#pragma once

namespace holdfast {
[[noreturn]] void assertion_failed(char const* condition, char const* file, int line);
}

#define HF_ASSERT(condition) \
    (static_cast<bool>(condition) ? void(0) : ::holdfast::assertion_failed(#condition, __FILE__, __LINE__))
