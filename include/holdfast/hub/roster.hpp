// What one loop remembers: people, sessions, channels, members, and the head of every log.
// Lives on: its loop; folded from the same committed batches as every other loop's, so it needs no lock and no query.
// Bounded by the workspace: about 100 bytes a member, 150 a person.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "holdfast/domain/access.hpp"
#include "holdfast/domain/roster.hpp"

namespace holdfast {

struct LogHead {
    Seq head = 0;
    std::uint64_t check = 0;
};

class Roster {
public:
    struct Person {
        Role role = Role::member;
        bool active = true;
        bool bot = false;
        std::unordered_map<ChannelId, Seq> channels;  // visible_from in each
        std::vector<SessionId> sessions;
        StatusSet status;
    };
    struct Session {
        UserId user;
        Digest token{};
        bool bearer = false;
        Timestamp expires{};
    };
    struct Channel {
        ChannelKind kind = ChannelKind::open;
        bool archived = false;
        std::vector<UserId> members;
    };

    void apply(RosterChange const& change);
    void set_head(LogId log, LogHead head) { heads_[log] = head; }

    // The session a token belongs to; nothing when unknown, ended, expired or its person is deactivated.
    std::optional<Caller> authenticate(Digest const& token, Timestamp now) const;

    Person const* person(UserId user) const;
    Session const* session(SessionId session) const;
    Channel const* channel(ChannelId channel) const;
    std::optional<Seq> visible_from(ChannelId channel, UserId user) const;
    LogHead head(LogId log) const;
    // Whether two people share a channel: what a guest may know of others (D18).
    bool share_a_channel(UserId a, UserId b) const;
    std::size_t people() const { return people_.size(); }

private:
    struct DigestHash {
        std::size_t operator()(Digest const& digest) const noexcept;
    };
    void end_session(SessionId session);

    std::unordered_map<UserId, Person> people_;
    std::unordered_map<SessionId, Session> sessions_;
    std::unordered_map<Digest, SessionId, DigestHash> tokens_;
    std::unordered_map<ChannelId, Channel> channels_;
    std::unordered_map<LogId, LogHead> heads_;
};

}  // namespace holdfast
