// What somebody asks for when they search, and how that is said to the index. Pure: no database, no clock.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/search/requests.hpp"
#include "holdfast/base/id.hpp"
#include "holdfast/base/result.hpp"
#include "holdfast/base/time.hpp"
#include "holdfast/domain/words.hpp"

namespace holdfast::search {

// What a message has beside words, as bits. What others put on it is no part of the index: it is looked up with the message.
enum Has : unsigned { has_file = 1, has_image = 2, has_link = 4, has_reaction = 8, has_pin = 16 };
inline constexpr unsigned put_on_it = has_reaction | has_pin;
unsigned what_it_has(std::string_view text, MessageContent const& content);
unsigned what_was_put_on(Message const& message);

struct Asked {
    std::vector<Phrase> words, without;
    std::vector<std::string> from, in;       // as typed, without the operator
    std::optional<Timestamp> since, before;  // the first moment that counts, and the first that does not
    unsigned has = 0;

    bool nothing() const { return words.empty() && from.empty() && in.empty() && !since && !before && has == 0; }
};
// Whatever it is, it makes sense: an unknown operator is a plain word. Refused `nothing_to_find` where nothing is left to look for.
Result<Asked> understand(std::string_view query, std::int64_t utc_offset_minutes);

// Words as the index holds them, with blanks between.
std::string terms_of(std::string_view text);
// File names and cards.
std::string extras_of(MessageContent const& content);
std::string facts_of(ChannelId channel, UserId author, unsigned has);

struct Scope {
    std::vector<ChannelId> channels;  // empty: whoever walks the hits looks which are one's own
    std::vector<UserId> authors;      // empty: anybody
};
// The question in FTS5's language; empty when every message is asked for. Only words cut by words_in and ids get in, each quoted.
std::string match_of(Asked const& asked, Scope const& scope);

// Where the words stand in a text; nothing when a message with this text and content does not fit.
std::optional<std::vector<Stretch>> places_in(Asked const& asked, std::string_view text, MessageContent const& content);
TextRange range_of(std::string_view text, Stretch const& stretch);

}  // namespace holdfast::search
