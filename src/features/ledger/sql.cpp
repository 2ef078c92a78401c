#include "features/ledger/sql.hpp"

namespace holdfast::ledger {

void add_breach(WriteTx& tx, std::int64_t day, UserId by, Breach const& breach) {
    tx.query("INSERT INTO ledger_breaches (day, kind, user, log, had, got, at, count) VALUES (?,?,?,?,?,?,?,1) "
             "ON CONFLICT (day, kind, user) DO UPDATE SET log = excluded.log, had = excluded.had, got = excluded.got, "
             "at = excluded.at, count = min(count + 1, ?)")
        .bind(day)
        .bind(static_cast<int>(breach.kind))
        .bind(by.value)
        .bind(breach.log)
        .bind(breach.had)
        .bind(breach.got)
        .bind(micros(tx.now()))
        .bind(breaches_max)
        .run();
}

std::vector<Count> breaches_of(ReadTx& tx, std::int64_t day) {
    auto rows = tx.query("SELECT kind, sum(count) FROM ledger_breaches WHERE day = ? GROUP BY kind ORDER BY kind");
    rows.bind(day);
    std::vector<Count> out;
    while (rows.step()) {
        auto const kind = static_cast<std::size_t>(rows.number(0) - Named<BreachKind>::first);
        out.push_back({std::string{Named<BreachKind>::names.at(kind)}, rows.number(1)});
    }
    return out;
}

std::vector<End> ends_of_logs(ReadTx& tx) {
    auto rows = tx.query("SELECT id, first, head, \"check\", base_check, "
                         "EXISTS (SELECT 1 FROM channels WHERE channels.id = logs.id) FROM logs ORDER BY id");
    std::vector<End> out;
    while (rows.step()) {
        LogId const log{rows.number(0)};
        auto const name = log == workspace_log  ? std::string{"@workspace"}
                          : rows.number(5) != 0 ? to_text(ChannelId{log.value})
                                                : to_text(UserId{log.value});
        out.push_back({name,
                       log,
                       {rows.number(1), rows.number(2), static_cast<std::uint64_t>(rows.number(3)),
                        static_cast<std::uint64_t>(rows.number(4))}});
    }
    return out;
}

}  // namespace holdfast::ledger
