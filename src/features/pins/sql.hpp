// The queries of pins.
#pragma once

#include <vector>

#include "holdfast/engine/messages.hpp"

namespace holdfast::pins {

inline constexpr std::int64_t pins_max = 100;  // so that the list is one answer
inline Problem too_many() {
    return {Fault::conflict, "too_many_pins", "A channel has at most 100 pinned messages. Unpin one first.", "message"};
}

std::optional<PinView> find(ReadTx& tx, ChannelId channel, Seq message);
std::int64_t count(ReadTx& tx, ChannelId channel);
void add(WriteTx& tx, ChannelId channel, Seq message, UserId by, Place const& place);
// False when it was not pinned.
bool remove(WriteTx& tx, ChannelId channel, Seq message);
// The last pinned first.
std::vector<Seq> all(ReadTx& tx, ChannelId channel);

}  // namespace holdfast::pins
