// The queries of read cursors and of what stands after them.
#pragma once

#include "holdfast/engine/catalogue.hpp"

namespace holdfast::unread {

Seq cursor(ReadTx& tx, UserId user, ChannelId channel, Seq thread);
// The larger wins. True when it moved.
bool raise(WriteTx& tx, UserId user, ChannelId channel, Seq thread, Seq seq);
void set(WriteTx& tx, UserId user, ChannelId channel, Seq thread, Seq seq);
// 0: it is no reply.
Seq thread_of(ReadTx& tx, ChannelId channel, Seq message);
ChannelCounts counts(ReadTx& tx, UserId user, ChannelId channel);

}  // namespace holdfast::unread
