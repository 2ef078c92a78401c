// What messages look like on the wire: commands, events and resources, each declared once.
#pragma once

#include "holdfast/domain/text.hpp"
#include "holdfast/engine/messages.hpp"

namespace holdfast {

struct PostMessage {
    ChannelId channel;
    std::string text;
    std::optional<Seq> thread;
    bool broadcast = false;
    std::vector<FileId> files;
};
template <>
struct Described<PostMessage> {
    static constexpr auto name = "PostMessage";
    static constexpr auto help = "Say something in a channel.";
    static constexpr std::array fields{
        field<&PostMessage::channel>("channel", "Where."),
        field<&PostMessage::text>("text", {0, message_text_bytes_max},
                                  "What to say, in Markdown; @username names somebody. May be empty beside files.")
            .or_default(),
        field<&PostMessage::thread>("thread", {1, std::numeric_limits<std::int64_t>::max()},
                                    "The message to reply to."),
        field<&PostMessage::broadcast>("broadcast", "Show the reply in the channel too.").or_default(),
        field<&PostMessage::files>("files", {0, files_per_message_max}, "Ids of files one has uploaded.").or_default(),
    };
};

struct EditMessage {
    ChannelId channel;
    Seq message = 0;
    Seq revision = 0;
    std::string text;
};
template <>
struct Described<EditMessage> {
    static constexpr auto name = "EditMessage";
    static constexpr auto help = "Say it better.";
    static constexpr std::array fields{
        field<&EditMessage::channel>("channel", "Where."),
        field<&EditMessage::message>("message", {1, std::numeric_limits<std::int64_t>::max()},
                                     "Which message, by its number."),
        field<&EditMessage::revision>("revision", {1, std::numeric_limits<std::int64_t>::max()},
                                      "The revision this edit is based on; a stale one is refused `conflict`."),
        field<&EditMessage::text>("text", {1, message_text_bytes_max}, "The whole new text."),
    };
};

struct DeleteMessage {
    ChannelId channel;
    Seq message = 0;
};
template <>
struct Described<DeleteMessage> {
    static constexpr auto name = "DeleteMessage";
    static constexpr auto help = "Take it back: its text is gone everywhere.";
    static constexpr std::array fields{
        field<&DeleteMessage::channel>("channel", "Where."),
        field<&DeleteMessage::message>("message", {1, std::numeric_limits<std::int64_t>::max()},
                                       "Which message, by its number."),
    };
};

struct DeletedMessage {
    Seq seq = 0;
    std::optional<Seq> thread;
    Seq version = 0;
};
template <>
struct Described<DeletedMessage> {
    static constexpr auto name = "DeletedMessage";
    static constexpr auto help = "A message that is gone.";
    static constexpr std::array fields{
        field<&DeletedMessage::seq>("seq", "Which message."),
        field<&DeletedMessage::thread>("thread", "The message it replied to, which has one reply less now.").nullable(),
        field<&DeletedMessage::version>("version", "The number of the deletion."),
    };
};
struct MessageDeleted {
    static constexpr std::uint16_t number = 12;
    DeletedMessage message;
    void stamped(Seq seq) { message.version = seq; }
};
template <>
struct Described<MessageDeleted> {
    static constexpr auto name = "MessageDeleted";
    static constexpr auto help = "A message is gone, and its text with it.";
    static constexpr std::array fields{field<&MessageDeleted::message>("message", "Which one.")};
};

}  // namespace holdfast
