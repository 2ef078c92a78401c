// What every loop remembers about people, sessions, channels and members, and the changes that keep it true.
// A change is written beside the events of its command and reaches each loop in commit order, so that what a loop
// remembers always matches the events it has announced (D6, D12). Value types; any thread.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "holdfast/base/crypto.hpp"
#include "holdfast/base/id.hpp"
#include "holdfast/base/time.hpp"
#include "holdfast/domain/roles.hpp"

namespace holdfast {

enum class ChannelKind : std::uint8_t {
    open = 1,
    closed = 2,
    direct = 3
};  // "public", "private", "direct" on the wire
enum class LeaveReason : std::uint8_t { left = 1, removed = 2, deactivated = 3 };

struct UserSet {
    UserId user;
    Role role = Role::member;
    bool active = true;
    bool bot = false;
};

struct SessionAdded {
    SessionId session;
    UserId user;
    Digest token;         // SHA-256 of the token
    bool bearer = false;  // a token for programs; otherwise a browser's cookie
    Timestamp expires{};  // wall time, set once; idleness is counted apart
};

struct SessionEnded {
    SessionId session;
};

struct ChannelSet {
    ChannelId channel;
    ChannelKind kind = ChannelKind::open;
    bool archived = false;
};

struct MemberAdded {
    ChannelId channel;
    UserId user;
    Seq visible_from = 1;
};

struct MemberRemoved {
    ChannelId channel;
    UserId user;
    Seq last = 0;  // the number of the removal: nothing above it reaches that person (D12)
    LeaveReason reason = LeaveReason::left;
};

// What somebody says of themselves; shown beside their presence (D13: it has no number and is never replayed).
struct StatusSet {
    UserId user;
    std::string state;  // online, away or dnd
    std::string text, emoji;
    std::optional<Timestamp> until{};  // then it ends by itself
};

// A word to one person's open connections: it has no number, is kept nowhere and never replayed (D13).
struct Notice {
    UserId user;
    std::string message;  // a whole stream message, as JSON
};

// What a log held up to here may not be said again: its text was deleted (D8), or it was trimmed.
struct EventsTakenBack {
    LogId log;
    Seq last = 0;
};

using RosterChange = std::variant<UserSet, SessionAdded, SessionEnded, ChannelSet, MemberAdded, MemberRemoved,
                                  StatusSet, Notice, EventsTakenBack>;

}  // namespace holdfast
