#include "features/unread/sql.hpp"

#include "holdfast/base/faults.hpp"
#include "holdfast/engine/message_rows.hpp"

namespace holdfast::unread {

void set(WriteTx& tx, UserId user, ChannelId channel, Seq thread, Seq seq) {
    tx.query("INSERT INTO reads(user, channel, thread, seq) VALUES (?, ?, ?, ?) "
             "ON CONFLICT(user, channel, thread) DO UPDATE SET seq = excluded.seq")
        .bind(user.value)
        .bind(channel.value)
        .bind(thread)
        .bind(seq)
        .run();
}

Seq thread_of(ReadTx& tx, ChannelId channel, Seq message) {
    auto query = tx.query("SELECT thread FROM messages WHERE channel = ? AND seq = ?");
    query.bind(channel.value).bind(message);
    return query.step() ? query.number(0) : 0;
}

ChannelCounts counts(ReadTx& tx, UserId user, ChannelId channel) {
    auto const after = messages::read_cursor(tx, user, channel, 0);
    ChannelCounts out;
    auto roots = tx.query(
        "SELECT count(*) FROM (SELECT 1 FROM messages WHERE channel = ? AND seq > ? AND thread = 0 AND deleted = 0 AND author <> ? LIMIT 999)");
    if (roots.bind(channel.value).bind(after).bind(user.value).step()) out.unread = roots.number(0);
    auto named = tx.query(
        "SELECT count(*) FROM (SELECT DISTINCT n.seq FROM mentions n JOIN messages m ON m.channel = n.channel AND m.seq = n.seq "
        "WHERE n.user IN (0, ?1) AND n.channel = ?2 AND n.seq > ?3 AND m.thread = 0 AND m.author <> ?1 LIMIT 999)");
    if (named.bind(user.value).bind(channel.value).bind(after).step()) out.mentions = named.number(0);
    if (seeded(SeededFault::unread_counts_edits)) {
        auto edits = tx.query("SELECT count(*) FROM events WHERE log = ? AND seq > ? AND kind = 11");
        if (edits.bind(channel.value).bind(after).step()) out.unread += edits.number(0);
    }
    return out;
}

}  // namespace holdfast::unread
