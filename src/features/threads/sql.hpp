// The queries of followed threads. Every one that lists asks for membership and visible_from itself.
#pragma once

#include "features/threads/threads.hpp"

namespace holdfast::threads {

struct Follow {
    ChannelId channel;
    Seq thread = 0;
    bool following = false;
    Seq seq = 0;           // one's read cursor
    Seq visible_from = 1;  // of the channel
    std::int64_t last_at = 0;
};

// Nothing: neither followed nor declined.
std::optional<bool> following(ReadTx& tx, UserId user, ChannelId channel, Seq thread);
void set_following(WriteTx& tx, UserId user, ChannelId channel, Seq thread, bool following);
// What happens in a thread follows it for somebody, unless they follow or declined it already. True when it did.
bool take_part(WriteTx& tx, UserId user, ChannelId channel, Seq thread);

// The reply's thread and who is in its story; nothing when it is no reply.
struct ReplyFacts {
    Seq thread = 0;
    UserId root_author;
    std::vector<UserId> named;
};
std::optional<ReplyFacts> reply_facts(ReadTx& tx, ChannelId channel, Seq message);

std::vector<Follow> all(ReadTx& tx, UserId user, std::int64_t limit);
// Followed ones older than (at, channel, thread), the newest reply first.
struct PageWish {
    bool unread = false;
    std::int64_t at = 0, channel = 0, thread = 0;
    std::int64_t limit = 20;
};
std::vector<Follow> page(ReadTx& tx, UserId user, PageWish const& wish);

ChannelCounts counts(ReadTx& tx, UserId user, Follow const& follow);
ThreadCounts totals(ReadTx& tx, UserId user);

}  // namespace holdfast::threads
