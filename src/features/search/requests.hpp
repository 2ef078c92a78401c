// Searching on the wire.
#pragma once

#include "holdfast/engine/messages.hpp"

namespace holdfast {

struct SearchMessages {
    std::string query;
    std::optional<std::int64_t> cursor;
    std::int64_t limit = 20;
    std::int64_t utc_offset = 0;
};
template <>
struct Described<SearchMessages> {
    static constexpr auto name = "SearchMessages";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&SearchMessages::query>(
            "query", {0, 512},
            "Words, \"whole phrases\", -without, and from:@name, from:me, in:#channel, in:@person, "
            "before:, after: and on: with YYYY-MM-DD, has:file, has:image, has:link, has:reaction, has:pin.")
            .or_default(),
        field<&SearchMessages::cursor>("cursor", {1, std::numeric_limits<std::int64_t>::max()},
                                       "next_cursor of the page before."),
        field<&SearchMessages::limit>("limit", {1, 50}, "How many at most.").or_default(),
        field<&SearchMessages::utc_offset>("utc_offset", {-840, 840}, "Minutes east of UTC: whose days the dates are.")
            .or_default(),
    };
};

struct TextRange {
    std::int64_t start = 0, length = 0;
};
template <>
struct Described<TextRange> {
    static constexpr auto name = "TextRange";
    static constexpr auto help = "A stretch of a text, counted in UTF-16 units as JavaScript and Java do.";
    static constexpr std::array fields{
        field<&TextRange::start>("start", "Where it begins."),
        field<&TextRange::length>("length", "How long it is."),
    };
};

struct FoundMessage {
    ChannelId channel;
    Message message;
    std::vector<TextRange> highlights;
};
template <>
struct Described<FoundMessage> {
    static constexpr auto name = "FoundMessage";
    static constexpr auto help = "A message that fits a search.";
    static constexpr std::array fields{
        field<&FoundMessage::channel>("channel", "Where it stands."),
        field<&FoundMessage::message>("message", "The message as it stands now."),
        field<&FoundMessage::highlights>("highlights", "What of its text was asked for."),
    };
};

struct FoundPage {
    std::vector<FoundMessage> items;
    PeopleMap people;
    std::optional<std::int64_t> next_cursor;
    std::int64_t waiting = 0;
};
template <>
struct Described<FoundPage> {
    static constexpr auto name = "FoundPage";
    static constexpr auto help = "What was found in the channels one is in, the newest first.";
    static constexpr std::array fields{
        field<&FoundPage::items>("items", "The messages."),
        field<&FoundPage::people>("people", "Who wrote them."),
        field<&FoundPage::next_cursor>(
            "next_cursor",
            "Ask again with this for older ones, even after an empty page; absent when all was looked through."),
        field<&FoundPage::waiting>(
            "waiting",
            "About how many messages of the workspace are not indexed yet: 0 but for a second after a post, and after a rebuild."),
    };
};

struct AskIndex {};
template <>
struct Described<AskIndex> {
    static constexpr auto name = "AskIndex";
    static constexpr auto help = "";
    static constexpr std::array<Field, 0> fields{};
};
struct IndexState {
    std::int64_t indexed = 0, waiting = 0;
};
template <>
struct Described<IndexState> {
    static constexpr auto name = "IndexState";
    static constexpr auto help = "How far the search index is.";
    static constexpr std::array fields{
        field<&IndexState::indexed>("indexed", "Messages that can be found."),
        field<&IndexState::waiting>("waiting", "About how many are still to come."),
    };
};

}  // namespace holdfast
