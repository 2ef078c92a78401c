#include "features/drafts/sql.hpp"

namespace holdfast::drafts {

std::optional<std::string> text_of(ReadTx& tx, UserId user, ChannelId channel, Seq thread) {
    auto query = tx.query("SELECT text FROM drafts WHERE user = ? AND channel = ? AND thread = ?");
    if (!query.bind(user.value).bind(channel.value).bind(thread).step()) return std::nullopt;
    return query.text(0);
}

std::int64_t count(ReadTx& tx, UserId user) {
    auto query = tx.query("SELECT count(*) FROM drafts WHERE user = ?");
    return query.bind(user.value).step() ? query.number(0) : 0;
}

std::vector<Draft> all(ReadTx& tx, UserId user) {
    auto query =
        tx.query("SELECT channel, thread, version, at, text FROM drafts WHERE user = ? ORDER BY channel, thread");
    query.bind(user.value);
    std::vector<Draft> out;
    while (query.step()) {
        Draft draft{ChannelId{query.number(0)}, std::nullopt, query.number(2), from_micros(query.number(3)),
                    query.text(4)};
        if (query.number(1) > 0) draft.thread = query.number(1);
        out.push_back(std::move(draft));
    }
    return out;
}

void put(WriteTx& tx, UserId user, Draft const& draft) {
    tx.query("INSERT OR REPLACE INTO drafts (user, channel, thread, version, at, text) VALUES (?,?,?,?,?,?)")
        .bind(user.value)
        .bind(draft.channel.value)
        .bind(draft.thread.value_or(0))
        .bind(draft.version)
        .bind(micros(draft.at))
        .bind(draft.text)
        .run();
}

void remove(WriteTx& tx, UserId user, ChannelId channel, Seq thread) {
    tx.query("DELETE FROM drafts WHERE user = ? AND channel = ? AND thread = ?")
        .bind(user.value)
        .bind(channel.value)
        .bind(thread)
        .run();
}

void remove_all_in(WriteTx& tx, UserId user, ChannelId channel) {
    tx.query("DELETE FROM drafts WHERE user = ? AND channel = ?").bind(user.value).bind(channel.value).run();
}

}  // namespace holdfast::drafts
