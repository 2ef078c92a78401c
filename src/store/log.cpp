#include "holdfast/store/log.hpp"

#include <algorithm>
#include <array>

#include <sqlite3.h>

namespace holdfast {

// Eight numbers of eight bytes each, most significant first, so that anybody can recompute the chain (docs/promises.md).
std::uint64_t next_check(std::uint64_t previous, EventHeader const& header, Seq seq, Timestamp at) {
    std::array<std::uint64_t, 8> const fields{
        previous,
        static_cast<std::uint64_t>(header.log.value),
        static_cast<std::uint64_t>(seq),
        header.kind,
        static_cast<std::uint64_t>(header.by.value),
        static_cast<std::uint64_t>(micros(at)),
        static_cast<std::uint64_t>(header.target),
        static_cast<std::uint64_t>(header.about.value),
    };
    std::array<char, sizeof fields> bytes;
    auto* out = bytes.data();
    for (auto const field : fields)
        for (int shift = 56; shift >= 0; shift -= 8) *out++ = static_cast<char>(field >> shift);
    return short_digest({bytes.data(), bytes.size()});
}

std::vector<EventRow> read_events(ReadTx& tx, LogId log, Seq after, int limit) {
    auto query = tx.query("SELECT seq, kind, by, at, target, about, \"check\", redacted, body FROM events "
                          "WHERE log = ? AND seq > ? ORDER BY seq LIMIT ?");
    query.bind(log.value).bind(after).bind(std::max(limit, 0));
    std::vector<EventRow> rows;
    while (query.step()) {
        EventRow row;
        row.header = {log, static_cast<std::uint16_t>(query.number(1)), UserId{query.number(2)}, query.number(4),
                      UserId{query.number(5)}};
        row.place = {query.number(0), from_micros(query.number(3)), static_cast<std::uint64_t>(query.number(6))};
        row.redacted = query.number(7) != 0;
        row.stored = query.text(8);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::optional<LogState> log_state(ReadTx& tx, LogId log) {
    auto query = tx.query("SELECT first, head, \"check\", base_check FROM logs WHERE id = ?");
    if (!query.bind(log.value).step()) return std::nullopt;
    return LogState{query.number(0), query.number(1), static_cast<std::uint64_t>(query.number(2)),
                    static_cast<std::uint64_t>(query.number(3))};
}

std::optional<std::uint64_t> check_at(ReadTx& tx, LogId log, Seq seq) {
    auto const state = log_state(tx, log);
    return state ? check_at(tx, log, *state, seq) : std::nullopt;
}

std::optional<std::uint64_t> check_at(ReadTx& tx, LogId log, LogState const& state, Seq seq) {
    if (seq == state.first - 1) return state.base_check;
    if (seq == state.head) return state.check;
    if (seq == 0) return 0;  // every chain begins with nothing
    auto query = tx.query("SELECT \"check\" FROM events WHERE log = ? AND seq = ?");
    if (!query.bind(log.value).bind(seq).step()) return std::nullopt;
    return static_cast<std::uint64_t>(query.number(0));
}

void trim_log(WriteTx& tx, LogId log, Seq first) {
    auto const state = log_state(tx, log);
    if (!state) return;
    first = std::min(first, state->head + 1);
    if (first <= state->first) return;
    auto const base = check_at(tx, log, first - 1);
    if (!base) throw StoreError{SQLITE_CORRUPT, "A log lacks an event between its first and its last."};
    tx.query("DELETE FROM events WHERE log = ? AND seq < ?").bind(log.value).bind(first).run();
    tx.query("UPDATE logs SET first = ?, base_check = ? WHERE id = ?")
        .bind(first)
        .bind(static_cast<std::int64_t>(*base))
        .bind(log.value)
        .run();
    tx.change(EventsTakenBack{log, first - 1});
}

}  // namespace holdfast
