// The queries of the search index; plain structs out.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/search/requests.hpp"

namespace holdfast::search {

// --- What the index is made of ---------------------------------------------------------------------------------------

struct Doc {
    std::int64_t doc = 0;
    ChannelId channel;
    Seq seq = 0;
    UserId author;
    Seq revision = 0;
    unsigned has = 0;
};
struct Source {
    UserId author;
    Timestamp at{};
    Seq revision = 0;
    bool deleted = false;
    std::string text;
    MessageContent content;
};
struct Terms {
    std::string words, extras, facts;
};

std::optional<Source> source(ReadTx& tx, ChannelId channel, Seq seq);
std::optional<Doc> doc_of(ReadTx& tx, ChannelId channel, Seq seq);
// What the index was told of it, wherever that stands now.
Source as_indexed(ReadTx& tx, Doc const& doc);
bool lost_something(ReadTx& tx, Doc const& doc);

void put_doc(WriteTx& tx, Doc const& doc);
void drop_doc(WriteTx& tx, Doc const& doc);
void forget_lost(WriteTx& tx, Doc const& doc);
void put_terms(WriteTx& tx, std::int64_t doc, Terms const& terms);
void take_terms(WriteTx& tx, std::int64_t doc, Terms const& terms);
// Rising over all that is indexed as it comes.
std::int64_t next_doc(ReadTx& tx);

// Where the index is out of step with the messages and nothing is under way to mend it, as sentences.
std::vector<std::string> faults(ReadTx& tx);

// --- What is still to be done ----------------------------------------------------------------------------------------

struct Queued {
    std::int64_t id = 0;
    ChannelId channel;
    Seq seq = 0;
};
std::vector<Queued> queued(ReadTx& tx, int most);
void dequeue(WriteTx& tx, std::int64_t through);

struct Past {
    ChannelId channel;
    Seq seq = 0;
};
// The newest message that a rebuild has not reached.
std::optional<Past> newest_past(ReadTx& tx);
void step_past(WriteTx& tx, Past const& done);
bool is_past(ReadTx& tx, ChannelId channel, Seq seq);
std::int64_t past_docs(ReadTx& tx);  // numbers left for them, counted down
void set_past_docs(WriteTx& tx, std::int64_t left);

std::int64_t waiting(ReadTx& tx);
IndexState state(ReadTx& tx);
void begin_anew(WriteTx& tx);
// One step of bringing all segments together, by which terms of deleted messages leave the disk. False: nothing is left to do.
bool merge(WriteTx& tx, bool first);

// --- Asking it -------------------------------------------------------------------------------------------------------

std::map<ChannelId, Seq> visible(ReadTx& tx, UserId user);
std::vector<UserId> people_named(ReadTx& tx, std::string_view name);
std::vector<ChannelId> channels_named(ReadTx& tx, UserId user, std::string_view name);
std::vector<ChannelId> talks_with(ReadTx& tx, UserId user, UserId other);

struct Hit {
    std::int64_t doc = 0;
    ChannelId channel;
    Seq seq = 0;
};
// From the newest down, for as long as `more` says so. An empty match: every message.
void walk(ReadTx& tx, std::string const& match, std::int64_t above, std::int64_t below,
          std::function<bool(Hit const&)> const& more);
// The first number of a message stamped then or later, give or take.
std::int64_t doc_at(ReadTx& tx, Timestamp at);

}  // namespace holdfast::search
