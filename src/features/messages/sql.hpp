// The queries of messages that only messages ask: about deletions.
#pragma once

#include <vector>

#include "features/messages/history.hpp"
#include "holdfast/engine/message_rows.hpp"

namespace holdfast::messages {

// Whether nothing of this author may be taken out of this channel for now (retention).
bool is_held(ReadTx& tx, ChannelId channel, UserId author);
// The numbers of the post and its edits, whose events are to be emptied; text and content are gone afterwards.
std::vector<Seq> erase(WriteTx& tx, ChannelId channel, Seq message, Seq version);
// One reply less below `root`.
void drop_reply(WriteTx& tx, ChannelId channel, Seq root, Seq version);

// What does not fit together of channels, members, messages and read cursors, as sentences.
std::vector<std::string> faults(ReadTx& tx);

}  // namespace holdfast::messages
