// Reactions on the wire.
#pragma once

#include "holdfast/domain/emoji.hpp"
#include "holdfast/engine/messages.hpp"

namespace holdfast {

struct React {
    ChannelId channel;
    Seq message = 0;
    std::string emoji;
};
template <>
struct Described<React> {
    static constexpr auto name = "React";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&React::channel>("channel", "Where."),
        field<&React::message>("message", {1, std::numeric_limits<std::int64_t>::max()},
                               "Which message, by its number."),
        field<&React::emoji>("emoji", {1, emoji_bytes_max}, "One emoji; the same with and without U+FE0F."),
    };
};

struct ReactedMessage {
    Seq seq = 0;
    std::string emoji;
    Seq version = 0;
};
template <>
struct Described<ReactedMessage> {
    static constexpr auto name = "ReactedMessage";
    static constexpr auto help = "A message and the emoji that came or went under it.";
    static constexpr std::array fields{
        field<&ReactedMessage::seq>("seq", "The message it changes."),
        field<&ReactedMessage::emoji>("emoji", "The emoji, spelt in full."),
        field<&ReactedMessage::version>("version", "The number of this event."),
    };
};
struct ReactionAdded {
    static constexpr std::uint16_t number = 13;
    ReactedMessage message;
    void stamped(Seq seq) { message.version = seq; }
};
template <>
struct Described<ReactionAdded> {
    static constexpr auto name = "ReactionAdded";
    static constexpr auto help = "Somebody reacted to a message.";
    static constexpr std::array fields{field<&ReactionAdded::message>("message", "To which, and how.")};
};
struct ReactionRemoved {
    static constexpr std::uint16_t number = 14;
    ReactedMessage message;
    void stamped(Seq seq) { message.version = seq; }
};
template <>
struct Described<ReactionRemoved> {
    static constexpr auto name = "ReactionRemoved";
    static constexpr auto help = "Somebody took a reaction back.";
    static constexpr std::array fields{field<&ReactionRemoved::message>("message", "From which, and which one.")};
};

}  // namespace holdfast
