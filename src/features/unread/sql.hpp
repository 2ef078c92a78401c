// The queries of read cursors and of what stands after them.
#pragma once

#include "holdfast/engine/catalogue.hpp"

namespace holdfast::unread {

// Sets a read cursor, back too.
void set(WriteTx& tx, UserId user, ChannelId channel, Seq thread, Seq seq);
// 0: it is no reply.
Seq thread_of(ReadTx& tx, ChannelId channel, Seq message);
ChannelCounts counts(ReadTx& tx, UserId user, ChannelId channel);

}  // namespace holdfast::unread
