// What channels look like on the wire: resources, commands and events, each declared once.
#pragma once

#include "holdfast/engine/channel_kind.hpp"

namespace holdfast {

enum class History : std::uint8_t { all = 1, joined = 2 };

template <>
struct Named<History> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 2> names{"all", "joined"};
};
template <>
struct Named<LeaveReason> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 3> names{"left", "removed", "deactivated"};
};

inline constexpr std::int64_t members_in_one_call_max = 1000;
inline constexpr std::int64_t direct_people_max = 9;
inline constexpr std::size_t topic_bytes_max = 500;

struct Channel {
    ChannelId id;
    ChannelKind kind = ChannelKind::open;
    std::string name;
    std::string topic;
    bool archived = false;
    History history = History::all;
    UserId created_by;
    Timestamp created_at{};
    std::int64_t members = 0;
    std::vector<UserId> people;
    Seq version = 1;
};
template <>
struct Described<Channel> {
    static constexpr auto name = "Channel";
    static constexpr auto help = "A channel or a direct message.";
    static constexpr std::array fields{
        field<&Channel::id>("id", "Its id; its log is called by it too."),
        field<&Channel::kind>("kind",
                              "Public: anybody may join. Private: by invitation. Direct: the people it is between."),
        field<&Channel::name>("name", "Empty for direct messages."),
        field<&Channel::topic>("topic", "One line."),
        field<&Channel::archived>("archived", "Archived channels can be read, but nothing can be added."),
        field<&Channel::history>("history", "What a new member sees: all of it, or what comes after joining."),
        field<&Channel::created_by>("created_by", "Who created it."),
        field<&Channel::created_at>("created_at", "When."),
        field<&Channel::members>("members", "How many people are in it."),
        field<&Channel::people>("people", "The people of a direct message; empty for channels."),
        field<&Channel::version>("version", "The number of the last event folded into these facts."),
    };
};

struct ChannelCreated {
    static constexpr std::uint16_t number = 1;
    Channel channel_info;
};
template <>
struct Described<ChannelCreated> {
    static constexpr auto name = "ChannelCreated";
    static constexpr auto help = "The first event of a channel.";
    static constexpr std::array fields{
        field<&ChannelCreated::channel_info>("channel_info", "The channel as it began.")};
};

struct ChannelRenamed {
    static constexpr std::uint16_t number = 2;
    std::string name;
};
template <>
struct Described<ChannelRenamed> {
    static constexpr auto name = "ChannelRenamed";
    static constexpr auto help = "The channel has another name.";
    static constexpr std::array fields{field<&ChannelRenamed::name>("name", "The new name.")};
};

struct ChannelTopicChanged {
    static constexpr std::uint16_t number = 3;
    std::string topic;
};
template <>
struct Described<ChannelTopicChanged> {
    static constexpr auto name = "ChannelTopicChanged";
    static constexpr auto help = "The channel has another topic.";
    static constexpr std::array fields{field<&ChannelTopicChanged::topic>("topic", "The new topic; may be empty.")};
};

struct ChannelArchived {
    static constexpr std::uint16_t number = 4;
};
template <>
struct Described<ChannelArchived> {
    static constexpr auto name = "ChannelArchived";
    static constexpr auto help = "From now on it can only be read.";
    static constexpr std::array<Field, 0> fields{};
};

struct ChannelRestored {
    static constexpr std::uint16_t number = 5;
};
template <>
struct Described<ChannelRestored> {
    static constexpr auto name = "ChannelRestored";
    static constexpr auto help = "It is in use again.";
    static constexpr std::array<Field, 0> fields{};
};

struct MemberJoined {
    static constexpr std::uint16_t number = 6;
    UserId user;
};
template <>
struct Described<MemberJoined> {
    static constexpr auto name = "MemberJoined";
    static constexpr auto help = "Somebody is in the channel; `by` is who let them in.";
    static constexpr std::array fields{field<&MemberJoined::user>("user", "Who.")};
};

struct MemberLeft {
    static constexpr std::uint16_t number = 7;
    UserId user;
    LeaveReason reason = LeaveReason::left;
};
template <>
struct Described<MemberLeft> {
    static constexpr auto name = "MemberLeft";
    static constexpr auto help = "Somebody is no longer in the channel.";
    static constexpr std::array fields{
        field<&MemberLeft::user>("user", "Who."),
        field<&MemberLeft::reason>("reason", "Left by themselves, or was removed."),
    };
};

struct Entry {
    Channel channel;
    Seq from = 0;
    std::string check;
    Seq visible_from = 1;
};
template <>
struct Described<Entry> {
    static constexpr auto name = "Entry";
    static constexpr auto help = "A channel one has come into.";
    static constexpr std::array fields{
        field<&Entry::channel>("channel", "The channel."),
        field<&Entry::from>("from", "Its events reach this person from the next number on."),
        field<&Entry::check>("check", "The chain's value there: together they are a cursor."),
        field<&Entry::visible_from>("visible_from", "The oldest number this person sees whole."),
    };
};
struct ChannelEntered {
    static constexpr std::uint16_t number = 20;
    Entry entered;
};
template <>
struct Described<ChannelEntered> {
    static constexpr auto name = "ChannelEntered";
    static constexpr auto help = "In @me: one is in a channel now.";
    static constexpr std::array fields{field<&ChannelEntered::entered>("entered", "Where, and from which number on.")};
};

struct Departure {
    ChannelId channel;
    LeaveReason reason = LeaveReason::left;
};
template <>
struct Described<Departure> {
    static constexpr auto name = "Departure";
    static constexpr auto help = "A channel one is no longer in.";
    static constexpr std::array fields{
        field<&Departure::channel>("channel", "The channel."),
        field<&Departure::reason>("reason", "Why."),
    };
};
struct ChannelLeft {
    static constexpr std::uint16_t number = 21;
    Departure left;
};
template <>
struct Described<ChannelLeft> {
    static constexpr auto name = "ChannelLeft";
    static constexpr auto help = "In @me: one is no longer in a channel.";
    static constexpr std::array fields{field<&ChannelLeft::left>("left", "Which one, and why.")};
};

struct ChannelListed {
    static constexpr std::uint16_t number = 32;
    Channel listed;
};
template <>
struct Described<ChannelListed> {
    static constexpr auto name = "ChannelListed";
    static constexpr auto help =
        "In @workspace: a public channel as it stands now: created, renamed, archived or restored.";
    static constexpr std::array fields{field<&ChannelListed::listed>("listed", "The channel.")};
};

}  // namespace holdfast
