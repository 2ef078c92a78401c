#include "features/reactions/sql.hpp"

namespace holdfast::reactions {

Present present(ReadTx& tx, ChannelId channel, Seq message, std::string_view emoji, UserId user) {
    Present out;
    auto query = tx.query(
        "SELECT count(DISTINCT emoji), max(CASE WHEN emoji = ?1 THEN since END), max(emoji = ?1 AND user = ?2) "
        "FROM reactions WHERE channel = ?3 AND message = ?4");
    query.bind(emoji).bind(user.value).bind(channel.value).bind(message);
    if (!query.step()) return out;
    out.kinds = query.number(0);
    if (!query.is_null(1)) out.since = query.number(1);
    out.mine = !query.is_null(2) && query.number(2) != 0;
    return out;
}

void add(WriteTx& tx, ChannelId channel, Seq message, std::string_view emoji, UserId user, Seq since, Seq seq) {
    tx.query("INSERT INTO reactions(channel, message, emoji, user, since, seq) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(channel.value)
        .bind(message)
        .bind(emoji)
        .bind(user.value)
        .bind(since)
        .bind(seq)
        .run();
}

bool remove(WriteTx& tx, ChannelId channel, Seq message, std::string_view emoji, UserId user) {
    tx.query("DELETE FROM reactions WHERE channel = ? AND message = ? AND emoji = ? AND user = ?")
        .bind(channel.value)
        .bind(message)
        .bind(emoji)
        .bind(user.value)
        .run();
    return tx.changes() > 0;
}

void remove_all(WriteTx& tx, ChannelId channel, Seq message) {
    tx.query("DELETE FROM reactions WHERE channel = ? AND message = ?").bind(channel.value).bind(message).run();
}

std::vector<ReactionView> of_message(ReadTx& tx, ChannelId channel, Seq message) {
    auto query =
        tx.query("SELECT emoji, user FROM reactions WHERE channel = ? AND message = ? ORDER BY since, emoji, seq");
    query.bind(channel.value).bind(message);
    std::vector<ReactionView> out;
    while (query.step()) {
        if (out.empty() || out.back().emoji != query.view(0)) out.push_back({query.text(0), {}});
        out.back().users.push_back(UserId{query.number(1)});
    }
    return out;
}

}  // namespace holdfast::reactions
