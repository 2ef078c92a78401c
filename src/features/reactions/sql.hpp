// The queries of reactions.
#pragma once

#include <vector>

#include "holdfast/engine/messages.hpp"

namespace holdfast::reactions {

// What stands under a message, seen by one person who has an emoji in mind.
struct Present {
    std::int64_t kinds = 0;
    std::optional<Seq> since;  // this emoji came at that number; nothing: it is not there
    bool mine = false;
};
Present present(ReadTx& tx, ChannelId channel, Seq message, std::string_view emoji, UserId user);

void add(WriteTx& tx, ChannelId channel, Seq message, std::string_view emoji, UserId user, Seq since, Seq seq);
// False when it was not there.
bool remove(WriteTx& tx, ChannelId channel, Seq message, std::string_view emoji, UserId user);
void remove_all(WriteTx& tx, ChannelId channel, Seq message);

// Emoji as they came, and under each the people as they came.
std::vector<ReactionView> of_message(ReadTx& tx, ChannelId channel, Seq message);

}  // namespace holdfast::reactions
