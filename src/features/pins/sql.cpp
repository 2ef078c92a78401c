#include "features/pins/sql.hpp"

namespace holdfast::pins {

std::optional<PinView> find(ReadTx& tx, ChannelId channel, Seq message) {
    auto query = tx.query("SELECT by, at FROM pins WHERE channel = ? AND message = ?");
    query.bind(channel.value).bind(message);
    if (!query.step()) return std::nullopt;
    return PinView{UserId{query.number(0)}, from_micros(query.number(1))};
}

std::int64_t count(ReadTx& tx, ChannelId channel) {
    auto query = tx.query("SELECT count(*) FROM pins WHERE channel = ?");
    return query.bind(channel.value).step() ? query.number(0) : 0;
}

void add(WriteTx& tx, ChannelId channel, Seq message, UserId by, Place const& place) {
    tx.query("INSERT INTO pins(channel, message, by, at, seq) VALUES (?, ?, ?, ?, ?)")
        .bind(channel.value)
        .bind(message)
        .bind(by.value)
        .bind(micros(place.at))
        .bind(place.seq)
        .run();
}

bool remove(WriteTx& tx, ChannelId channel, Seq message) {
    tx.query("DELETE FROM pins WHERE channel = ? AND message = ?").bind(channel.value).bind(message).run();
    return tx.changes() > 0;
}

std::vector<Seq> all(ReadTx& tx, ChannelId channel) {
    auto query = tx.query("SELECT message FROM pins WHERE channel = ? ORDER BY seq DESC");
    query.bind(channel.value);
    std::vector<Seq> out;
    while (query.step()) out.push_back(query.number(0));
    return out;
}

}  // namespace holdfast::pins
