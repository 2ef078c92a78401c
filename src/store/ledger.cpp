#include "holdfast/store/ledger.hpp"

#include <algorithm>
#include <limits>

#include <spdlog/spdlog.h>

namespace holdfast {
namespace {

constexpr auto end_of_days = std::numeric_limits<std::int64_t>::max();

std::int64_t events_in(std::vector<BatchItem> const& items) {
    return std::ranges::count_if(items, [](auto const& item) { return std::holds_alternative<AppendedEvent>(item); });
}

std::int64_t all_heads(ReadTx& tx) {
    auto query = tx.query("SELECT coalesce(sum(head), 0) FROM logs");
    return query.step() ? query.number(0) : 0;
}

}  // namespace

std::int64_t day_of(Timestamp at) { return micros(at) / day_us; }

std::vector<LedgerDay> ledger_days(ReadTx& tx, std::int64_t from, std::int64_t to) {
    auto const heads = all_heads(tx);
    std::vector<LedgerDay> days;
    auto rows =
        tx.query("SELECT day, heads, accepted, committed, confirming, unknown, asked, acknowledged, refused, "
                 "coalesce((SELECT min(later.heads) FROM ledger_days later WHERE later.day > ledger_days.day), -1) "
                 "FROM ledger_days WHERE day BETWEEN ? AND ? ORDER BY day");
    rows.bind(from).bind(to);
    while (rows.step()) {
        auto const next = rows.number(9) < 0 ? heads : rows.number(9);
        days.push_back({.day = rows.number(0),
                        .before = rows.number(1),
                        .accepted = rows.number(2),
                        .committed = rows.number(3),
                        .sequenced = next - rows.number(1),
                        .confirming = rows.number(4),
                        .unknown = rows.number(5),
                        .commands = {rows.number(6), rows.number(7), rows.number(8)}});
    }
    auto refused = tx.query("SELECT day, code, count FROM ledger_refusals WHERE day BETWEEN ? AND ?");
    refused.bind(from).bind(to);
    while (refused.step()) {
        auto const day = std::ranges::find(days, refused.number(0), &LedgerDay::day);
        if (day != days.end()) day->refusals[refused.text(1)] = refused.number(2);
    }
    return days;
}

Ledger::Ledger(Database& database, Timestamp now, std::function<CommandCounts()> commands)
    : database_{database}, commands_{std::move(commands)} {
    ReadTx tx{database_, now};
    auto newest = database_.query("SELECT coalesce(max(day), -1) FROM ledger_days");
    newest.step();
    auto const days = ledger_days(tx, newest.number(0), end_of_days);
    if (days.empty()) return;
    today_ = days.back();
    today_.refusals.clear();
    if (today_.confirming == 0) return;
    spdlog::info("The last commit before the end stands, but was not confirmed: {} changes.", today_.confirming);
    today_.unknown += today_.confirming;
    today_.confirming = 0;
    unsaved_ = true;
}

void Ledger::begins(Timestamp now) {
    before_ = today_;
    seen_before_ = seen_;
    pending_ = 0;
    wrote_ = false;
    auto const day = std::max(today_.day, day_of(now));
    if (day == today_.day) return;
    if (today_.day >= 0) write_day(0);
    ReadTx tx{database_, now};
    today_ = {.day = day, .before = all_heads(tx)};
    write_day(0);
}

void Ledger::accepts(std::vector<BatchItem> const& items) { pending_ += events_in(items); }

void Ledger::saves() {
    if (pending_ == 0 && !unsaved()) return;
    today_.accepted += pending_;
    count_commands();
    write_day(pending_);
}

void Ledger::stands() {
    if (wrote_) refusals_.clear();
    unsaved_ = pending_ > 0 || (unsaved() && !wrote_);
}

void Ledger::announces(std::vector<BatchItem> const& items) { today_.committed += events_in(items); }

void Ledger::undone() {
    seen_ = seen_before_;
    today_ = before_;
}

void Ledger::refuses(std::string const& code) {
    ++refusals_[code];
    unsaved_ = true;
}

void Ledger::count_commands() {
    if (!commands_) return;
    auto const now = commands_();
    today_.commands.asked += now.asked - seen_.asked;
    today_.commands.acknowledged += now.acknowledged - seen_.acknowledged;
    today_.commands.refused += now.refused - seen_.refused;
    seen_ = now;
}

void Ledger::write_day(std::int64_t confirming) {
    database_
        .query(
            "INSERT INTO ledger_days (day, heads, accepted, committed, confirming, unknown, asked, acknowledged, refused) "
            "VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (day) DO UPDATE SET accepted = excluded.accepted, "
            "committed = excluded.committed, confirming = excluded.confirming, unknown = excluded.unknown, "
            "asked = excluded.asked, acknowledged = excluded.acknowledged, refused = excluded.refused")
        .bind(today_.day)
        .bind(today_.before)
        .bind(today_.accepted)
        .bind(today_.committed)
        .bind(confirming)
        .bind(today_.unknown)
        .bind(today_.commands.asked)
        .bind(today_.commands.acknowledged)
        .bind(today_.commands.refused)
        .run();
    for (auto const& [code, count] : wrote_ ? decltype(refusals_){} : refusals_)
        database_
            .query("INSERT INTO ledger_refusals (day, code, count) VALUES (?,?,?) "
                   "ON CONFLICT (day, code) DO UPDATE SET count = count + excluded.count")
            .bind(today_.day)
            .bind(code)
            .bind(count)
            .run();
    wrote_ = true;
}

}  // namespace holdfast
