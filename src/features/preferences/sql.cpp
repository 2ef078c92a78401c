#include "features/preferences/sql.hpp"

namespace holdfast::preferences {
namespace {

// Keywords are single lines.
std::string lines_of(std::vector<std::string> const& words) {
    std::string out;
    for (auto const& word : words) out += (out.empty() ? "" : "\n") + word;
    return out;
}
std::vector<std::string> words_in(std::string_view lines) {
    std::vector<std::string> out;
    while (!lines.empty()) {
        auto const end = std::min(lines.find('\n'), lines.size());
        out.emplace_back(lines.substr(0, end));
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return out;
}

// Bit 0 is Monday.
std::int64_t bits_of(std::vector<Day> const& days) {
    std::int64_t bits = 0;
    for (auto const day : days) bits |= std::int64_t{1} << (static_cast<int>(day) - 1);
    return bits;
}
std::vector<Day> days_in(std::int64_t bits) {
    std::vector<Day> out;
    for (int day = 1; day <= 7; ++day)
        if (bits >> (day - 1) & 1) out.push_back(static_cast<Day>(day));
    return out;
}

ChannelPreferences channel_from(Query const& query) {
    ChannelPreferences out{ChannelId{query.number(0)}, static_cast<ChannelLevel>(query.number(1)), query.number(2) != 0,
                           std::nullopt};
    if (!query.is_null(3)) out.mute_until = from_micros(query.number(3));
    return out;
}

}  // namespace

Preferences of(ReadTx& tx, UserId user) {
    auto query = tx.query(
        "SELECT level, keywords, quiet_on, quiet_from, quiet_to, quiet_days, quiet_zone, sound, preview, send_with "
        "FROM preferences WHERE user = ?");
    if (!query.bind(user.value).step()) return {};
    Preferences out;
    out.level = static_cast<Level>(query.number(0));
    out.keywords = words_in(query.view(1));
    out.quiet_hours = {query.number(2) != 0, query.number(3), query.number(4), days_in(query.number(5)), query.text(6)};
    out.sound = query.number(7) != 0;
    out.preview = query.number(8) != 0;
    out.send_with = static_cast<SendWith>(query.number(9));
    return out;
}

void set(WriteTx& tx, UserId user, Preferences const& wished) {
    tx.query("INSERT OR REPLACE INTO preferences (user, level, keywords, quiet_on, quiet_from, quiet_to, quiet_days, "
             "quiet_zone, sound, preview, send_with) VALUES (?,?,?,?,?,?,?,?,?,?,?)")
        .bind(user.value)
        .bind(static_cast<int>(wished.level))
        .bind(lines_of(wished.keywords))
        .bind(wished.quiet_hours.on)
        .bind(wished.quiet_hours.from_minute)
        .bind(wished.quiet_hours.to_minute)
        .bind(bits_of(wished.quiet_hours.days))
        .bind(wished.quiet_hours.time_zone)
        .bind(wished.sound)
        .bind(wished.preview)
        .bind(static_cast<int>(wished.send_with))
        .run();
}

ChannelPreferences of_channel(ReadTx& tx, UserId user, ChannelId channel) {
    auto query =
        tx.query("SELECT channel, level, muted, mute_until FROM channel_preferences WHERE user = ? AND channel = ?");
    if (!query.bind(user.value).bind(channel.value).step())
        return {channel, ChannelLevel::as_everywhere, false, std::nullopt};
    return channel_from(query);
}

void set_channel(WriteTx& tx, UserId user, ChannelPreferences const& wished) {
    tx.query("INSERT OR REPLACE INTO channel_preferences (user, channel, level, muted, mute_until) VALUES (?,?,?,?,?)")
        .bind(user.value)
        .bind(wished.channel.value)
        .bind(static_cast<int>(wished.level))
        .bind(wished.muted)
        .bind(wished.mute_until ? std::optional{micros(*wished.mute_until)} : std::nullopt)
        .run();
}

void forget_channel(WriteTx& tx, UserId user, ChannelId channel) {
    tx.query("DELETE FROM channel_preferences WHERE user = ? AND channel = ?")
        .bind(user.value)
        .bind(channel.value)
        .run();
}

std::vector<ChannelPreferences> of_channels(ReadTx& tx, UserId user) {
    auto query =
        tx.query("SELECT channel, level, muted, mute_until FROM channel_preferences WHERE user = ? ORDER BY channel");
    query.bind(user.value);
    std::vector<ChannelPreferences> out;
    while (query.step()) out.push_back(channel_from(query));
    return out;
}

}  // namespace holdfast::preferences
