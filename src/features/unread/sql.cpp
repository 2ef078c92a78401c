#include "features/unread/sql.hpp"

#include <algorithm>

#include "features/unread/roots.hpp"
#include "holdfast/base/faults.hpp"
#include "holdfast/engine/message_rows.hpp"
#include "holdfast/store/log.hpp"

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

namespace {

constexpr std::int64_t unread_max = 999;

std::vector<Root> roots_from(Query& query) {
    std::vector<Root> roots;
    while (query.step()) roots.push_back({query.number(0), UserId{query.number(1)}});
    return roots;
}

std::int64_t unread_after(ReadTx& tx, UserId user, ChannelId channel, Seq after) {
    if (auto* const memo = tx.memo<RootsOfChannels>()) {
        auto& roots = memo->of(channel);
        roots.catch_up(tx, channel, log_state(tx, log_of(channel)).value_or(LogState{}).head);
        if (auto const count = roots.after(after, user, unread_max)) return *count;
    }
    auto query = tx.query(
        "SELECT count(*) FROM (SELECT 1 FROM messages WHERE channel = ? AND seq > ? AND thread = 0 AND deleted = 0 AND author <> ? LIMIT 999)");
    return query.bind(channel.value).bind(after).bind(user.value).step() ? query.number(0) : 0;
}

}  // namespace

std::vector<Root> newest_roots(ReadTx& tx, ChannelId channel, std::int64_t most) {
    auto query = tx.query(
        "SELECT seq, author FROM messages WHERE channel = ? AND thread = 0 AND deleted = 0 ORDER BY seq DESC LIMIT ?");
    query.bind(channel.value).bind(most);
    auto roots = roots_from(query);
    std::ranges::reverse(roots);
    return roots;
}

std::vector<Root> roots_after(ReadTx& tx, ChannelId channel, Seq after) {
    auto query = tx.query(
        "SELECT seq, author FROM messages WHERE channel = ? AND seq > ? AND thread = 0 AND deleted = 0 ORDER BY seq");
    query.bind(channel.value).bind(after);
    return roots_from(query);
}

// Kinds 12 (message.deleted) and 60 (history.trimmed).
bool some_messages_went(ReadTx& tx, ChannelId channel, Seq after) {
    auto query = tx.query("SELECT 1 FROM events WHERE log = ? AND seq > ? AND kind IN (12, 60) LIMIT 1");
    return query.bind(channel.value).bind(after).step();
}

ChannelCounts counts(ReadTx& tx, UserId user, ChannelId channel) {
    auto const after = messages::read_cursor(tx, user, channel, 0);
    ChannelCounts out;
    out.unread = unread_after(tx, user, channel, after);
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
