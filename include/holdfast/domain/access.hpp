// Access is a type. A Seat is proof that this caller may act in this channel, Self that a log is the caller's own.
// Only domain makes these two, so that a forgotten check does not compile. Value types; any thread.
#pragma once

#include <optional>
#include <string>

#include "holdfast/base/id.hpp"
#include "holdfast/base/result.hpp"
#include "holdfast/domain/roles.hpp"
#include "holdfast/domain/roster.hpp"

namespace holdfast {

// Who asks. `operates` is the ops person at the machine itself, through the command line.
struct Caller {
    UserId user;
    SessionId session;
    Role role = Role::guest;
    bool bot = false;
    bool operates = false;
    bool known() const { return operates || static_cast<bool>(user); }
};

struct ChannelFacts {
    ChannelId id;
    ChannelKind kind = ChannelKind::open;
    bool archived = false;
    UserId created_by;
    std::optional<Seq> visible_from;  // nothing: the caller is not a member
};

enum class Act {
    read,    // also in archived channels
    write,   // post, edit, delete, typing
    manage,  // rename, archive, restore: the creator, or who may manage channels; also in archived channels
};

class Seat {
public:
    ChannelId channel() const { return channel_; }
    UserId user() const { return user_; }
    Seq visible_from() const { return visible_from_; }
    ChannelKind kind() const { return kind_; }

private:
    Seat(ChannelFacts const& facts, UserId user)
        : channel_{facts.id}, user_{user}, visible_from_{*facts.visible_from}, kind_{facts.kind} {}
    friend Result<Seat> take_seat(Caller const&, std::optional<ChannelFacts> const&, Act);
    ChannelId channel_;
    UserId user_;
    Seq visible_from_;
    ChannelKind kind_;
};

// A channel that is missing, private or somebody else's direct message is `not_found` alike.
Result<Seat> take_seat(Caller const& caller, std::optional<ChannelFacts> const& channel, Act act);

// The channel is not there for this caller: one wording for every reason.
Problem channel_not_found();

class Self {
public:
    UserId user() const { return user_; }

private:
    explicit Self(UserId user) : user_{user} {}
    friend Self self_of(Caller const&);
    UserId user_;
};
Self self_of(Caller const& caller);

// Whether the caller's role holds the permission; codes unauthorized and forbidden.
Verdict may(Caller const& caller, Permission permission);

}  // namespace holdfast
