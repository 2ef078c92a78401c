// Reading a log, and the keys of its commands. Any transaction; plain structs out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "holdfast/store/tx.hpp"

namespace holdfast {

struct EventRow {
    EventHeader header;
    Place place;
    bool redacted = false;
    std::string stored;
};

struct LogState {
    Seq first = 1;                 // the oldest number still held; head + 1 when empty
    Seq head = 0;                  // the newest number; 0 when empty
    std::uint64_t check = 0;       // at head
    std::uint64_t base_check = 0;  // at first - 1
};

// Events after `after` in order, at most `limit`.
std::vector<EventRow> read_events(ReadTx& tx, LogId log, Seq after, int limit);
std::optional<LogState> log_state(ReadTx& tx, LogId log);
// The chain's value at `seq`; nothing when that event is not held. 0 asks for the value before the first event.
std::optional<std::uint64_t> check_at(ReadTx& tx, LogId log, Seq seq);
// The same for who has read the state in this transaction.
std::optional<std::uint64_t> check_at(ReadTx& tx, LogId log, LogState const& state, Seq seq);
// Removes the prefix below `first` (retention); the chain goes on from base_check.
void trim_log(WriteTx& tx, LogId log, Seq first);
std::uint64_t next_check(std::uint64_t previous, EventHeader const& header, Seq seq, Timestamp at);

// D2: one row for each durable command ever accepted, unique on (author, key); outlives the message and its retention.
struct KeyRow {
    LogId log;
    Seq seq = 0;
    Timestamp at{};
    bool unchanged = false;
    Digest digest{};     // keyed digest of the original content
    std::string result;  // JSON, or empty
};
std::optional<KeyRow> find_key(ReadTx& tx, UserId author, std::string_view key);
void remember_key(WriteTx& tx, UserId author, std::string_view key, KeyRow const& row);

// Small facts about the folder: epoch, the secret that keys D2's digests, the workspace's name.
std::optional<std::string> meta(ReadTx& tx, std::string_view name);
void set_meta(WriteTx& tx, std::string_view name, std::string_view value);

}  // namespace holdfast
