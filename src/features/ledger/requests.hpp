// The ledger on the wire: the days as admins read them, and what a client says went wrong on the way to it (D5).
#pragma once

#include <limits>

#include "holdfast/engine/declare.hpp"

namespace holdfast {

namespace ledger {

inline constexpr std::int64_t breaches_max = 1000;  // of one kind, person and day: more say nothing new
inline constexpr Bounds any_seq{0, std::numeric_limits<std::int64_t>::max()};

// gap: a number was left out. changed: another event stood at a number that was seen before.
enum class BreachKind : std::uint8_t { gap = 1, changed = 2 };

struct Breach {
    BreachKind kind = BreachKind::gap;
    std::string log;
    Seq had = 0;
    Seq got = 0;
};

struct AskLedger {
    std::string from, to;
};
struct Count {
    std::string name;
    std::int64_t count = 0;
};
struct Line {
    std::string day;
    std::int64_t accepted = 0, committed = 0, sequenced = 0, confirming = 0, unknown = 0;
    std::int64_t commands = 0, acknowledged = 0, refused = 0, unanswered = 0;
    std::vector<Count> refusals, breaches;
    std::string verdict;
};
struct Book {
    Timestamp as_of{};
    std::int64_t before = 0;
    Line today;
    std::vector<Line> days;
    Line total;
};

}  // namespace ledger

template <>
struct Named<ledger::BreachKind> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 2> names{"gap", "changed"};
};
template <>
struct Described<ledger::Breach> {
    using T = ledger::Breach;
    static constexpr auto name = "Breach";
    static constexpr auto help =
        "A promise about a log that a client saw broken: where, and nothing of what stands there.";
    static constexpr std::array fields{
        field<&T::kind>("kind", "gap: a number was left out. changed: another event stood at a number seen before."),
        field<&T::log>("log", {1, 32}, "@me, @workspace or a channel."),
        field<&T::had>("had", ledger::any_seq, "The last number before it."),
        field<&T::got>("got", ledger::any_seq, "The number that came."),
    };
};
template <>
struct Described<ledger::AskLedger> {
    using T = ledger::AskLedger;
    static constexpr auto name = "AskLedger";
    static constexpr auto help = "Which days, in UTC.";
    static constexpr std::array fields{
        field<&T::from>("from", {0, 10}, "As 2026-09-14; without it 30 days back.").or_default(),
        field<&T::to>("to", {0, 10}, "Without it today.").or_default(),
    };
};
template <>
struct Described<ledger::Count> {
    using T = ledger::Count;
    static constexpr auto name = "LedgerCount";
    static constexpr auto help = "How often.";
    static constexpr std::array fields{
        field<&T::name>("name", "A code, or a kind."),
        field<&T::count>("count", "How many."),
    };
};
template <>
struct Described<ledger::Line> {
    using T = ledger::Line;
    static constexpr auto name = "LedgerLine";
    static constexpr auto help = "What was counted on one day, or on all of them.";
    static constexpr std::array fields{
        field<&T::day>("day", "As 2026-09-14, in UTC; empty for the total."),
        field<&T::accepted>("accepted", "Changes that commands made and were not refused: numbers they took in logs."),
        field<&T::committed>("committed", "Changes whose commit returned."),
        field<&T::sequenced>("sequenced", "How far the heads of all logs have moved."),
        field<&T::confirming>("confirming", "Accepted by the newest commit, which is read here and so stands."),
        field<&T::unknown>("unknown", "They stand, but the server was killed before it had noted so."),
        field<&T::commands>("commands", "Commands that were asked for, of all kinds."),
        field<&T::acknowledged>("acknowledged", "Of these, those that were acknowledged."),
        field<&T::refused>("refused", "And those that were refused."),
        field<&T::unanswered>("unanswered", "Without an answer yet; or for good, when the server was killed."),
        field<&T::refusals>("refusals", "By code, of those that reached the writer."),
        field<&T::breaches>("breaches", "What clients reported, by kind."),
        field<&T::verdict>("verdict", "equal, differs or breaches."),
    };
};
template <>
struct Described<ledger::Book> {
    using T = ledger::Book;
    static constexpr auto name = "Ledger";
    static constexpr auto help = "Whether what was accepted was committed and numbered.";
    static constexpr std::array fields{
        field<&T::as_of>("as_of", "When it was read."),
        field<&T::before>("before", "Numbers that the logs had taken before the first of these days."),
        field<&T::today>("today", "The day under way, whatever was asked for."),
        field<&T::days>("days", "The oldest first; a day without a change is left out."),
        field<&T::total>("total", "Of these days."),
    };
};

}  // namespace holdfast
