// Read cursors on the wire.
#pragma once

#include "holdfast/engine/declare.hpp"

namespace holdfast {

struct MoveRead {
    ChannelId channel;
    Seq seq = 0;
    std::optional<Seq> thread;
};
template <>
struct Described<MoveRead> {
    static constexpr auto name = "MoveRead";
    static constexpr auto help = "";
    static constexpr Bounds any{0, std::numeric_limits<std::int64_t>::max()};
    static constexpr std::array fields{
        field<&MoveRead::channel>("channel", "Which channel."),
        field<&MoveRead::seq>("seq", any, "Everything up to this number has been read."),
        field<&MoveRead::thread>("thread", {1, std::numeric_limits<std::int64_t>::max()},
                                 "The cursor of this thread instead of the channel's."),
    };
};

struct MarkUnread {
    ChannelId channel;
    Seq seq = 0;
};
template <>
struct Described<MarkUnread> {
    static constexpr auto name = "MarkUnread";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&MarkUnread::channel>("channel", "Which channel."),
        field<&MarkUnread::seq>("seq", {1, std::numeric_limits<std::int64_t>::max()}, "Unread from this message on."),
    };
};

struct ReadCursor {
    ChannelId channel;
    std::optional<Seq> thread;
    Seq seq = 0;
};
template <>
struct Described<ReadCursor> {
    static constexpr auto name = "ReadCursor";
    static constexpr auto help = "How far somebody has read.";
    static constexpr std::array fields{
        field<&ReadCursor::channel>("channel", "Which channel."),
        field<&ReadCursor::thread>("thread", "Which thread; null for the channel itself.").nullable(),
        field<&ReadCursor::seq>("seq", "Everything up to this number."),
    };
};
struct ReadMoved {
    static constexpr std::uint16_t number = 22;
    ReadCursor read;
};
template <>
struct Described<ReadMoved> {
    static constexpr auto name = "ReadMoved";
    static constexpr auto help = "In @me: one has read further. The larger of two cursors wins.";
    static constexpr std::array fields{field<&ReadMoved::read>("read", "The cursor.")};
};
struct UnreadMarked {
    static constexpr std::uint16_t number = 23;
    ReadCursor read;
};
template <>
struct Described<UnreadMarked> {
    static constexpr auto name = "UnreadMarked";
    static constexpr auto help = "In @me: one has marked a channel unread. This cursor holds, though it is lower.";
    static constexpr std::array fields{field<&UnreadMarked::read>("read", "The cursor.")};
};

struct AskRead {
    ChannelId channel;
};
template <>
struct Described<AskRead> {
    static constexpr auto name = "AskRead";
    static constexpr auto help = "";
    static constexpr std::array fields{field<&AskRead::channel>("channel", "Which channel.")};
};
struct ReadState {
    Seq seq = 0;
    std::int64_t unread = 0, mentions = 0;
    Seq as_of = 0;
};
template <>
struct Described<ReadState> {
    static constexpr auto name = "ReadState";
    static constexpr auto help = "One's read cursor in a channel and what stands after it.";
    static constexpr std::array fields{
        field<&ReadState::seq>("seq", "Everything up to this number has been read."),
        field<&ReadState::unread>("unread", "Live root messages by others after it, exact up to 999."),
        field<&ReadState::mentions>(
            "mentions",
            "Of these, those that name one or everybody, up to 999. A mention in a reply counts in its thread."),
        field<&ReadState::as_of>("as_of", "The channel's number this is true for."),
    };
};

}  // namespace holdfast
