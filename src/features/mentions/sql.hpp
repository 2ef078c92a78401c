// The queries of mentions: each asks for membership and visible_from itself.
#pragma once

#include "features/mentions/mentions.hpp"

namespace holdfast::mentions {

struct Place {
    std::int64_t at = 0, channel = 0, seq = 0;
    auto operator<=>(Place const&) const = default;
};
struct Found {
    Place place;
    Seq visible_from = 1;
    bool unread = false;
};
// Older than `before`, the newest first; a message that names one and everybody comes once.
std::vector<Found> page(ReadTx& tx, UserId user, Place const& before, std::int64_t limit);

}  // namespace holdfast::mentions
