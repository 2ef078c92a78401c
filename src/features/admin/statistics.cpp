// How the workspace was used, day by day: counted on a reader from the rows of those days alone, and kept for a minute.
#include <algorithm>
#include <set>

#include "features/admin/parts.hpp"

namespace holdfast::admin {
namespace {

constexpr std::int64_t minute_us = 60'000'000;
constexpr std::size_t channels_max = 10;
constexpr auto kept_for = std::chrono::minutes{1};

std::string day_text(std::int64_t day) { return to_text(from_micros(day * day_us)).substr(0, 10); }

struct Counted {
    std::map<std::int64_t, std::int64_t> messages;
    std::map<std::int64_t, std::set<UserId>> authors;
};

void count_messages(ReadTx& tx, Statistics& out, Counted& counted, std::int64_t first_day, std::int64_t offset_us) {
    auto const since = from_micros(first_day * day_us - offset_us);
    for (auto const& channel : all_channels(tx)) {
        std::int64_t mine = 0;
        each_day(tx, channel.id, first_since(tx, channel.id, since), offset_us,
                 [&](std::int64_t day, UserId author, std::int64_t messages) {
                     counted.messages[day] += messages;
                     counted.authors[day].insert(author);
                     mine += messages;
                 });
        out.messages += mine;
        (channel.kind == ChannelKind::open     ? out.in_public
         : channel.kind == ChannelKind::closed ? out.in_private
                                               : out.in_directs) += mine;
        if (mine > 0 && channel.kind == ChannelKind::open) out.channels.push_back({channel.id, channel.name, mine});
    }
    std::sort(out.channels.begin(), out.channels.end(), [](ChannelFigures const& a, ChannelFigures const& b) {
        return a.messages != b.messages ? a.messages > b.messages : a.name < b.name;
    });
    if (out.channels.size() > channels_max) out.channels.resize(channels_max);
}

Statistics counted_now(ReadTx& tx, AskStatistics const& asked) {
    Statistics out;
    out.as_of = tx.now();
    auto const offset_us = asked.offset_minutes * minute_us;
    auto const today = (micros(tx.now()) + offset_us) / day_us;
    auto const first_day = today - asked.days + 1;
    Counted counted;
    count_messages(tx, out, counted, first_day, offset_us);

    std::set<UserId> people, wrote;
    std::map<std::int64_t, std::int64_t> joined;
    for (auto const& person : people_made(tx)) {
        people.insert(person.id);
        out.people += person.active;
        ++joined[(micros(person.at) + offset_us) / day_us];
    }
    auto const here = people_here_since(tx, first_day);
    for (auto day = first_day; day <= today; ++day) {
        DayFigures figures{day_text(day), counted.messages[day], 0, 0, joined[day]};
        for (auto const author : counted.authors[day]) {
            if (!people.contains(author)) continue;  // bots do not count as people
            ++figures.posted;
            wrote.insert(author);
        }
        auto const found = here.find(day);
        figures.connected = std::max(found == here.end() ? 0 : found->second, figures.posted);
        out.days.push_back(std::move(figures));
    }
    out.posted = std::ssize(wrote);
    return out;
}

struct Kept {
    std::string epoch;
    AskStatistics asked;
    Statistics answer;
};

Result<Statistics> statistics(ReadTx& tx, Caller const&, AskStatistics const& asked) {
    thread_local Kept kept;
    auto const epoch = meta(tx, "epoch").value_or("");
    bool const same = !epoch.empty() && kept.epoch == epoch && kept.asked.days == asked.days &&
                      kept.asked.offset_minutes == asked.offset_minutes;
    auto const age = tx.now() - kept.answer.as_of;
    if (!same || age < Timestamp::duration::zero() || age > kept_for) kept = {epoch, asked, counted_now(tx, asked)};
    return kept.answer;
}

}  // namespace

void add_statistics(Catalogue& catalogue) {
    catalogue.reads.push_back(read<&statistics>({.name = "admin.statistics",
                                                 .route = "/api/v1/admin/statistics",
                                                 .needs = Permission::manage_workspace,
                                                 .help = "How the workspace was used over up to 90 days.",
                                                 .refusals = ""}));
}

}  // namespace holdfast::admin
