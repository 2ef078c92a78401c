// Where one was named, on the wire.
#pragma once

#include "holdfast/engine/messages.hpp"

namespace holdfast {

struct AskMentions {
    std::optional<std::string> cursor;
    std::int64_t limit = 30;
};
template <>
struct Described<AskMentions> {
    static constexpr auto name = "AskMentions";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&AskMentions::cursor>("cursor", {0, 80}, "next_cursor of the page before."),
        field<&AskMentions::limit>("limit", {1, 50}, "How many at most.").or_default(),
    };
};

struct MentionView {
    ChannelId channel;
    Message message;
    bool unread = false;
};
template <>
struct Described<MentionView> {
    static constexpr auto name = "Mention";
    static constexpr auto help = "A live message by somebody else that names one, or everybody.";
    static constexpr std::array fields{
        field<&MentionView::channel>("channel", "Where."),
        field<&MentionView::message>("message", "The message as it stands."),
        field<&MentionView::unread>("unread", "It stands after one's read cursor in its channel or thread."),
    };
};
struct MentionPage {
    std::vector<MentionView> items;
    std::optional<std::string> next_cursor;
    PeopleMap people;
};
template <>
struct Described<MentionPage> {
    static constexpr auto name = "MentionPage";
    static constexpr auto help = "Where one was named, the newest first.";
    static constexpr std::array fields{
        field<&MentionPage::items>("items", "The mentions."),
        field<&MentionPage::next_cursor>("next_cursor", "Ask again with this; absent on the last page."),
        field<&MentionPage::people>("people", "Who is named in them by id."),
    };
};

struct AskMentionRule {};
template <>
struct Described<AskMentionRule> {
    static constexpr auto name = "AskMentionRule";
    static constexpr auto help = "";
    static constexpr std::array<Field, 0> fields{};
};
struct MentionRule {
    std::string everyone;
    bool allowed = true;
};
template <>
struct Described<MentionRule> {
    static constexpr auto name = "MentionRule";
    static constexpr auto help = "Who may name everybody in a channel.";
    static constexpr std::array fields{
        field<&MentionRule::everyone>("everyone", "The setting mention_everyone: everyone, members, admins or nobody."),
        field<&MentionRule::allowed>("allowed", "Whether one may oneself."),
    };
};

}  // namespace holdfast
