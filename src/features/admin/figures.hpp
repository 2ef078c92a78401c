// How the workspace is used, and how the server is.
#pragma once

#include "holdfast/engine/people.hpp"
#include "holdfast/engine/vitals.hpp"

namespace holdfast {

namespace admin {

struct AskStatistics {
    std::int64_t days = 30;
    std::int64_t offset_minutes = 0;
};
struct DayFigures {
    std::string day;
    std::int64_t messages = 0;
    std::int64_t posted = 0;
    std::int64_t connected = 0;
    std::int64_t joined = 0;
};
struct ChannelFigures {
    ChannelId id;
    std::string name;
    std::int64_t messages = 0;
};
struct Statistics {
    Timestamp as_of{};
    std::vector<DayFigures> days;
    std::vector<ChannelFigures> channels;
    std::int64_t messages = 0, in_public = 0, in_private = 0, in_directs = 0;
    std::int64_t people = 0, posted = 0;
};

struct NoQuestion {};
struct Health {
    std::string version;
    std::vector<std::string> troubles;
    VitalSigns signs;
};
// What is wrong, the worst first: codes that a client says in its own words. Pure.
std::vector<std::string> troubles_of(VitalSigns const& signs);

}  // namespace admin

template <>
struct Described<admin::AskStatistics> {
    using T = admin::AskStatistics;
    static constexpr auto name = "AskStatistics";
    static constexpr auto help = "How many days back, and where a day begins.";
    static constexpr std::array fields{
        field<&T::days>("days", {1, 90}, "How many, today included.").or_default(),
        field<&T::offset_minutes>("offset_minutes", {-840, 840}, "Of one's clock from UTC: 480 in Shanghai.")
            .or_default(),
    };
};
template <>
struct Described<admin::DayFigures> {
    using T = admin::DayFigures;
    static constexpr auto name = "DayFigures";
    static constexpr auto help = "One day.";
    static constexpr std::array fields{
        field<&T::day>("day", "As 2026-09-14."),
        field<&T::messages>("messages", "Written on that day."),
        field<&T::posted>("posted", "People who wrote."),
        field<&T::connected>("connected", "People who were here at all (by the day in UTC)."),
        field<&T::joined>("joined", "New accounts of people."),
    };
};
template <>
struct Described<admin::ChannelFigures> {
    using T = admin::ChannelFigures;
    static constexpr auto name = "ChannelFigures";
    static constexpr auto help = "One public channel.";
    static constexpr std::array fields{
        field<&T::id>("id", "Its id."),
        field<&T::name>("name", "Its name."),
        field<&T::messages>("messages", "Written in it in that time."),
    };
};
template <>
struct Described<admin::Statistics> {
    using T = admin::Statistics;
    static constexpr auto name = "Statistics";
    static constexpr auto help = "How the workspace was used. At most a minute old.";
    static constexpr std::array fields{
        field<&T::as_of>("as_of", "When it was counted."),
        field<&T::days>("days", "The oldest first."),
        field<&T::channels>("channels", "The ten public channels with the most messages in that time."),
        field<&T::messages>("messages", "All of that time."),
        field<&T::in_public>("in_public", "Of these in public channels."),
        field<&T::in_private>("in_private", "In private channels."),
        field<&T::in_directs>("in_directs", "In direct messages."),
        field<&T::people>("people", "People who can sign in now."),
        field<&T::posted>("posted", "People who wrote in that time."),
    };
};
template <>
struct Described<admin::NoQuestion> {
    static constexpr auto name = "NoAdminQuestion";
    static constexpr auto help = "";
    static constexpr std::array<Field, 0> fields{};
};
template <>
struct Described<admin::Health> {
    using T = admin::Health;
    static constexpr auto name = "Health";
    static constexpr auto help = "How the server is.";
    static constexpr std::array fields{
        field<&T::version>("version", "Of the server."),
        field<&T::troubles>("troubles",
                            "Empty when all is well: disk_full, disk_low, not_stored, rolled_back, queue_long, "
                            "acks_slow, loops_late, wal_large, connections_near."),
        field<&T::signs>("signs", "The figures."),
    };
};

}  // namespace holdfast
