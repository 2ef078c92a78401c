// When a delivery is tried again, when it is given up, and which messages a trigger word picks. Pure; any thread.
#pragma once

#include "features/outgoing/requests.hpp"

namespace holdfast::outgoing {

inline constexpr int tries_max = 7;
inline constexpr std::int64_t failures_max = 50;  // in a row, over all deliveries of a webhook; then it rests

// After so many tries that failed: 10 s, 1 min, 5 min, 30 min, 2 h, 6 h, each up to a fifth longer by `chance`.
std::chrono::microseconds wait_after(std::int64_t tries, std::uint64_t chance);
// Whether a text begins with one of the words, in any case; without words every text does.
bool triggers(std::vector<std::string> const& words, std::string_view text);
Result<std::vector<std::string>> clean_words(std::vector<std::string> const& words);
// The numbers of kinds of events of channels.
Result<std::vector<std::uint16_t>> kinds_named(Catalogue const& catalogue, std::vector<std::string> const& names);

}  // namespace holdfast::outgoing
