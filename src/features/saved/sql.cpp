#include "features/saved/sql.hpp"

namespace holdfast::saved {

bool there(ReadTx& tx, UserId user, ChannelId channel, Seq message) {
    auto query = tx.query("SELECT 1 FROM saved WHERE user = ? AND channel = ? AND message = ?");
    return query.bind(user.value).bind(channel.value).bind(message).step();
}

std::int64_t count(ReadTx& tx, UserId user) {
    auto query = tx.query("SELECT count(*) FROM saved WHERE user = ?");
    return query.bind(user.value).step() ? query.number(0) : 0;
}

void add(WriteTx& tx, UserId user, SavedMark const& mark, Place const& place) {
    tx.query("INSERT INTO saved(user, channel, message, at, seq) VALUES (?, ?, ?, ?, ?)")
        .bind(user.value)
        .bind(mark.channel.value)
        .bind(mark.message)
        .bind(micros(place.at))
        .bind(place.seq)
        .run();
}

bool remove(WriteTx& tx, UserId user, SavedMark const& mark) {
    tx.query("DELETE FROM saved WHERE user = ? AND channel = ? AND message = ?")
        .bind(user.value)
        .bind(mark.channel.value)
        .bind(mark.message)
        .run();
    return tx.changes() > 0;
}

std::vector<Row> page(ReadTx& tx, UserId user, Seq bound, std::int64_t limit) {
    auto query =
        tx.query("SELECT channel, message, at, seq FROM saved WHERE user = ? AND seq < ? ORDER BY seq DESC LIMIT ?");
    query.bind(user.value).bind(bound).bind(limit);
    std::vector<Row> out;
    while (query.step())
        out.push_back({{ChannelId{query.number(0)}, query.number(1)}, from_micros(query.number(2)), query.number(3)});
    return out;
}

std::vector<SavedMark> all(ReadTx& tx, UserId user) {
    auto query = tx.query("SELECT channel, message FROM saved WHERE user = ? ORDER BY channel, message");
    query.bind(user.value);
    std::vector<SavedMark> out;
    while (query.step()) out.push_back({ChannelId{query.number(0)}, query.number(1)});
    return out;
}

}  // namespace holdfast::saved
