// What people ask of channels.
#pragma once

#include "features/channels/channel.hpp"

namespace holdfast {

struct CreateChannel {
    std::string name;
    ChannelKind kind = ChannelKind::open;
    std::string topic;
    History history = History::all;
    std::vector<UserId> members;
};
template <>
struct Described<CreateChannel> {
    static constexpr auto name = "CreateChannel";
    static constexpr auto help = "A new public or private channel.";
    static constexpr std::array fields{
        field<&CreateChannel::name>("name", {1, 80}, "What it is called, in any script."),
        field<&CreateChannel::kind>("kind", "public or private.").or_default(),
        field<&CreateChannel::topic>("topic", {0, topic_bytes_max}, "One line.").or_default(),
        field<&CreateChannel::history>("history", "What later members see of a private channel.").or_default(),
        field<&CreateChannel::members>("members", {0, members_in_one_call_max},
                                       "Who is in it from the beginning, beside oneself.")
            .or_default(),
    };
};

struct ChannelOnly {
    ChannelId channel;
};
template <>
struct Described<ChannelOnly> {
    static constexpr auto name = "ChannelOnly";
    static constexpr auto help = "";
    static constexpr std::array fields{field<&ChannelOnly::channel>("channel", "Which channel.")};
};

struct RenameChannel {
    ChannelId channel;
    std::string name;
};
template <>
struct Described<RenameChannel> {
    static constexpr auto name = "RenameChannel";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&RenameChannel::channel>("channel", "Which channel."),
        field<&RenameChannel::name>("name", {1, 80}, "The new name."),
    };
};

struct SetTopic {
    ChannelId channel;
    std::string topic;
};
template <>
struct Described<SetTopic> {
    static constexpr auto name = "SetTopic";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&SetTopic::channel>("channel", "Which channel."),
        field<&SetTopic::topic>("topic", {0, topic_bytes_max}, "The new topic; empty takes it away."),
    };
};

struct AddMembers {
    ChannelId channel;
    std::vector<UserId> users;
};
template <>
struct Described<AddMembers> {
    static constexpr auto name = "AddMembers";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&AddMembers::channel>("channel", "Which channel."),
        field<&AddMembers::users>("users", {1, members_in_one_call_max},
                                  "Who comes in; those who are in it already are passed over."),
    };
};

struct RemoveMember {
    ChannelId channel;
    UserId user;
};
template <>
struct Described<RemoveMember> {
    static constexpr auto name = "RemoveMember";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&RemoveMember::channel>("channel", "Which channel."),
        field<&RemoveMember::user>("user", "Who goes."),
    };
};

struct OpenDirect {
    std::vector<UserId> users;
};
template <>
struct Described<OpenDirect> {
    static constexpr auto name = "OpenDirect";
    static constexpr auto help = "The direct message between oneself and these people: made when it is not there yet.";
    static constexpr std::array fields{
        field<&OpenDirect::users>("users", {1, direct_people_max - 1}, "The others; oneself alone for notes.")};
};

struct ListChannels {
    std::int64_t limit = 50;
    std::optional<ChannelId> cursor;
    std::optional<std::string> query;
    bool archived = false;
};
template <>
struct Described<ListChannels> {
    static constexpr auto name = "ListChannels";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&ListChannels::limit>("limit", {1, 200}, "How many at most.").or_default(),
        field<&ListChannels::cursor>("cursor", "next_cursor of the page before."),
        field<&ListChannels::query>("query", {1, 80}, "Only those whose name or topic holds this."),
        field<&ListChannels::archived>("archived", "Archived ones too.").or_default(),
    };
};

struct ChannelPage {
    std::vector<Channel> items;
    std::optional<ChannelId> next_cursor;
};
template <>
struct Described<ChannelPage> {
    static constexpr auto name = "ChannelPage";
    static constexpr auto help = "Public channels and one's own private ones, oldest first.";
    static constexpr std::array fields{
        field<&ChannelPage::items>("items", "The channels."),
        field<&ChannelPage::next_cursor>("next_cursor", "Ask again with this; absent on the last page."),
    };
};

struct ListMembers {
    ChannelId channel;
    std::int64_t limit = 200;
    std::optional<UserId> cursor;
};
template <>
struct Described<ListMembers> {
    static constexpr auto name = "ListMembers";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&ListMembers::channel>("channel", "Which channel."),
        field<&ListMembers::limit>("limit", {1, 1000}, "How many at most.").or_default(),
        field<&ListMembers::cursor>("cursor", "next_cursor of the page before."),
    };
};
struct MemberPage {
    std::vector<UserId> items;
    std::optional<UserId> next_cursor;
    Seq as_of = 0;
};
template <>
struct Described<MemberPage> {
    static constexpr auto name = "MemberPage";
    static constexpr auto help = "The people in a channel.";
    static constexpr std::array fields{
        field<&MemberPage::items>("items", "Ids of people."),
        field<&MemberPage::next_cursor>("next_cursor", "Ask again with this; absent on the last page."),
        field<&MemberPage::as_of>("as_of", "The channel's number this is true for."),
    };
};

struct NoInput {};
template <>
struct Described<NoInput> {
    static constexpr auto name = "NoInput";
    static constexpr auto help = "";
    static constexpr std::array<Field, 0> fields{};
};

struct MyChannel {
    Channel channel;
    Seq visible_from = 1;
    Seq read = 0;
};
template <>
struct Described<MyChannel> {
    static constexpr auto name = "MyChannel";
    static constexpr auto help = "A channel one is in, with what is one's own about it.";
    static constexpr std::array fields{
        field<&MyChannel::channel>("channel", "The channel."),
        field<&MyChannel::visible_from>("visible_from", "The oldest number one sees whole."),
        field<&MyChannel::read>("read", "One's read cursor."),
    };
};
struct MyState {
    Seq as_of = 0;
    std::string check;
    std::vector<MyChannel> channels;
};
template <>
struct Described<MyState> {
    static constexpr auto name = "MyState";
    static constexpr auto help = "What @me has come to: the snapshot that a resync of @me is settled against.";
    static constexpr std::array fields{
        field<&MyState::as_of>("as_of", "The number of @me this is true for."),
        field<&MyState::check>("check", "The chain's value there: together they are a cursor."),
        field<&MyState::channels>("channels", "All channels one is in."),
    };
};

}  // namespace holdfast
