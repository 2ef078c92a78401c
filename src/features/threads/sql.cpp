#include "features/threads/sql.hpp"

namespace holdfast::threads {

std::optional<bool> following(ReadTx& tx, UserId user, ChannelId channel, Seq thread) {
    auto query = tx.query("SELECT following FROM thread_follows WHERE user = ? AND channel = ? AND thread = ?");
    query.bind(user.value).bind(channel.value).bind(thread);
    if (!query.step()) return std::nullopt;
    return query.number(0) != 0;
}

void set_following(WriteTx& tx, UserId user, ChannelId channel, Seq thread, bool following) {
    tx.query("INSERT INTO thread_follows(user, channel, thread, following) VALUES (?, ?, ?, ?) "
             "ON CONFLICT(user, channel, thread) DO UPDATE SET following = excluded.following")
        .bind(user.value)
        .bind(channel.value)
        .bind(thread)
        .bind(std::int64_t{following})
        .run();
}

bool take_part(WriteTx& tx, UserId user, ChannelId channel, Seq thread) {
    tx.query("INSERT OR IGNORE INTO thread_follows(user, channel, thread, following) VALUES (?, ?, ?, 1)")
        .bind(user.value)
        .bind(channel.value)
        .bind(thread)
        .run();
    return tx.changes() > 0;
}

std::optional<ReplyFacts> reply_facts(ReadTx& tx, ChannelId channel, Seq message) {
    auto query = tx.query(
        "SELECT m.thread, root.author FROM messages m JOIN messages root ON root.channel = m.channel AND root.seq = m.thread "
        "WHERE m.channel = ? AND m.seq = ?");
    query.bind(channel.value).bind(message);
    if (!query.step()) return std::nullopt;
    ReplyFacts out{query.number(0), UserId{query.number(1)}, {}};
    auto named = tx.query("SELECT user FROM mentions WHERE channel = ? AND seq = ? AND user > 0");
    named.bind(channel.value).bind(message);
    while (named.step()) out.named.push_back(UserId{named.number(0)});
    return out;
}

#define FOLLOW_COLUMNS                                                                                   \
    "SELECT f.channel, f.thread, f.following, coalesce(r.seq, 0), mem.visible_from, root.last_reply_at " \
    "FROM thread_follows f JOIN members mem ON mem.channel = f.channel AND mem.user = f.user "           \
    "JOIN messages root ON root.channel = f.channel AND root.seq = f.thread "                            \
    "LEFT JOIN reads r ON r.user = f.user AND r.channel = f.channel AND r.thread = f.thread "            \
    "WHERE f.user = ?1 AND f.thread >= mem.visible_from "
#define UNREAD_REPLY                                                                                         \
    "EXISTS (SELECT 1 FROM messages m WHERE m.channel = f.channel AND m.thread = f.thread AND m.thread > 0 " \
    "AND m.seq > coalesce(r.seq, 0) AND m.deleted = 0 AND m.author <> f.user) "

namespace {

template <class Query>
std::vector<Follow> follows_from(Query& query) {
    std::vector<Follow> out;
    while (query.step())
        out.push_back({ChannelId{query.number(0)}, query.number(1), query.number(2) != 0, query.number(3),
                       query.number(4), query.number(5)});
    return out;
}

}  // namespace

std::vector<Follow> all(ReadTx& tx, UserId user, std::int64_t limit) {
    auto query = tx.query(FOLLOW_COLUMNS "ORDER BY root.last_reply_at DESC LIMIT ?2");
    query.bind(user.value).bind(limit);
    return follows_from(query);
}

std::vector<Follow> page(ReadTx& tx, UserId user, PageWish const& wish) {
    auto query =
        tx.query(FOLLOW_COLUMNS "AND f.following = 1 AND root.last_reply_at > 0 AND (NOT ?6 OR " UNREAD_REPLY ") "
                                "AND (?2 = 0 OR (root.last_reply_at, f.channel, f.thread) < (?2, ?3, ?4)) "
                                "ORDER BY root.last_reply_at DESC, f.channel DESC, f.thread DESC LIMIT ?5");
    query.bind(user.value).bind(wish.at).bind(wish.channel).bind(wish.thread).bind(wish.limit);
    query.bind(std::int64_t{wish.unread});
    return follows_from(query);
}

ChannelCounts counts(ReadTx& tx, UserId user, Follow const& follow) {
    ChannelCounts out;
    if (!follow.following) return out;
    auto replies = tx.query(
        "SELECT count(*) FROM (SELECT 1 FROM messages WHERE channel = ?1 AND thread = ?2 AND thread > 0 AND seq > ?3 "
        "AND deleted = 0 AND author <> ?4 LIMIT 999)");
    replies.bind(follow.channel.value).bind(follow.thread).bind(follow.seq).bind(user.value);
    if (replies.step()) out.unread = replies.number(0);
    if (out.unread == 0) return out;
    auto named = tx.query(
        "SELECT count(*) FROM (SELECT DISTINCT n.seq FROM mentions n "
        "JOIN messages m ON m.channel = n.channel AND m.seq = n.seq "
        "WHERE n.user IN (0, ?4) AND n.channel = ?1 AND n.seq > ?3 AND m.thread = ?2 AND m.author <> ?4 LIMIT 999)");
    named.bind(follow.channel.value).bind(follow.thread).bind(follow.seq).bind(user.value);
    if (named.step()) out.mentions = named.number(0);
    return out;
}

ThreadCounts totals(ReadTx& tx, UserId user) {
    std::vector<Follow> unread;
    {
        auto query = tx.query(FOLLOW_COLUMNS "AND f.following = 1 AND " UNREAD_REPLY);
        query.bind(user.value);
        unread = follows_from(query);
    }
    ThreadCounts out{static_cast<std::int64_t>(unread.size()), 0};
    for (auto const& follow : unread) out.mentions += counts(tx, user, follow).mentions;
    return out;
}

}  // namespace holdfast::threads
