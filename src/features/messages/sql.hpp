// The queries of messages, their revisions and mentions; plain structs out.
#pragma once

#include <optional>
#include <vector>

#include "features/messages/history.hpp"

namespace holdfast::messages {

struct Stored {
    UserId author;
    Seq thread = 0, revision = 0;
    bool deleted = false;
    std::string text;
};
std::optional<Stored> find(ReadTx& tx, ChannelId channel, Seq seq);

void insert(WriteTx& tx, ChannelId channel, Place const& place, UserId author, Seq thread, std::string_view key);
void insert_revision(WriteTx& tx, ChannelId channel, Seq message, Seq revision, std::string_view text,
                     std::vector<std::string> const& mentions);
void set_edited(WriteTx& tx, ChannelId channel, Seq message, Place const& place);
void set_deleted(WriteTx& tx, ChannelId channel, Seq message, Seq version);
// The numbers of the post and its edits, whose events are to be emptied; the text is gone afterwards.
std::vector<Seq> erase_text(WriteTx& tx, ChannelId channel, Seq message);
void set_mentions(WriteTx& tx, ChannelId channel, Seq message, UserId author, std::vector<std::string> const& mentions);

struct Revision {
    std::string text;
    std::vector<std::string> mentions;
};
Revision revision(ReadTx& tx, ChannelId channel, Seq message, Seq revision);

// The active member of the channel with that username.
std::optional<UserId> member_named(ReadTx& tx, ChannelId channel, std::string_view username);

// Oldest first. `older`: the `limit` newest below `bound`; otherwise the `limit` oldest above it.
std::vector<Message> page(ReadTx& tx, ChannelId channel, Seq visible_from, std::optional<Seq> thread, bool older,
                          Seq bound, std::int64_t limit);
PeopleMap people(ReadTx& tx, std::vector<Message> const& messages);

}  // namespace holdfast::messages
