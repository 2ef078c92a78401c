// The queries of preferences; plain structs out. Who has changed nothing has no row.
#pragma once

#include "features/preferences/choices.hpp"

namespace holdfast::preferences {

Preferences of(ReadTx& tx, UserId user);
void set(WriteTx& tx, UserId user, Preferences const& preferences);

ChannelPreferences of_channel(ReadTx& tx, UserId user, ChannelId channel);
void set_channel(WriteTx& tx, UserId user, ChannelPreferences const& preferences);
void forget_channel(WriteTx& tx, UserId user, ChannelId channel);
std::vector<ChannelPreferences> of_channels(ReadTx& tx, UserId user);

}  // namespace holdfast::preferences
