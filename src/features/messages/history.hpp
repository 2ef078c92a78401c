// Pages of messages as they stand now, and the people who wrote them.
#pragma once

#include "features/messages/message.hpp"

namespace holdfast {

struct Message {
    Seq seq = 0;
    UserId by;
    Timestamp at{};
    std::string key;
    std::string text;
    std::optional<Seq> thread;
    std::vector<std::string> mentions;
    std::vector<std::string> files;
    Seq revision = 0;
    Seq version = 0;
    std::optional<Timestamp> edited_at;
    bool deleted = false;
};
template <>
struct Described<Message> {
    static constexpr auto name = "Message";
    static constexpr auto help = "A message as it stands.";
    static constexpr std::array fields{
        field<&Message::seq>("seq", "Its number: how it is named in its channel."),
        field<&Message::by>("by", "Who said it."),
        field<&Message::at>("at", "When."),
        field<&Message::key>("key", "The key it was sent with."),
        field<&Message::text>("text", "What it says; empty when deleted."),
        field<&Message::thread>("thread", "The message it replies to.").nullable(),
        field<&Message::mentions>("mentions", "Ids of those it names, and @channel."),
        field<&Message::files>("files", "Ids of its files."),
        field<&Message::revision>("revision", "The number of its last edit, or of the post: what an edit is based on."),
        field<&Message::version>("version", "The last event folded into it."),
        field<&Message::edited_at>("edited_at", "When it was last edited."),
        field<&Message::deleted>("deleted", "It is gone; only its place is left."),
    };
};

struct PersonBrief {
    std::string name;
    std::string username;
    std::optional<std::string> avatar;
    std::int64_t version = 1;
};
template <>
struct Described<PersonBrief> {
    static constexpr auto name = "PersonBrief";
    static constexpr auto help = "As much of a person as a page of messages needs.";
    static constexpr std::array fields{
        field<&PersonBrief::name>("name", "The name to show."),
        field<&PersonBrief::username>("username", "The name to mention."),
        field<&PersonBrief::avatar>("avatar", "Their picture.").nullable(),
        field<&PersonBrief::version>("version", "Rises when the profile changes."),
    };
};
// On the wire: an object by id.
struct PeopleMap {
    std::vector<std::pair<UserId, PersonBrief>> entries;
};
template <>
struct CodecOf<PeopleMap> : codec_detail::Always {
    static std::optional<Problem> decode(Json const&, void*, Field const& field) {
        return codec_detail::wrong(field, "bad_value", "Not taken.");
    }
    static std::optional<Problem> decode_text(std::string_view, void*, Field const& field) {
        return codec_detail::wrong(field, "bad_value", "Not taken.");
    }
    static void encode(void const* in, std::string& out, Form form) {
        JsonObject object{out};
        for (auto const& [id, person] : static_cast<PeopleMap const*>(in)->entries)
            encode_record(record_of<PersonBrief>(), &person, object.member(to_text(id)), form);
    }
    static Json schema(Field const&) {
        return {{"type", "object"}, {"additionalProperties", schema_reference(record_of<PersonBrief>())}};
    }
    static Record const* nested() { return &record_of<PersonBrief>(); }
};

struct AskHistory {
    ChannelId channel;
    std::optional<Seq> before, after, around;
    std::optional<Seq> thread;
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
        field<&AskHistory::limit>("limit", {1, 100}, "How many at most.").or_default(),
    };
};

struct MessagePage {
    Seq as_of = 0, first = 1, head = 0;
    std::vector<Message> messages;
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
        field<&MessagePage::has_older>("has_older", "There are older ones."),
        field<&MessagePage::has_newer>("has_newer", "There are newer ones."),
        field<&MessagePage::people>("people", "Who wrote them."),
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
