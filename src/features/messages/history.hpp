// Pages of messages as they stand now, and the people who wrote them.
#pragma once

#include "features/messages/message.hpp"

namespace holdfast {

struct AskHistory {
    ChannelId channel;
    std::optional<Seq> before, after, around;
    std::optional<Seq> thread;
    bool replies = true;
    std::int64_t limit = 50;
};
template <>
struct Described<AskHistory> {
    static constexpr auto name = "AskHistory";
    static constexpr auto help = "";
    static constexpr Bounds any{0, std::numeric_limits<std::int64_t>::max()};
    static constexpr std::array fields{
        field<&AskHistory::channel>("channel", "Which channel."),
        field<&AskHistory::before>("before", any, "Messages before this number."),
        field<&AskHistory::after>("after", any, "Messages after this number."),
        field<&AskHistory::around>("around", any, "Messages on both sides of this number, itself included."),
        field<&AskHistory::thread>("thread", any, "Only the replies to this message."),
        field<&AskHistory::replies>("replies", "False: of all replies only those that were sent to the channel too.")
            .or_default(),
        field<&AskHistory::limit>("limit", {1, 100}, "How many at most.").or_default(),
    };
};

struct MessagePage {
    Seq as_of = 0, first = 1, head = 0;
    std::vector<Message> messages;
    std::optional<Message> root;
    bool has_older = false, has_newer = false;
    PeopleMap people;
};
template <>
struct Described<MessagePage> {
    static constexpr auto name = "MessagePage";
    static constexpr auto help = "Messages in order, oldest first.";
    static constexpr std::array fields{
        field<&MessagePage::as_of>("as_of", "The channel's number this page is true for."),
        field<&MessagePage::first>("first", "The oldest number the log still holds."),
        field<&MessagePage::head>("head", "The newest number of the log."),
        field<&MessagePage::messages>("messages", "The messages."),
        field<&MessagePage::root>("root", "Of a thread: the message that began it."),
        field<&MessagePage::has_older>("has_older", "There are older ones."),
        field<&MessagePage::has_newer>("has_newer", "There are newer ones."),
        field<&MessagePage::people>("people", "Who wrote them, and who else is named in them by id."),
    };
};

struct AskMessage {
    ChannelId channel;
    Seq message = 0;
};
template <>
struct Described<AskMessage> {
    static constexpr auto name = "AskMessage";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&AskMessage::channel>("channel", "Which channel."),
        field<&AskMessage::message>("message", {1, std::numeric_limits<std::int64_t>::max()},
                                    "Which message, by its number."),
    };
};

}  // namespace holdfast
