// Saved messages on the wire.
#pragma once

#include "holdfast/engine/messages.hpp"

namespace holdfast {

struct SaveMessage {
    ChannelId channel;
    Seq message = 0;
};
template <>
struct Described<SaveMessage> {
    static constexpr auto name = "SaveMessage";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&SaveMessage::channel>("channel", "Where."),
        field<&SaveMessage::message>("message", {1, std::numeric_limits<std::int64_t>::max()},
                                     "Which message, by its number."),
    };
};

struct SavedMark {
    ChannelId channel;
    Seq message = 0;
};
template <>
struct Described<SavedMark> {
    static constexpr auto name = "SavedMark";
    static constexpr auto help = "Which message was saved.";
    static constexpr std::array fields{
        field<&SavedMark::channel>("channel", "Its channel."),
        field<&SavedMark::message>("message", "Its number."),
    };
};
struct SavedAdded {
    static constexpr std::uint16_t number = 24;
    SavedMark saved;
};
template <>
struct Described<SavedAdded> {
    static constexpr auto name = "SavedAdded";
    static constexpr auto help = "In @me: one has saved a message.";
    static constexpr std::array fields{field<&SavedAdded::saved>("saved", "Which one.")};
};
struct SavedRemoved {
    static constexpr std::uint16_t number = 25;
    SavedMark saved;
};
template <>
struct Described<SavedRemoved> {
    static constexpr auto name = "SavedRemoved";
    static constexpr auto help = "In @me: one has taken a message off the saved ones.";
    static constexpr std::array fields{field<&SavedRemoved::saved>("saved", "Which one.")};
};

struct AskSaved {
    std::optional<Seq> cursor;
    std::int64_t limit = 50;
};
template <>
struct Described<AskSaved> {
    static constexpr auto name = "AskSaved";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&AskSaved::cursor>("cursor", {1, std::numeric_limits<std::int64_t>::max()},
                                 "What the page before gave as next_cursor."),
        field<&AskSaved::limit>("limit", {1, 100}, "How many at most.").or_default(),
    };
};

struct SavedEntry {
    ChannelId channel;
    Seq message = 0;
    Timestamp at{};
    std::optional<Message> content;
};
template <>
struct Described<SavedEntry> {
    static constexpr auto name = "SavedEntry";
    static constexpr auto help = "A saved message as it stands now.";
    static constexpr std::array fields{
        field<&SavedEntry::channel>("channel", "Its channel."),
        field<&SavedEntry::message>("message", "Its number."),
        field<&SavedEntry::at>("at", "When it was saved."),
        field<&SavedEntry::content>("content", "The message; null while one may not read it.").nullable(),
    };
};
struct SavedPage {
    std::vector<SavedEntry> items;
    std::optional<Seq> next_cursor;
    PeopleMap people;
};
template <>
struct Described<SavedPage> {
    static constexpr auto name = "SavedPage";
    static constexpr auto help = "One's saved messages, the last saved first; deleted ones are passed over.";
    static constexpr std::array fields{
        field<&SavedPage::items>("items", "The messages."),
        field<&SavedPage::next_cursor>("next_cursor", "Ask again with this; absent on the last page."),
        field<&SavedPage::people>("people", "Who wrote them, and who else is named in them by id."),
    };
};

struct AskSavedMarks {};
template <>
struct Described<AskSavedMarks> {
    static constexpr auto name = "AskSavedMarks";
    static constexpr auto help = "";
    static constexpr std::array<Field, 0> fields{};
};
struct SavedMarks {
    Seq as_of = 0;
    std::vector<SavedMark> items;
};
template <>
struct Described<SavedMarks> {
    static constexpr auto name = "SavedMarks";
    static constexpr auto help = "Which messages one has saved: what the events of @me come to.";
    static constexpr std::array fields{
        field<&SavedMarks::as_of>("as_of", "The number of one's own log this is true for."),
        field<&SavedMarks::items>("items", "All of them."),
    };
};

}  // namespace holdfast
