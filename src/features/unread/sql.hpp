// The queries of read cursors and of what stands after them.
#pragma once

#include "features/unread/roots.hpp"
#include "holdfast/engine/catalogue.hpp"

namespace holdfast::unread {

// Sets a read cursor, back too.
void set(WriteTx& tx, UserId user, ChannelId channel, Seq thread, Seq seq);
// 0: it is no reply.
Seq thread_of(ReadTx& tx, ChannelId channel, Seq message);
// The newest live roots, oldest first; those after a number; and whether any may have gone since one.
std::vector<Root> newest_roots(ReadTx& tx, ChannelId channel, std::int64_t most);
std::vector<Root> roots_after(ReadTx& tx, ChannelId channel, Seq after);
bool some_messages_went(ReadTx& tx, ChannelId channel, Seq after);
ChannelCounts counts(ReadTx& tx, UserId user, ChannelId channel);

}  // namespace holdfast::unread
