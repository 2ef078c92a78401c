// The catalogue: every command, read and event kind of the house, each declared once by the feature that owns it.
// Routes, permissions, the OpenAPI document, the stream's decoder and the tests are loops over it.
// Built once at the start, read-only afterwards; any thread.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "holdfast/base/field.hpp"
#include "holdfast/domain/access.hpp"
#include "holdfast/domain/everybody.hpp"
#include "holdfast/engine/errands.hpp"
#include "holdfast/store/blobs.hpp"
#include "holdfast/store/log.hpp"

namespace holdfast {

// Proof that the engine acts, for a command or reactor declared to write into logs of others (channel.entered in @me).
class Office {
private:
    Office() = default;
    friend class CommandRunner;
};

struct Catalogue;

// What a handler may use beside its transaction.
struct Context {
    Catalogue const& catalogue;
    Caller const& caller;
    Office const& office;
    std::string_view key;     // of this command; empty when it has none
    std::string_view device;  // what the client calls itself: User-Agent, clamped
};

// Where a change stands. `unchanged`: what was asked for is already so; seq is the head it was found at.
struct Done {
    LogId log;
    Seq seq = 0;
    Timestamp at{};
    bool unchanged = false;
    std::string result;         // JSON, or empty
    std::string session_token;  // a browser's new session: goes into the cookie, nowhere else
    bool ends_session = false;  // the caller's own session is over: the cookie is cleared
};

struct CommandSpec {
    std::string_view name;    // message.post
    std::string_view method;  // POST
    std::string_view route;   // /api/v1/channels/{channel}/messages
    Permission needs = Permission::signed_in;
    std::string_view help;
    std::string_view refusals;  // codes beyond the general ones, separated by spaces
    std::string_view logs;      // the logs it writes to, in words: "channel", "@me of those added"
    std::string_view example;   // the body, as JSON
    int success = 200;
    bool durable = true;  // has a key, answers with an ack; otherwise answers with its result alone
    bool key_required = false;
    bool cuts = false;      // the answer waits until every loop has confirmed (D12)
    bool by_stream = true;  // may come as {"type":"command"}

    Record const* input = nullptr;
    Record const* result = nullptr;  // null: none
    Result<std::shared_ptr<void>> (*decode)(Json const&) = nullptr;
    Result<Done> (*run)(WriteTx&, Context const&, void const*) = nullptr;
    // Slow work before the transaction, on a worker with a read-only snapshot (hashing a password). May change the input.
    std::optional<Problem> (*prepare)(ReadTx&, Caller const&, void*) = nullptr;
};

struct ReadSpec {
    std::string_view name;
    std::string_view route;  // always GET
    Permission needs = Permission::signed_in;
    std::string_view help;
    std::string_view refusals;
    Record const* input = nullptr;
    Record const* result = nullptr;
    Result<std::shared_ptr<void>> (*decode)(Json const& query) = nullptr;
    Result<std::string> (*run)(Catalogue const&, ReadTx&, Caller const&, void const*) = nullptr;
};

// Bytes that go out: an open file and how it is to be shown.
struct OpenBytes {
    OpenFile file;
    std::int64_t bytes = 0;
    std::string etag;  // with its quotes
    std::string type;
    std::string name;       // as the person called it
    bool in_place = false;  // may be shown; otherwise it is only ever saved
    bool for_good = false;  // this address never shows anything else
};

// The second shape beside commands and reads: bytes that stream (an upload, a download). Either `give`, on a reader; or `take`,
// on a worker of bytes; or `make`, on such a worker too, whose work is the input of the command that finishes it.
struct ByteSpec {
    std::string_view name;    // file.download
    std::string_view method;  // GET
    std::string_view route;
    Permission needs = Permission::signed_in;
    std::string_view help;
    std::string_view refusals;
    std::size_t body_bytes_max = 0;  // of one request; 0: it has no body
    CommandSpec then = {};           // what `make` is finished by
    int success = 200;

    Record const* input = nullptr;
    Record const* result = nullptr;  // of `take`; of `make` it is the command's
    Result<std::shared_ptr<void>> (*decode)(Json const& query) = nullptr;
    Result<OpenBytes> (*give)(Catalogue const&, ReadTx&, Caller const&, void const*) = nullptr;
    Result<std::string> (*take)(Catalogue const&, ReadTx&, Caller const&, void const*, std::string_view) = nullptr;
    Result<std::shared_ptr<void>> (*make)(Catalogue const&, ReadTx&, Caller const&, void const*) = nullptr;
};

// Work that the house does by itself, now and then, on a worker of bytes; what it gives back is then written.
struct Chore {
    std::string_view name;
    std::function<void(WriteTx&)> (*work)(Catalogue const&, ReadTx&) = nullptr;
};

struct EventSpec {
    std::string_view kind;     // message.posted
    std::uint16_t number = 0;  // as stored; never reused
    std::string_view logs;     // channel, @me, @workspace
    std::string_view help;
    std::string_view example;  // its own members, as JSON
    Record const* body = nullptr;
    // Fills what is held apart (text) from the feature's tables; null when everything stands in the log row.
    std::string (*complete)(ReadTx&, EventRow const&) = nullptr;
};

// Called inside the transaction for every event that was appended. May write; cannot refuse; must not depend on order.
struct Reactor {
    std::uint16_t kind = 0;
    void (*react)(WriteTx&, Office const&, EventHeader const&, Place const&) = nullptr;
};

// Work of a feature beside its commands, a little at a time: each run is a transaction of its own, never in the commit of a post.
enum class Rest { none, short_while, until_changes };  // before its next run
struct Upkeep {
    std::string_view name;
    Rest (*run)(WriteTx&) = nullptr;
};

// What a code means, said once: it has one status, and is final or not, wherever it is given (D2).
struct RefusalSpec {
    std::string_view code;  // name_taken
    Fault fault = Fault::internal;
    std::string_view help;
};

// A door for programs that speak a form of their own: outside /api/v1, open to whoever knows the secret in its path, which
// stands in no log. What comes becomes a command like any other; what goes back is one line of plain text.
struct DoorCall {
    std::string_view secret;
    std::string_view content_type;
    std::string_view body;
};
struct DoorAnswer {
    int status = 200;
    std::string text;
};
struct DoorSpec {
    std::vector<std::string_view> routes;  // always POST; the last segment is the secret
    std::size_t body_bytes_max = 0;
    double per_second = 1, burst = 20;  // calls with one secret
    std::string_view refusals;          // in plain text, with their status, in words
    std::string_view example;
    CommandSpec command;  // what a call becomes; it has no route of its own
    Result<std::shared_ptr<void>> (*accept)(DoorCall const&) = nullptr;
    DoorAnswer (*answer)(Problem const*) = nullptr;  // null: it went well
};

struct FileView;
struct Message;
struct VitalSigns;

// Files that a message is about to carry (owned by the files feature). Claimed before the post: only the caller's own, uploaded
// and not in a message yet. Bound once the message has its number.
struct FileClaims {
    Result<std::vector<FileView>> (*claim)(WriteTx&, Caller const&, std::vector<FileId> const&) = nullptr;
    void (*bind)(WriteTx&, ChannelId, Seq message, std::vector<FileId> const&) = nullptr;
};

// Where files are kept, and how much of them. Settings; said here so that whoever takes a file knows.
struct FileRoom {
    std::shared_ptr<Blobs> blobs;  // none: nothing can be uploaded
    std::int64_t bytes_max = 100 << 20;
    std::int64_t person_bytes_max = 0, workspace_bytes_max = 0;  // 0: no bound
    std::string program;  // this program, which makes pictures small in a process of its own; empty: none are made
};

struct ChannelCounts {
    std::int64_t unread = 0, mentions = 0;
};

// Of all the threads that somebody follows.
struct ThreadCounts {
    std::int64_t unread = 0, mentions = 0;
};

struct Catalogue {
    std::vector<CommandSpec> commands;
    std::vector<ReadSpec> reads;
    std::vector<ByteSpec> bytes;
    std::vector<Chore> chores;
    std::vector<DoorSpec> doors;
    std::vector<EventSpec> events;
    std::vector<Reactor> reactors;
    std::vector<ErrandSpec> errands;
    std::vector<Upkeep> upkeep;
    std::vector<RefusalSpec> refusals;  // codes of the features; those of the house stand in engine/refusals.cpp
    // What `ready` says of a channel, as of the transaction's snapshot (owned by the unread feature).
    ChannelCounts (*counts)(ReadTx&, UserId, ChannelId) = nullptr;
    // And of the threads one follows (owned by the threads feature).
    ThreadCounts (*threads)(ReadTx&, UserId) = nullptr;
    // What other features keep of messages and show with them: reactions, pins.
    std::vector<void (*)(ReadTx&, ChannelId, std::vector<Message>&)> message_parts;
    FileClaims files;
    FileRoom room;
    // A setting: who may name everybody in a channel.
    MentionEveryone mention_everyone = MentionEveryone::everyone;
    // The profile that `ready` carries (owned by accounts).
    std::string (*profile)(ReadTx&, UserId) = nullptr;
    Record const* profile_record = nullptr;
    // How the running server is; null where nothing runs but a command. Set before the loops run; any thread.
    std::function<VitalSigns()> vitals;
    // Called once when a person's last socket is gone: last seen.
    void (*seen)(WriteTx&, UserId, Timestamp) = nullptr;

    CommandSpec const* command(std::string_view name) const;
    EventSpec const* event(std::uint16_t number) const;
    RefusalSpec const* refusal(std::string_view code) const;
    // Checks itself: names and numbers unique, routes well-formed, examples and refusals declared.
    void verify() const;
};

}  // namespace holdfast
