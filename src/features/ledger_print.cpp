#include <algorithm>
#include <array>
#include <cstdio>

#include "features/ledger/ledger.hpp"
#include "features/ledger/sql.hpp"
#include "holdfast/base/json.hpp"
#include "holdfast/features/ledger.hpp"

namespace holdfast {
namespace ledger {
namespace {

std::int64_t sum_of_counts(std::vector<Count> const& counts) {
    std::int64_t sum = 0;
    for (auto const& one : counts) sum += one.count;
    return sum;
}

std::string row(Line const& line, std::string const& name) {
    std::array<char, 200> text;
    std::snprintf(text.data(), text.size(), "%-10s %12lld %12lld %12lld %9lld %12lld %9lld %10lld %9lld  %s\n",
                  name.c_str(), static_cast<long long>(line.accepted),
                  static_cast<long long>(line.committed + line.confirming), static_cast<long long>(line.sequenced),
                  static_cast<long long>(line.unknown), static_cast<long long>(line.acknowledged),
                  static_cast<long long>(line.refused), static_cast<long long>(line.unanswered),
                  static_cast<long long>(sum_of_counts(line.breaches)), line.verdict.c_str());
    return text.data();
}

std::string table_of(Book const& book) {
    std::array<char, 200> head;
    std::snprintf(head.data(), head.size(), "%-10s %12s %12s %12s %9s %12s %9s %10s %9s  %s\n", "Day (UTC)", "accepted",
                  "committed", "sequenced", "unknown", "acknowledged", "refused", "unanswered", "breaches", "verdict");
    std::string out = head.data();
    for (auto const& day : book.days) out += row(day, day.day);
    out += row(book.total, "Total");
    if (book.before > 0) out += "Before these days the logs had taken " + std::to_string(book.before) + " numbers.\n";
    if (book.total.unknown > 0)
        out +=
            "Unknown: stored and numbered, but the server was killed before it had noted so. Their senders settle it "
            "by sending again.\n";
    return out;
}

// The number is text: other readers of JSON round it.
std::string proof_of(ReadTx& tx, Book const& book) {
    std::string logs = "[";
    for (auto const& end : ends_of_logs(tx)) {
        if (logs.size() > 1) logs += ",";
        logs += "\n    ";
        JsonObject{logs}
            .text("log", end.name)
            .text("number", std::to_string(end.log.value))
            .number("first", end.state.first)
            .number("head", end.state.head)
            .text("check", hex16(end.state.check))
            .text("base_check", hex16(end.state.base_check));
    }
    std::string out;
    JsonObject{out}
        .number("format", 1)
        .text("epoch", meta(tx, "epoch").value_or(""))
        .raw("ledger", encode(book))
        .raw("logs", logs + "\n]");
    return out + "\n";
}

}  // namespace
}  // namespace ledger

Result<LedgerPrint> print_ledger(ReadTx& tx, std::string const& from, std::string const& to) {
    auto const book = ledger::book_of(tx, from, to);
    if (!book) return book.error();
    return LedgerPrint{book->total.verdict == "equal", ledger::table_of(*book), ledger::proof_of(tx, *book)};
}

}  // namespace holdfast
