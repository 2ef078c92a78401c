// What the kinds of channels are called on the wire.
#pragma once

#include "holdfast/engine/declare.hpp"

namespace holdfast {

template <>
struct Named<ChannelKind> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 3> names{"public", "private", "direct"};
};

}  // namespace holdfast
