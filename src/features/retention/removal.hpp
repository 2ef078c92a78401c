// The removal: an upkeep, a little each turn, so that no post waits behind it for more than one small commit.
// Lives on: the writer thread. Bounded: events_at_once rows of a log and what hangs on them, five turns a second.
#pragma once

#include "holdfast/engine/catalogue.hpp"

namespace holdfast::retention {

inline constexpr Seq events_at_once = 256;

Rest remove_what_is_due(WriteTx& tx);
Rest give_back_room(WriteTx& tx);
// The rules are others now: look at once.
void look_again(WriteTx& tx);

}  // namespace holdfast::retention
