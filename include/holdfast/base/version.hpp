// Which Holdfast this is. Any thread.
#pragma once

#include <string_view>

#ifndef HOLDFAST_VERSION
#define HOLDFAST_VERSION "0.1.0"
#endif

namespace holdfast {
inline constexpr std::string_view version = HOLDFAST_VERSION;
}
