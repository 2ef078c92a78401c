// Messages as every feature shows, posts and finds them: what messages, threads, hooks, pins, search and import have in common.
// Who may do so is theirs to rule. Lives on: a reader, or the writer inside one command.
// Bounded: text by message_text_bytes_max, files by files_per_message_max, cards by cards_per_message_max.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "holdfast/engine/message_views.hpp"

namespace holdfast {

// What is to be posted: the text is clean already (domain/text.hpp), the files are claimed.
struct NewMessage {
    std::string key;
    std::string text;
    std::optional<Seq> thread;
    bool broadcast = false;
    MessageContent content;
    bool names_everybody = true;  // false: @channel and @here in it are words like any other
};
// Appends the event, writes the message and notes whom it names.
Place post_message(WriteTx& tx, Seat const& seat, NewMessage const& message);
// For what speaks without a seat of its own: hooks and imports.
Place post_message(WriteTx& tx, Office const& office, ChannelId channel, UserId author, NewMessage const& message);

// The same message with another text; clean already.
Place edit_message(WriteTx& tx, Seat const& seat, Seq message, std::string const& text);
Place edit_message(WriteTx& tx, Office const& office, ChannelId channel, UserId author, Seq message,
                   std::string const& text);

// Ids of the members that a text names, and @channel or @here for everybody.
std::vector<std::string> mentions_in(ReadTx& tx, ChannelId channel, std::string_view text);

struct StoredMessage {
    UserId author;
    Seq thread = 0, revision = 0;
    bool deleted = false;
    std::string text;
};
std::optional<StoredMessage> find_message(ReadTx& tx, ChannelId channel, Seq seq);
// A message that one may act on: there, live and not older than what one may see.
std::optional<StoredMessage> live_message(ReadTx& tx, Seat const& seat, Seq seq);
// One wording wherever a message is not there for somebody.
Problem message_not_found();
// After an event that changes a message: `version` rises to it (D8).
void fold_into_message(WriteTx& tx, ChannelId channel, Seq message, Seq version);

// The messages with those numbers, in that order, with all their parts; what is not there or not visible is passed over.
std::vector<Message> messages_at(ReadTx& tx, Catalogue const& catalogue, ChannelId channel, Seq visible_from,
                                 std::span<Seq const> seqs);
// Fills in what other features keep of these messages.
void add_parts(ReadTx& tx, Catalogue const& catalogue, ChannelId channel, std::vector<Message>& messages);
// The authors, and whoever else is named by id in them.
PeopleMap people_of(ReadTx& tx, std::span<Message const> messages);

}  // namespace holdfast
