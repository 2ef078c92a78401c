#include "features/search/rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace holdfast::search {
namespace {

using namespace std::chrono;

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> quotes{
    {{"\"", "\""}, {"“", "”"}, {"「", "」"}, {"『", "』"}}};
constexpr std::array<std::string_view, 6> blanks{" ", "\t", "\n", "\r", "\u3000", "\u00a0"};

bool take(std::string_view& text, std::string_view beginning) {
    if (!text.starts_with(beginning)) return false;
    text.remove_prefix(beginning.size());
    return true;
}
bool take_blank(std::string_view& text) {
    return std::ranges::any_of(blanks, [&](auto blank) { return take(text, blank); });
}
bool at_blank(std::string_view text) {
    return text.empty() || std::ranges::any_of(blanks, [&](auto blank) { return text.starts_with(blank); });
}

struct Value {
    std::string text;
    bool quoted = false;
};
// Up to the closing quote, or up to the next blank. A quote that nobody closes ends with the line.
Value take_value(std::string_view& text) {
    for (auto const& [open, shut] : quotes) {
        if (!take(text, open)) continue;
        auto const end = std::min(text.find(shut), text.size());
        Value out{std::string{text.substr(0, end)}, true};
        text.remove_prefix(std::min(end + shut.size(), text.size()));
        return out;
    }
    auto rest = text;
    while (!at_blank(rest)) rest.remove_prefix(1);
    Value out{std::string{text.substr(0, text.size() - rest.size())}, false};
    text = rest;
    return out;
}

std::optional<sys_days> day_of(std::string_view text) {
    int parts[3] = {};
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    std::string_view const pieces[3] = {text.substr(0, 4), text.substr(5, 2), text.substr(8, 2)};
    for (int i = 0; i < 3; ++i) {
        auto const [end, error] = std::from_chars(pieces[i].begin(), pieces[i].end(), parts[i]);
        if (error != std::errc{} || end != pieces[i].end() || parts[i] < 0) return std::nullopt;
    }
    year_month_day const day{year{parts[0]}, month{static_cast<unsigned>(parts[1])},
                             std::chrono::day{static_cast<unsigned>(parts[2])}};
    if (!day.ok()) return std::nullopt;
    return sys_days{day};
}

class Reader {
public:
    explicit Reader(minutes east) : east_{east} {}

    // False: this is no operator that one knows, so it is a word.
    bool filter(std::string_view name, std::string const& value) {
        if (value.empty()) return false;
        if (name == "from") return asked.from.push_back(value), true;
        if (name == "in") return asked.in.push_back(value), true;
        if (name == "has") return has(value);
        auto const day = day_of(value);
        if (!day) return false;
        if (name == "before") not_from(*day);
        else if (name == "after") from_on(*day + days{1});
        else if (name == "on") from_on(*day), not_from(*day + days{1});
        else return false;
        return true;
    }

    Asked asked;

private:
    bool has(std::string_view value) {
        if (value == "file" || value == "files") asked.has |= has_file;
        else if (value == "image" || value == "images") asked.has |= has_image;
        else if (value == "link" || value == "links") asked.has |= has_link;
        else if (value == "reaction" || value == "reactions") asked.has |= has_reaction;
        else if (value == "pin") asked.has |= has_pin;
        else return false;
        return true;
    }
    // Several dates narrow one another.
    void from_on(sys_days day) {
        Timestamp const begin = day - east_;
        asked.since = asked.since ? std::max(*asked.since, begin) : begin;
    }
    void not_from(sys_days day) {
        Timestamp const begin = day - east_;
        asked.before = asked.before ? std::min(*asked.before, begin) : begin;
    }

    minutes const east_;
};

constexpr std::array<std::string_view, 6> operators{"from", "in", "has", "before", "after", "on"};

bool take_filter(std::string_view& text, Reader& reader) {
    for (auto const name : operators) {
        auto rest = text;
        if (!take(rest, name) || (!take(rest, ":") && !take(rest, "："))) continue;
        auto const value = take_value(rest);
        if (!reader.filter(name, value.text)) return false;
        text = rest;
        return true;
    }
    return false;
}

std::string quoted(Phrase const& phrase) {
    std::string out = "\"";
    for (auto const& word : phrase.words) out += (out.size() > 1 ? " " : "") + word;
    return out + (phrase.open ? "\"*" : "\"");
}

template <class Items, class Say>
std::string joined(Items const& items, std::string_view between, Say say) {
    std::string out;
    for (auto const& item : items) {
        if (!out.empty()) out += between;
        out += say(item);
    }
    return out;
}

std::string fact(std::string_view name) { return "\"" + std::string{name} + "\""; }

}  // namespace

Result<Asked> understand(std::string_view query, std::int64_t utc_offset_minutes) {
    Reader reader{minutes{utc_offset_minutes}};
    while (!query.empty()) {
        if (take_blank(query) || take_filter(query, reader)) continue;
        bool const without = query.size() > 1 && query[0] == '-' && !at_blank(query.substr(1)) && query[1] != '-';
        if (without) query.remove_prefix(1);
        auto const value = take_value(query);
        auto& into = without ? reader.asked.without : reader.asked.words;
        for (auto& phrase : phrases_in(value.text, value.quoted || without)) into.push_back(std::move(phrase));
    }
    if (reader.asked.nothing())
        return Problem{Fault::bad_request, "nothing_to_find", "Say what to look for: a word, a name or a date.",
                       "query"};
    return std::move(reader.asked);
}

unsigned what_it_has(std::string_view text, MessageContent const& content) {
    unsigned has = 0;
    if (text.find("http://") != text.npos || text.find("https://") != text.npos) has |= has_link;
    for (auto const& file : content.files) has |= has_file | (file.type.starts_with("image/") ? has_image : 0u);
    return has;
}

unsigned what_was_put_on(Message const& message) {
    return (message.reactions.empty() ? 0u : has_reaction) | (message.pinned ? has_pin : 0u);
}

std::string terms_of(std::string_view text) {
    return joined(words_in(text), " ", [](Word const& word) { return word.key; });
}

std::string extras_of(MessageContent const& content) {
    std::string out;
    for (auto const& file : content.files) out += terms_of(file.name) + " ";
    for (auto const& card : content.cards) {
        for (auto const& text : {card.author, card.title, card.text, card.footer}) out += terms_of(text) + " ";
        for (auto const& told : card.facts) out += terms_of(told.title) + " " + terms_of(told.value) + " ";
    }
    return out;
}

std::string facts_of(ChannelId channel, UserId author, unsigned has) {
    auto out = to_text(channel) + " " + to_text(author);
    if (has & has_file) out += " hasfile";
    if (has & has_image) out += " hasimage";
    if (has & has_link) out += " haslink";
    return out;
}

std::string match_of(Asked const& asked, Scope const& scope) {
    std::vector<std::string> all;
    if (!asked.words.empty()) all.push_back("{words extras} : (" + joined(asked.words, " AND ", quoted) + ")");
    auto const facts = [&](std::string const& any) { all.push_back("facts : (" + any + ")"); };
    if (!scope.channels.empty()) facts(joined(scope.channels, " OR ", [](auto id) { return fact(to_text(id)); }));
    if (!scope.authors.empty()) facts(joined(scope.authors, " OR ", [](auto id) { return fact(to_text(id)); }));
    if (asked.has & has_file) facts(fact("hasfile"));
    if (asked.has & has_image) facts(fact("hasimage"));
    if (asked.has & has_link) facts(fact("haslink"));
    auto out = joined(all, " AND ", [](auto const& one) { return one; });
    if (!out.empty() && !asked.without.empty())
        out = "(" + out + ") NOT {words extras} : (" + joined(asked.without, " OR ", quoted) + ")";
    return out;
}

std::optional<std::vector<Stretch>> places_in(Asked const& asked, std::string_view text,
                                              MessageContent const& content) {
    auto const words = words_in(text);
    auto const extra = content.empty() ? std::vector<Word>{} : words_in(extras_of(content));
    auto const there = [&](Phrase const& phrase) {
        return !places_of(phrase, words).empty() || !places_of(phrase, extra).empty();
    };
    if (std::ranges::any_of(asked.without, there) || !std::ranges::all_of(asked.words, there)) return std::nullopt;
    std::vector<Stretch> out;
    for (auto const& phrase : asked.words)
        for (auto const& place : places_of(phrase, words)) out.push_back(place);
    // Side by side or one over the other is one.
    std::ranges::sort(out, {}, &Stretch::begin);
    std::vector<Stretch> merged;
    for (auto const& place : out) {
        if (!merged.empty() && place.begin <= merged.back().end)
            merged.back().end = std::max(merged.back().end, place.end);
        else merged.push_back(place);
    }
    return merged;
}

TextRange range_of(std::string_view text, Stretch const& stretch) {
    auto const units = [](std::string_view part) {
        std::int64_t count = 0;
        for (auto const letter : part) {
            auto const byte = static_cast<unsigned char>(letter);
            count += (byte & 0xC0) == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1;
        }
        return count;
    };
    return {units(text.substr(0, stretch.begin)), units(text.substr(stretch.begin, stretch.end - stretch.begin))};
}

}  // namespace holdfast::search
