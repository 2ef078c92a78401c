// The queries of pins.
#pragma once

#include <vector>

#include "holdfast/engine/messages.hpp"

namespace holdfast::pins {

std::optional<PinView> find(ReadTx& tx, ChannelId channel, Seq message);
std::int64_t count(ReadTx& tx, ChannelId channel);
void add(WriteTx& tx, ChannelId channel, Seq message, UserId by, Place const& place);
// False when it was not pinned.
bool remove(WriteTx& tx, ChannelId channel, Seq message);
// The last pinned first.
std::vector<Seq> all(ReadTx& tx, ChannelId channel);

}  // namespace holdfast::pins
