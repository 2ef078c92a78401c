#include "features/preferences/rules.hpp"

#include <algorithm>
#include <set>

#include "holdfast/domain/text.hpp"
#include "holdfast/domain/time_zone.hpp"

namespace holdfast::preferences {
namespace {

std::int64_t characters(std::string_view text) {
    return std::count_if(text.begin(), text.end(),
                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

Result<std::vector<std::string>> decide_keywords(std::vector<std::string> const& wished) {
    std::vector<std::string> out;
    std::set<std::string> keys;
    for (auto const& word : wished) {
        auto clean = clean_name(word, "keywords", keyword_bytes_max);
        if (!clean) return clean.error();
        if (characters(*clean) > keyword_characters_max)
            return Problem{Fault::too_large, "too_large", "A keyword may be at most 40 characters long.", "keywords"};
        if (keys.insert(name_key(*clean)).second) out.push_back(std::move(*clean));
    }
    return out;
}

}  // namespace

Result<Preferences> decide(SetPreferences const& wished) {
    auto keywords = decide_keywords(wished.keywords);
    if (!keywords) return keywords.error();
    auto zone = clean_time_zone(wished.quiet_hours.time_zone, "quiet_hours.time_zone");
    if (!zone) return zone.error();
    auto days = wished.quiet_hours.days;
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    auto const& quiet = wished.quiet_hours;
    return Preferences{wished.level,
                       std::move(*keywords),
                       {quiet.on, quiet.from_minute, quiet.to_minute, std::move(days), std::move(*zone)},
                       wished.sound,
                       wished.preview,
                       wished.send_with};
}

Result<ChannelPreferences> decide(SetChannelPreferences const& wished, Timestamp now) {
    auto const until = wished.muted ? wished.mute_until : std::nullopt;
    if (until && *until <= now)
        return Problem{Fault::bad_request, "out_of_range", "This time has passed already.", "mute_until"};
    return ChannelPreferences{wished.channel, wished.level, wished.muted, until};
}

}  // namespace holdfast::preferences
