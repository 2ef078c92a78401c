// Drafts on the wire: what somebody has half typed, the same on all of their devices (D11).
#pragma once

#include "holdfast/domain/text.hpp"
#include "holdfast/engine/declare.hpp"

namespace holdfast {

namespace drafts {

inline constexpr std::int64_t drafts_max = 500;  // of one person

struct SaveDraft {
    ChannelId channel;
    std::string text;
    std::optional<Seq> thread;
};
// Where a draft is and how new; its text is one row that is written over, and never stands in a log.
struct DraftMark {
    ChannelId channel;
    std::optional<Seq> thread;
    Seq version = 0;
    bool empty = false;
};
struct DraftChanged {
    static constexpr std::uint16_t number = 34;
    DraftMark draft;
    void stamped(Seq seq) { draft.version = seq; }
};
struct Draft {
    ChannelId channel;
    std::optional<Seq> thread;
    Seq version = 0;
    Timestamp at{};
    std::string text;
};
struct NoQuestion {};
struct AllDrafts {
    Seq as_of = 0;
    std::vector<Draft> drafts;
};

inline constexpr Bounds any_seq{1, std::numeric_limits<std::int64_t>::max()};

}  // namespace drafts

template <>
struct Described<drafts::SaveDraft> {
    using T = drafts::SaveDraft;
    static constexpr auto name = "SaveDraft";
    static constexpr auto help = "What is half typed; empty text takes the draft away.";
    static constexpr std::array fields{
        field<&T::channel>("channel", "Where."),
        field<&T::text>("text", {0, message_text_bytes_max}, "What is typed so far."),
        field<&T::thread>("thread", drafts::any_seq, "The message it replies to."),
    };
};
template <>
struct Described<drafts::DraftMark> {
    using T = drafts::DraftMark;
    static constexpr auto name = "DraftMark";
    static constexpr auto help = "Which draft, and how new.";
    static constexpr std::array fields{
        field<&T::channel>("channel", "Where."),
        field<&T::thread>("thread", "The message it replies to; null for the channel itself.").nullable(),
        field<&T::version>("version", "The number in @me of its last change."),
        field<&T::empty>("empty", "True: there is none any more."),
    };
};
template <>
struct Described<drafts::DraftChanged> {
    static constexpr auto name = "DraftChanged";
    static constexpr auto help = "In @me: one has typed on, on some device. The text is to be read.";
    static constexpr std::array fields{field<&drafts::DraftChanged::draft>("draft", "Which, and how new.")};
};
template <>
struct Described<drafts::Draft> {
    using T = drafts::Draft;
    static constexpr auto name = "Draft";
    static constexpr auto help = "What is half typed.";
    static constexpr std::array fields{
        field<&T::channel>("channel", "Where."),
        field<&T::thread>("thread", "The message it replies to; null for the channel itself.").nullable(),
        field<&T::version>("version", "The number in @me of its last change."),
        field<&T::at>("at", "When that was."),
        field<&T::text>("text", "What is typed so far."),
    };
};
template <>
struct Described<drafts::NoQuestion> {
    static constexpr auto name = "NoDraftsQuestion";
    static constexpr auto help = "";
    static constexpr std::array<Field, 0> fields{};
};
template <>
struct Described<drafts::AllDrafts> {
    using T = drafts::AllDrafts;
    static constexpr auto name = "AllDrafts";
    static constexpr auto help = "All that one has half typed.";
    static constexpr std::array fields{
        field<&T::as_of>("as_of", "The number of @me this is true for."),
        field<&T::drafts>("drafts", "Up to 500."),
    };
};

}  // namespace holdfast
