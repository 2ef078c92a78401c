// What one is told of and how: for everything, and apart for each channel. One small table of declared fields, no bag.
#pragma once

#include "holdfast/engine/declare.hpp"

namespace holdfast {

namespace preferences {

enum class Level : std::uint8_t { all = 1, mentions = 2, nothing = 3 };
enum class ChannelLevel : std::uint8_t { as_everywhere = 1, all = 2, mentions = 3, nothing = 4 };
enum class Day : std::uint8_t { monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday };
enum class SendWith : std::uint8_t { enter = 1, ctrl_enter = 2 };

inline constexpr std::int64_t keywords_max = 50;
inline constexpr std::int64_t keyword_characters_max = 40;
inline constexpr std::size_t keyword_bytes_max = 160;
inline constexpr std::int64_t last_minute = 24 * 60 - 1;

// What is wished may leave things out; what is held is whole.
enum class Form : bool { wished, held };

// On these days nothing is shown between two times of the day; `from` after `to` runs past midnight and belongs to the day it begins on.
template <Form form>
struct QuietHoursIn {
    bool on = false;
    std::int64_t from_minute = 22 * 60;
    std::int64_t to_minute = 8 * 60;
    std::vector<Day> days{Day::monday, Day::tuesday,  Day::wednesday, Day::thursday,
                          Day::friday, Day::saturday, Day::sunday};
    std::string time_zone;
};

template <Form form>
struct PreferencesIn {
    Level level = Level::mentions;
    std::vector<std::string> keywords;
    QuietHoursIn<form> quiet_hours;
    bool sound = true;
    bool preview = true;
    SendWith send_with = SendWith::enter;
};

template <Form form>
struct ChannelPreferencesIn {
    ChannelId channel;
    ChannelLevel level = ChannelLevel::as_everywhere;
    bool muted = false;
    std::optional<Timestamp> mute_until;
};

using QuietHours = QuietHoursIn<Form::held>;
using Preferences = PreferencesIn<Form::held>;
using ChannelPreferences = ChannelPreferencesIn<Form::held>;
using SetPreferences = PreferencesIn<Form::wished>;
using SetChannelPreferences = ChannelPreferencesIn<Form::wished>;

template <Form form>
constexpr Field given(Field field) {
    return form == Form::wished ? field.or_default() : field;
}

}  // namespace preferences

template <>
struct Named<preferences::Level> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 3> names{"all", "mentions", "nothing"};
};
template <>
struct Named<preferences::ChannelLevel> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 4> names{"default", "all", "mentions", "nothing"};
};
template <>
struct Named<preferences::Day> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 7> names{"monday", "tuesday",  "wednesday", "thursday",
                                                           "friday", "saturday", "sunday"};
};
template <>
struct Named<preferences::SendWith> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 2> names{"enter", "ctrl_enter"};
};

template <preferences::Form form>
struct Described<preferences::QuietHoursIn<form>> {
    using T = preferences::QuietHoursIn<form>;
    static constexpr std::string_view name = form == preferences::Form::held ? "QuietHours" : "SetQuietHours";
    static constexpr auto help =
        "When nothing is shown. Times are minutes of the day; from after to runs past midnight.";
    static constexpr std::array fields{
        preferences::given<form>(field<&T::on>("on", "Whether they hold.")),
        preferences::given<form>(
            field<&T::from_minute>("from_minute", {0, preferences::last_minute}, "From this minute of the day.")),
        preferences::given<form>(
            field<&T::to_minute>("to_minute", {0, preferences::last_minute}, "Until this minute of the day.")),
        preferences::given<form>(field<&T::days>("days", {0, 7}, "The days they begin on.")),
        preferences::given<form>(field<&T::time_zone>("time_zone", {0, 64}, "IANA name; empty: that of the device.")),
    };
};
template <preferences::Form form>
struct Described<preferences::PreferencesIn<form>> {
    using T = preferences::PreferencesIn<form>;
    static constexpr std::string_view name = form == preferences::Form::held ? "Preferences" : "SetPreferences";
    static constexpr auto help = "What one is told of, on all devices. What is left out is as at first.";
    static constexpr std::array fields{
        preferences::given<form>(field<&T::level>("level", "All messages, only what is meant for one, or nothing.")),
        preferences::given<form>(field<&T::keywords>("keywords", {0, preferences::keywords_max},
                                                     "Words that count as being meant; up to 40 characters each.")),
        preferences::given<form>(field<&T::quiet_hours>("quiet_hours", "When nothing is shown.")),
        preferences::given<form>(field<&T::sound>("sound", "Whether a notification is heard.")),
        preferences::given<form>(field<&T::preview>("preview", "Whether a notification shows the words.")),
        preferences::given<form>(field<&T::send_with>("send_with", "The key that sends a message.")),
    };
};
template <preferences::Form form>
struct Described<preferences::ChannelPreferencesIn<form>> {
    using T = preferences::ChannelPreferencesIn<form>;
    static constexpr std::string_view name =
        form == preferences::Form::held ? "ChannelPreferences" : "SetChannelPreferences";
    static constexpr auto help = "What one is told of a channel.";
    static constexpr std::array fields{
        field<&T::channel>("channel", "Which channel."),
        preferences::given<form>(field<&T::level>("level", "What one is told of; default: as everywhere else.")),
        preferences::given<form>(field<&T::muted>("muted", "Shown dim, and never told of.")),
        field<&T::mute_until>("mute_until", "When muting ends by itself."),
    };
};

namespace preferences {

struct PreferencesChanged {
    static constexpr std::uint16_t number = 28;
    Preferences preferences;
};
struct ChannelPreferencesChanged {
    static constexpr std::uint16_t number = 29;
    ChannelPreferences wishes;
};
struct NoQuestion {};
struct All {
    Seq as_of = 0;
    Preferences preferences;
    std::vector<ChannelPreferences> channels;
};

}  // namespace preferences

template <>
struct Described<preferences::PreferencesChanged> {
    using T = preferences::PreferencesChanged;
    static constexpr auto name = "PreferencesChanged";
    static constexpr auto help = "In @me: one's preferences as they stand now, whole.";
    static constexpr std::array fields{field<&T::preferences>("preferences", "All of them.")};
};
template <>
struct Described<preferences::ChannelPreferencesChanged> {
    using T = preferences::ChannelPreferencesChanged;
    static constexpr auto name = "ChannelPreferencesChanged";
    static constexpr auto help = "In @me: one's preferences for a channel as they stand now.";
    static constexpr std::array fields{field<&T::wishes>("channel_preferences", "All of them, for this channel.")};
};
template <>
struct Described<preferences::NoQuestion> {
    static constexpr auto name = "NoPreferencesQuestion";
    static constexpr auto help = "";
    static constexpr std::array<Field, 0> fields{};
};
template <>
struct Described<preferences::All> {
    using T = preferences::All;
    static constexpr auto name = "AllPreferences";
    static constexpr auto help = "One's preferences, for everything and for each channel that differs.";
    static constexpr std::array fields{
        field<&T::as_of>("as_of", "The number of @me this is true for."),
        field<&T::preferences>("preferences", "For everything."),
        field<&T::channels>("channels", "Of channels that differ."),
    };
};

}  // namespace holdfast
