// Pins on the wire.
#pragma once

#include "holdfast/engine/messages.hpp"

namespace holdfast {

struct PinMessage {
    ChannelId channel;
    Seq message = 0;
};
template <>
struct Described<PinMessage> {
    static constexpr auto name = "PinMessage";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&PinMessage::channel>("channel", "Where."),
        field<&PinMessage::message>("message", {1, std::numeric_limits<std::int64_t>::max()},
                                    "Which message, by its number."),
    };
};

struct PinnedMessage {
    Seq seq = 0;
    Seq version = 0;
};
template <>
struct Described<PinnedMessage> {
    static constexpr auto name = "PinnedMessage";
    static constexpr auto help = "A message that was pinned or unpinned.";
    static constexpr std::array fields{
        field<&PinnedMessage::seq>("seq", "The message it changes."),
        field<&PinnedMessage::version>("version", "The number of this event."),
    };
};
struct MessagePinned {
    static constexpr std::uint16_t number = 15;
    PinnedMessage message;
    void stamped(Seq seq) { message.version = seq; }
};
template <>
struct Described<MessagePinned> {
    static constexpr auto name = "MessagePinned";
    static constexpr auto help = "Somebody pinned a message for everybody in the channel.";
    static constexpr std::array fields{field<&MessagePinned::message>("message", "Which one.")};
};
struct MessageUnpinned {
    static constexpr std::uint16_t number = 16;
    PinnedMessage message;
    void stamped(Seq seq) { message.version = seq; }
};
template <>
struct Described<MessageUnpinned> {
    static constexpr auto name = "MessageUnpinned";
    static constexpr auto help = "A message is no longer pinned.";
    static constexpr std::array fields{field<&MessageUnpinned::message>("message", "Which one.")};
};

struct AskPins {
    ChannelId channel;
};
template <>
struct Described<AskPins> {
    static constexpr auto name = "AskPins";
    static constexpr auto help = "";
    static constexpr std::array fields{field<&AskPins::channel>("channel", "Which channel.")};
};
struct PinList {
    Seq as_of = 0;
    std::vector<Message> messages;
    PeopleMap people;
};
template <>
struct Described<PinList> {
    static constexpr auto name = "PinList";
    static constexpr auto help = "The pinned messages of a channel, the last pinned first.";
    static constexpr std::array fields{
        field<&PinList::as_of>("as_of", "The channel's number this list is true for."),
        field<&PinList::messages>("messages", "The messages."),
        field<&PinList::people>("people", "Who wrote them, and who else is named in them by id."),
    };
};

}  // namespace holdfast
