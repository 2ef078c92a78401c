// The rows of messages, for whatever posts, shows and finds them; plain structs out.
#pragma once

#include "holdfast/engine/messages.hpp"

namespace holdfast::messages {

std::string joined(std::vector<std::string> const& words);
std::vector<std::string> words_of(std::string_view text);

struct Revision {
    std::string text;
    std::vector<std::string> mentions;
};
Revision revision(ReadTx& tx, ChannelId channel, Seq message, Seq revision);
void insert_revision(WriteTx& tx, ChannelId channel, Seq message, Seq revision, std::string_view text,
                     std::vector<std::string> const& mentions);
void set_mentions(WriteTx& tx, ChannelId channel, Seq message, UserId author, std::vector<std::string> const& mentions);
MessageContent content(ReadTx& tx, ChannelId channel, Seq message);
// As the row keeps it; what cannot be read is nothing.
MessageContent content_of(std::string_view json);

// Read cursors (D9): of a channel (thread 0) or of a thread. 0: nothing read yet.
Seq read_cursor(ReadTx& tx, UserId user, ChannelId channel, Seq thread);
// False when it stood there already, or higher.
bool raise_read_cursor(WriteTx& tx, UserId user, ChannelId channel, Seq thread, Seq seq);

// The active member of the channel with that username.
std::optional<UserId> member_named(ReadTx& tx, ChannelId channel, std::string_view username);

// Rows from one walk of one index. `older`: the `limit` newest below `bound`, otherwise the `limit` oldest above it.
// Oldest first. Without the parts that other features keep.
struct PageWish {
    Seq visible_from = 1;
    std::optional<Seq> thread;  // only replies to this one
    bool replies = true;        // false: of all replies only those that were sent to the channel too
    bool older = false;
    Seq bound = 0;
    std::int64_t limit = 50;
};
std::vector<Message> page(ReadTx& tx, ChannelId channel, PageWish const& wish);

}  // namespace holdfast::messages
