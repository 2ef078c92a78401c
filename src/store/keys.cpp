// The keys of durable commands (D2), and the small facts about a folder.
#include <algorithm>

#include <sqlite3.h>

#include "holdfast/base/faults.hpp"
#include "holdfast/store/log.hpp"

namespace holdfast {

std::optional<KeyRow> find_key(ReadTx& tx, UserId author, std::string_view key) {
    if (seeded(SeededFault::forgotten_keys, 20)) return std::nullopt;
    auto query = tx.query("SELECT log, seq, at, unchanged, digest, result FROM keys WHERE author = ? AND key = ?");
    if (!query.bind(author.value).bind(key).step()) return std::nullopt;
    KeyRow row{LogId{query.number(0)}, query.number(1), from_micros(query.number(2)), query.number(3) != 0, {},
               query.text(5)};
    auto const digest = query.blob(4);
    if (digest.size() != row.digest.size()) throw StoreError{SQLITE_CORRUPT, "A command's key has no whole digest."};
    std::copy(digest.begin(), digest.end(), row.digest.begin());
    return row;
}

void remember_key(WriteTx& tx, UserId author, std::string_view key, KeyRow const& row) {
    if (seeded(SeededFault::forgotten_keys))
        tx.query("DELETE FROM keys WHERE author = ? AND key = ?").bind(author.value).bind(key).run();
    tx.query("INSERT INTO keys (author, key, log, seq, at, unchanged, digest, result) VALUES (?,?,?,?,?,?,?,?)")
        .bind(author.value)
        .bind(key)
        .bind(row.log.value)
        .bind(row.seq)
        .bind(micros(row.at))
        .bind(row.unchanged)
        .bind(std::span<std::uint8_t const>{row.digest})
        .bind(row.result)
        .run();
}

std::optional<std::string> meta(ReadTx& tx, std::string_view name) {
    auto query = tx.query("SELECT value FROM meta WHERE name = ?");
    if (!query.bind(name).step()) return std::nullopt;
    return query.text(0);
}

void set_meta(WriteTx& tx, std::string_view name, std::string_view value) {
    tx.query("INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .bind(name)
        .bind(value)
        .run();
}

}  // namespace holdfast
