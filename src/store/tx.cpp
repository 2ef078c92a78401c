#include "holdfast/store/tx.hpp"

#include <algorithm>

#include <sqlite3.h>

#include "holdfast/base/faults.hpp"
#include "holdfast/store/log.hpp"

namespace holdfast {
namespace {

constexpr Timestamp ids_begin = std::chrono::sys_days{std::chrono::year{2020} / 1 / 1};
constexpr int random_bits = 20;

// The number and the stamp a log gives to its next event, and the chain's value before it.
struct Taken {
    Seq seq = 0;
    Timestamp at{};
    std::uint64_t check = 0;
};

// The writer's transaction is the only one that writes (BEGIN IMMEDIATE), so what is read here cannot be taken by another.
Taken next_of(WriteTx& tx, LogId log) {
    auto const step = seeded(SeededFault::burnt_number, 150) ? 2 : 1;
    auto query = tx.query("SELECT head, stamp, \"check\" FROM logs WHERE id = ?");
    if (!query.bind(log.value).step())
        throw StoreError{SQLITE_NOTFOUND, "An event was to be appended to a log that does not exist."};
    return {query.number(0) + step, from_micros(std::max(query.number(1) + 1, micros(tx.now()))),
            static_cast<std::uint64_t>(query.number(2))};
}

}  // namespace

std::int64_t WriteTx::new_id() {
    auto const since = std::chrono::floor<std::chrono::milliseconds>(now_ - ids_begin).count();
    auto const noise = static_cast<std::int64_t>(random_.number() & ((1u << random_bits) - 1));
    last_id_ = std::max(last_id_ + 1, since << random_bits | noise);
    return last_id_;
}

void WriteTx::create_log(LogId log) { query("INSERT INTO logs (id) VALUES (?)").bind(log.value).run(); }

Place WriteTx::append(EventHeader const& header, std::function<EventBody(Place const&)> const& body) {
    auto const taken = next_of(*this, header.log);
    Place const place{taken.seq, taken.at, next_check(taken.check, header, taken.seq, taken.at)};
    auto const check = static_cast<std::int64_t>(place.check);
    query("UPDATE logs SET head = ?, stamp = ?, \"check\" = ? WHERE id = ?")
        .bind(place.seq)
        .bind(micros(place.at))
        .bind(check)
        .bind(header.log.value)
        .run();

    auto made = body(place);
    query("INSERT INTO events (log, seq, kind, by, at, target, about, \"check\", body) VALUES (?,?,?,?,?,?,?,?,?)")
        .bind(header.log.value)
        .bind(place.seq)
        .bind(header.kind)
        .bind(header.by.value)
        .bind(micros(place.at))
        .bind(header.target)
        .bind(header.about.value)
        .bind(check)
        .bind(made.stored)
        .run();
    items_.emplace_back(AppendedEvent{header, place, std::move(made.whole)});
    return place;
}

void WriteTx::redact(LogId log, Seq seq) {
    // The row holds no text: its key and place stay, and what was held apart is gone from the feature's own tables.
    query("UPDATE events SET redacted = 1 WHERE log = ? AND seq = ?").bind(log.value).bind(seq).run();
    change(EventsTakenBack{log, seq});
}

}  // namespace holdfast
