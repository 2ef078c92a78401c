// Whether what was accepted was committed and numbered, day by day; and what clients saw go wrong on the way to them (D5).
#include "features/ledger/ledger.hpp"

#include <limits>

#include "features/ledger/rules.hpp"
#include "features/ledger/sql.hpp"

namespace holdfast {
namespace ledger {
namespace {

constexpr std::int64_t days_shown = 30;

Problem bad_day(std::string field) {
    return {Fault::bad_request, "bad_time", "A day is written as 2026-09-14.", std::move(field)};
}

Result<Done> report(WriteTx& tx, Context const& context, Breach const& breach) {
    if (!names_a_log(breach.log))
        return Problem{Fault::bad_request, "bad_value", "This is @me, @workspace or a channel.", "log"};
    add_breach(tx, day_of(tx.now()), context.caller.user, breach);
    return unchanged(tx, workspace_log);
}

Result<Book> read_book(ReadTx& tx, Caller const&, AskLedger const& asked) {
    auto const today = day_of(tx.now());
    return book_of(tx, asked.from.empty() ? day_text(today - days_shown + 1) : asked.from, asked.to);
}

}  // namespace

Result<Book> book_of(ReadTx& tx, std::string const& from, std::string const& to) {
    auto const first = from.empty() ? std::optional<std::int64_t>{0} : day_number(from);
    if (!first) return bad_day("from");
    auto const last = to.empty() ? std::numeric_limits<std::int64_t>::max() : day_number(to);
    if (!last) return bad_day("to");

    Book book;
    book.as_of = tx.now();
    book.today.day = day_text(day_of(tx.now()));
    book.today.verdict = "equal";
    auto const days = ledger_days(tx, *first, std::numeric_limits<std::int64_t>::max());
    for (auto const& day : days) {
        auto line = line_of(day, breaches_of(tx, day.day), &day == &days.back());
        if (line.day == book.today.day) book.today = line;
        if (day.day > *last) continue;
        if (book.days.empty()) book.before = day.before;
        book.days.push_back(std::move(line));
    }
    book.total = total_of(book.days);
    return book;
}

}  // namespace ledger

void add_ledger(Catalogue& catalogue) {
    using namespace ledger;
    // Without a key: told twice, a breach counts twice, and a key for each would outlive it for nothing.
    catalogue.commands.push_back(command<&report>({.name = "breach.report",
                                                   .method = "POST",
                                                   .route = "/api/v1/breaches",
                                                   .help = "A client saw a promise about a log broken. Counted for the "
                                                           "ledger; at most 1,000 of a kind, person and day.",
                                                   .refusals = "",
                                                   .logs = "none",
                                                   .example = R"({"kind":"gap","log":"@me","had":11,"got":13})",
                                                   .durable = false,
                                                   .by_stream = false}));
    catalogue.reads.push_back(read<&read_book>({.name = "admin.ledger",
                                                .route = "/api/v1/admin/ledger",
                                                .needs = Permission::manage_workspace,
                                                .help = "Whether what was accepted was committed and numbered, by day.",
                                                .refusals = ""}));
}

}  // namespace holdfast
