// Messages on the wire: as they are shown, and as their events tell of them. Each record declared once.
// Value types; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "holdfast/engine/declare.hpp"

namespace holdfast {

inline constexpr std::int64_t files_per_message_max = 10;
inline constexpr std::int64_t cards_per_message_max = 20;

struct FileView {
    FileId id;
    std::string name;
    std::string type;
    std::int64_t bytes = 0;
    std::optional<std::int64_t> width, height;
    bool preview = false;
};
template <>
struct Described<FileView> {
    static constexpr auto name = "File";
    static constexpr auto help = "A file of a message.";
    static constexpr std::array fields{
        field<&FileView::id>("id", "Its id; its bytes are at /api/v1/files/{id}."),
        field<&FileView::name>("name", "What it is called."),
        field<&FileView::type>("type", "Its media type, as the server found it."),
        field<&FileView::bytes>("bytes", "Its size."),
        field<&FileView::width>("width", "Of an image, in pixels."),
        field<&FileView::height>("height", "Of an image, in pixels."),
        field<&FileView::preview>("preview", "There is a small picture of it at /api/v1/files/{id}/preview."),
    };
};

struct CardField {
    std::string title;
    std::string value;
    bool is_short = false;
};
template <>
struct Described<CardField> {
    static constexpr auto name = "CardField";
    static constexpr auto help = "A fact on a card.";
    static constexpr std::array fields{
        field<&CardField::title>("title", "What it is.").or_default(),
        field<&CardField::value>("value", "Its value, in Markdown.").or_default(),
        field<&CardField::is_short>("short", "Short enough to stand beside another.").or_default(),
    };
};

struct CardAction {
    std::string text;
    std::string url;
};
template <>
struct Described<CardAction> {
    static constexpr auto name = "CardAction";
    static constexpr auto help = "A link on a card.";
    static constexpr std::array fields{
        field<&CardAction::text>("text", "What it says."),
        field<&CardAction::url>("url", "Where it leads."),
    };
};

struct Card {
    std::string color;
    std::string author;
    std::string title;
    std::string title_link;
    std::string text;
    std::vector<CardField> facts;
    std::string image;
    std::string image_alt;
    std::string footer;
    std::vector<CardAction> actions;
};
template <>
struct Described<Card> {
    static constexpr auto name = "Card";
    static constexpr auto help = "Something a program shows below its words.";
    static constexpr std::array fields{
        field<&Card::color>("color", "Of its edge: good, warning, danger or #rrggbb.").or_default(),
        field<&Card::author>("author", "Who or what it is about.").or_default(),
        field<&Card::title>("title", "Its heading.").or_default(),
        field<&Card::title_link>("title_link", "Where the heading leads.").or_default(),
        field<&Card::text>("text", "In Markdown.").or_default(),
        field<&Card::facts>("fields", "Facts, one below the other or side by side.").or_default(),
        field<&Card::image>("image", "Where a picture is; shown as a link.").or_default(),
        field<&Card::image_alt>("image_alt", "What the picture shows.").or_default(),
        field<&Card::footer>("footer", "A small line at its end, in Markdown.").or_default(),
        field<&Card::actions>("actions", "Links.").or_default(),
    };
};

// How a program wishes to be shown for this one message. Its own name stands beside it.
struct Guise {
    std::string name;
    std::string icon;
};
template <>
struct Described<Guise> {
    static constexpr auto name = "Guise";
    static constexpr auto help = "How a program wishes to be shown for one message; never instead of who it is.";
    static constexpr std::array fields{
        field<&Guise::name>("name", "The name to show.").or_default(),
        field<&Guise::icon>("icon", "One emoji.").or_default(),
    };
};

// What a message carries beside its text. Kept as JSON in the message's row, gone with its text.
struct MessageContent {
    std::vector<FileView> files;
    std::vector<Card> cards;
    std::optional<Guise> as;
    bool empty() const { return files.empty() && cards.empty() && !as; }
};
template <>
struct Described<MessageContent> {
    static constexpr auto name = "MessageContent";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&MessageContent::files>("files", "Its files.").or_default(),
        field<&MessageContent::cards>("cards", "Its cards.").or_default(),
        field<&MessageContent::as>("as", "How a program is shown."),
    };
};

struct ReactionView {
    std::string emoji;
    std::vector<UserId> users;
};
template <>
struct Described<ReactionView> {
    static constexpr auto name = "Reaction";
    static constexpr auto help = "One emoji under a message.";
    static constexpr std::array fields{
        field<&ReactionView::emoji>("emoji", "The emoji itself."),
        field<&ReactionView::users>("users", "Everybody who chose it, the first first."),
    };
};

struct RepliesView {
    std::int64_t count = 0;
    Timestamp last_at{};
    std::vector<UserId> people;
};
template <>
struct Described<RepliesView> {
    static constexpr auto name = "Replies";
    static constexpr auto help = "What stands in the thread below a message.";
    static constexpr std::array fields{
        field<&RepliesView::count>("count", "Live replies."),
        field<&RepliesView::last_at>("last_at", "When the last one was posted."),
        field<&RepliesView::people>(
            "people", "Up to five who took part, the first first; deleting a reply changes nothing here."),
    };
};

struct PinView {
    UserId by;
    Timestamp at{};
};
template <>
struct Described<PinView> {
    static constexpr auto name = "Pin";
    static constexpr auto help = "A message is pinned in its channel.";
    static constexpr std::array fields{
        field<&PinView::by>("by", "Who pinned it."),
        field<&PinView::at>("at", "When."),
    };
};

struct Message {
    Seq seq = 0;
    UserId by;
    Timestamp at{};
    std::string key;
    std::string text;
    std::optional<Seq> thread;
    bool broadcast = false;
    std::vector<std::string> mentions;
    std::vector<FileView> files;
    std::vector<Card> cards;
    std::optional<Guise> as;
    std::vector<ReactionView> reactions;
    std::optional<RepliesView> replies;
    std::optional<PinView> pinned;
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
        field<&Message::broadcast>("broadcast", "A reply that is shown in the channel too."),
        field<&Message::mentions>("mentions", "Ids of those it names, @channel and @here."),
        field<&Message::files>("files", "Its files."),
        field<&Message::cards>("cards", "What a program shows below its words."),
        field<&Message::as>("as", "How a program wishes to be shown.").nullable(),
        field<&Message::reactions>("reactions", "Emoji under it, the first first."),
        field<&Message::replies>("replies", "The thread below it; absent when nobody has replied."),
        field<&Message::pinned>("pinned", "Absent when it is not pinned."),
        field<&Message::revision>("revision", "The number of its last edit, or of the post: what an edit is based on."),
        field<&Message::version>("version", "The last event folded into it."),
        field<&Message::edited_at>("edited_at", "When it was last edited."),
        field<&Message::deleted>("deleted", "It is gone; only its place is left."),
    };
};

struct PostedMessage {
    std::string key;
    std::string text;
    std::optional<Seq> thread;
    bool broadcast = false;
    std::vector<std::string> mentions;
    std::vector<FileView> files;
    std::vector<Card> cards;
    std::optional<Guise> as;
    std::optional<UserId> thread_by;
    Seq version = 0;
};
template <>
struct Described<PostedMessage> {
    static constexpr auto name = "PostedMessage";
    static constexpr auto help = "A message as it was posted.";
    static constexpr std::array fields{
        field<&PostedMessage::key>("key", "The key it was sent with."),
        field<&PostedMessage::text>("text", "What was said; empty once it was deleted.").apart(),
        field<&PostedMessage::thread>("thread", "The message it replies to.").nullable(),
        field<&PostedMessage::broadcast>("broadcast", "A reply that is shown in the channel too."),
        field<&PostedMessage::mentions>("mentions", "Ids of those it names, @channel and @here.").apart(),
        field<&PostedMessage::files>("files", "Its files.").apart(),
        field<&PostedMessage::cards>("cards", "What a program shows below its words.").apart(),
        field<&PostedMessage::as>("as", "How a program wishes to be shown.").apart().nullable(),
        field<&PostedMessage::thread_by>("thread_by", "Of a reply: who began the thread, and so follows it."),
        field<&PostedMessage::version>("version", "Its own number."),
    };
};
struct MessagePosted {
    static constexpr std::uint16_t number = 10;
    PostedMessage message;
    void stamped(Seq seq) { message.version = seq; }
};
template <>
struct Described<MessagePosted> {
    static constexpr auto name = "MessagePosted";
    static constexpr auto help = "Somebody said something.";
    static constexpr std::array fields{field<&MessagePosted::message>("message", "What.")};
};

struct EditedMessage {
    Seq seq = 0;
    std::optional<Seq> thread;
    std::string text;
    std::vector<std::string> mentions;
    Seq revision = 0;
    Seq version = 0;
};
template <>
struct Described<EditedMessage> {
    static constexpr auto name = "EditedMessage";
    static constexpr auto help = "A message as it reads after an edit.";
    static constexpr std::array fields{
        field<&EditedMessage::seq>("seq", "The message it changes."),
        field<&EditedMessage::thread>("thread",
                                      "Of a reply: the message it replies to. Whom the edit names newly follows "
                                      "that thread."),
        field<&EditedMessage::text>("text", "The whole new text; empty once the message was deleted.").apart(),
        field<&EditedMessage::mentions>("mentions", "Ids of those it names now, and @channel.").apart(),
        field<&EditedMessage::revision>("revision", "The number of this edit."),
        field<&EditedMessage::version>("version", "The same: the last event folded into the message."),
    };
};
struct MessageEdited {
    static constexpr std::uint16_t number = 11;
    EditedMessage message;
    void stamped(Seq seq) { message.revision = message.version = seq; }
};
template <>
struct Described<MessageEdited> {
    static constexpr auto name = "MessageEdited";
    static constexpr auto help = "Somebody changed what they had said.";
    static constexpr std::array fields{field<&MessageEdited::message>("message", "What it says now.")};
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

}  // namespace holdfast
