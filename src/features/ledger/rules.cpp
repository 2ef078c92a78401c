#include "features/ledger/rules.hpp"

#include <algorithm>

namespace holdfast::ledger {
namespace {

// A difference outweighs what a client says: it was counted here.
std::string verdict_of(Line const& line, bool newest) {
    auto const settled = line.committed + line.unknown + (newest ? line.confirming : 0);
    if (line.accepted != settled || line.accepted != line.sequenced) return "differs";
    return line.breaches.empty() ? "equal" : "breaches";
}

void add(std::vector<Count>& sum, std::vector<Count> const& more) {
    for (auto const& one : more) {
        auto const held = std::ranges::find(sum, one.name, &Count::name);
        if (held == sum.end()) sum.push_back(one);
        else held->count += one.count;
    }
}

}  // namespace

std::string day_text(std::int64_t day) { return to_text(from_micros(day * day_us)).substr(0, 10); }

std::optional<std::int64_t> day_number(std::string_view text) {
    if (text.size() != 10) return std::nullopt;
    std::string midnight{text};
    midnight += "T00:00:00Z";
    auto const at = parse_timestamp(midnight);
    if (!at) return std::nullopt;
    return day_of(*at);
}

Line line_of(LedgerDay const& day, std::vector<Count> breaches, bool newest) {
    Line line;
    line.day = day_text(day.day);
    line.accepted = day.accepted;
    line.committed = day.committed;
    line.sequenced = day.sequenced;
    line.confirming = day.confirming;
    line.unknown = day.unknown;
    line.commands = day.commands.asked;
    line.acknowledged = day.commands.acknowledged;
    line.refused = day.commands.refused;
    line.unanswered = std::max<std::int64_t>(0, line.commands - line.acknowledged - line.refused);
    for (auto const& [code, count] : day.refusals) line.refusals.push_back({code, count});
    line.breaches = std::move(breaches);
    line.verdict = verdict_of(line, newest);
    return line;
}

// The worst of its days: what is too much on one may not make up for what another lacks.
Line total_of(std::vector<Line> const& days) {
    Line total;
    total.verdict = "equal";
    for (auto const& day : days) {
        total.accepted += day.accepted;
        total.committed += day.committed;
        total.sequenced += day.sequenced;
        total.confirming += day.confirming;
        total.unknown += day.unknown;
        total.commands += day.commands;
        total.acknowledged += day.acknowledged;
        total.refused += day.refused;
        total.unanswered += day.unanswered;
        add(total.refusals, day.refusals);
        add(total.breaches, day.breaches);
        if (day.verdict == "differs" || total.verdict == "equal") total.verdict = day.verdict;
    }
    return total;
}

bool names_a_log(std::string_view text) {
    return text == "@me" || text == "@workspace" || parse_id<ChannelTag>(text).has_value();
}

}  // namespace holdfast::ledger
