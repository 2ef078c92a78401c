#include "features/retention/sql.hpp"

#include <limits>

namespace holdfast::retention {
namespace {

constexpr std::int64_t workspace = 0;  // in place of a channel

Rule rule_from(Query const& row, int column) {
    return {row.is_null(column) ? std::nullopt : std::optional{row.number(column)}, row.number(column + 1) != 0};
}

Rule rule_of(ReadTx& tx, std::int64_t channel) {
    auto query = tx.query("SELECT days, held FROM retention_rules WHERE channel = ?");
    return query.bind(channel).step() ? rule_from(query, 0) : Rule{};
}

void set_rule(WriteTx& tx, std::int64_t channel, Rule const& rule) {
    if (!rule.days && !rule.held) {
        tx.query("DELETE FROM retention_rules WHERE channel = ?").bind(channel).run();
        return;
    }
    tx.query("INSERT INTO retention_rules (channel, days, held) VALUES (?, ?, ?) "
             "ON CONFLICT (channel) DO UPDATE SET days = excluded.days, held = excluded.held")
        .bind(channel)
        .bind(rule.days)
        .bind(std::int64_t{rule.held})
        .run();
}

#define CHANNEL_COLUMNS                                                                        \
    "SELECT c.id, c.kind, c.name, EXISTS (SELECT 1 FROM members m WHERE m.channel = c.id AND " \
    "m.user = ?1), r.days, coalesce(r.held, 0) FROM channels c LEFT JOIN retention_rules r ON r.channel = c.id "

Channel channel_from(Query const& row) {
    return {ChannelId{row.number(0)}, static_cast<ChannelKind>(row.number(1)), row.text(2), row.number(3) != 0,
            rule_from(row, 4)};
}

void below(WriteTx& tx, std::string_view sql, ChannelId channel, Seq end) {
    tx.query(sql).bind(channel.value).bind(end).run();
}

// Contents that no other file holds leave the disk once this is committed.
void remove_files(WriteTx& tx, ChannelId channel, Seq end) {
    struct Blob {
        std::int64_t id = 0;
        std::string place, preview;
    };
    std::vector<Blob> unused;
    {
        auto query = tx.query(
            "UPDATE blobs SET uses = uses - (SELECT count(*) FROM files f WHERE f.blob = blobs.id AND f.channel = ?1 "
            "AND f.message < ?2) WHERE id IN (SELECT blob FROM files WHERE channel = ?1 AND message < ?2) "
            "RETURNING id, uses, place, preview");
        query.bind(channel.value).bind(end);
        while (query.step())
            if (query.number(1) == 0) unused.push_back({query.number(0), query.text(2), query.text(3)});
    }
    below(tx, "DELETE FROM files WHERE channel = ? AND message < ?", channel, end);
    for (auto const& blob : unused) {
        tx.query("DELETE FROM blobs WHERE id = ?").bind(blob.id).run();
        for (auto const& name : {blob.place, blob.preview})
            if (!name.empty()) tx.query("INSERT OR IGNORE INTO trash (name) VALUES (?)").bind(name).run();
    }
}

// An edit that stays in the log has no text any more.
void redact_edits(WriteTx& tx, ChannelId channel, Seq end) {
    std::vector<Seq> edits;
    {
        auto query = tx.query("SELECT revision FROM revisions WHERE channel = ?1 AND message < ?2 AND revision >= ?2");
        query.bind(channel.value).bind(end);
        while (query.step()) edits.push_back(query.number(0));
    }
    for (auto const seq : edits) tx.redact(log_of(channel), seq);
}

}  // namespace

Rule workspace_rule(ReadTx& tx) { return rule_of(tx, workspace); }
Rule channel_rule(ReadTx& tx, ChannelId channel) { return rule_of(tx, channel.value); }
void set_workspace_rule(WriteTx& tx, Rule const& rule) { set_rule(tx, workspace, rule); }
void set_channel_rule(WriteTx& tx, ChannelId channel, Rule const& rule) { set_rule(tx, channel.value, rule); }

void set_held(WriteTx& tx, UserId user, bool held) {
    if (held)
        tx.query("INSERT OR IGNORE INTO held_people (user, at) VALUES (?, ?)")
            .bind(user.value)
            .bind(micros(tx.now()))
            .run();
    else tx.query("DELETE FROM held_people WHERE user = ?").bind(user.value).run();
}

bool is_user(ReadTx& tx, UserId user) {
    auto query = tx.query("SELECT 1 FROM users WHERE id = ?");
    return query.bind(user.value).step();
}

std::optional<Channel> find(ReadTx& tx, ChannelId channel, UserId asking) {
    auto query = tx.query(CHANNEL_COLUMNS "WHERE c.id = ?2");
    if (!query.bind(asking.value).bind(channel.value).step()) return std::nullopt;
    return channel_from(query);
}

std::vector<Channel> channels(ReadTx& tx, UserId asking) {
    auto query = tx.query(CHANNEL_COLUMNS "ORDER BY c.name_key, c.id");
    query.bind(asking.value);
    std::vector<Channel> out;
    while (query.step()) out.push_back(channel_from(query));
    return out;
}

std::vector<UserId> held_people(ReadTx& tx) {
    auto query = tx.query("SELECT user FROM held_people ORDER BY user");
    std::vector<UserId> out;
    while (query.step()) out.push_back(UserId{query.number(0)});
    return out;
}

// Stamps rise in a log, so what is too young, or held, is found by walking to it.
Seq first_to_stay(ReadTx& tx, ChannelId channel, Seq first, Timestamp time, Seq most) {
    auto const end = first + std::min(most, std::numeric_limits<Seq>::max() - first);
    auto young =
        tx.query("SELECT seq FROM events WHERE log = ? AND seq >= ? AND seq < ? AND at >= ? ORDER BY seq LIMIT 1");
    young.bind(channel.value).bind(first).bind(end).bind(micros(time));
    auto const state = log_state(tx, log_of(channel)).value_or(LogState{});
    auto const stays = young.step() ? young.number(0) : std::min(end, state.head + 1);
    auto held = tx.query("SELECT min(m.seq) FROM messages m WHERE m.channel = ? AND m.seq >= ? AND m.seq < ? "
                         "AND m.author IN (SELECT user FROM held_people)");
    held.bind(channel.value).bind(first).bind(stays);
    return held.step() && !held.is_null(0) ? held.number(0) : stays;
}

void count(ReadTx& tx, ChannelId channel, Seq first, Seq end, WouldGo& out) {
    if (end <= first) return;
    out.events += end - first;
    auto messages = tx.query("SELECT count(*) FROM messages WHERE channel = ? AND seq < ? AND deleted = 0");
    if (messages.bind(channel.value).bind(end).step()) out.messages += messages.number(0);
    auto texts = tx.query(
        "SELECT coalesce(sum(length(CAST(text AS BLOB))), 0) FROM revisions WHERE channel = ? AND message < ?");
    if (texts.bind(channel.value).bind(end).step()) out.bytes += texts.number(0);
    auto files = tx.query("SELECT count(*), coalesce(sum(bytes), 0) FROM files WHERE channel = ? AND message < ?");
    if (files.bind(channel.value).bind(end).step()) out.files += files.number(0), out.bytes += files.number(1);
    auto span = tx.query("SELECT min(at), max(at) FROM events WHERE log = ? AND seq IN (?, ?)");
    if (!span.bind(channel.value).bind(first).bind(end - 1).step()) return;
    out.oldest = std::min(out.oldest.value_or(from_micros(span.number(0))), from_micros(span.number(0)));
    out.newest = std::max(out.newest.value_or(from_micros(span.number(1))), from_micros(span.number(1)));
}

// Ends with the messages themselves, begins with what is found by them. Keys stay: they outlive the message (D2).
std::int64_t remove(WriteTx& tx, ChannelId channel, Seq end) {
    std::int64_t live = 0;
    {
        auto query = tx.query("SELECT count(*) FROM messages WHERE channel = ? AND seq < ? AND deleted = 0");
        if (query.bind(channel.value).bind(end).step()) live = query.number(0);
    }
    redact_edits(tx, channel, end);
    remove_files(tx, channel, end);
    below(tx, "DELETE FROM mentions WHERE channel = ? AND seq < ?", channel, end);
    below(tx, "DELETE FROM reactions WHERE channel = ? AND message < ?", channel, end);
    below(tx, "DELETE FROM pins WHERE channel = ? AND message < ?", channel, end);
    below(tx, "DELETE FROM saved WHERE channel = ? AND message < ?", channel, end);
    below(tx, "DELETE FROM reads WHERE channel = ? AND thread > 0 AND thread < ?", channel, end);
    below(tx, "DELETE FROM thread_follows WHERE channel = ? AND thread < ?", channel, end);
    // The index hears of both, and takes the words out in its own turn.
    below(tx, "UPDATE messages SET content = '' WHERE channel = ? AND seq < ? AND content <> ''", channel, end);
    below(tx, "DELETE FROM revisions WHERE channel = ? AND message < ?", channel, end);
    below(tx, "DELETE FROM messages WHERE channel = ? AND seq < ?", channel, end);
    trim_log(tx, log_of(channel), end);
    return live;
}

std::optional<ChannelId> running(ReadTx& tx) {
    auto query = tx.query("SELECT channel FROM retention_runs LIMIT 1");
    return query.step() ? std::optional{ChannelId{query.number(0)}} : std::nullopt;
}

void note_removed(WriteTx& tx, ChannelId channel, std::int64_t messages) {
    tx.query("INSERT INTO retention_runs (channel, messages) VALUES (?, ?) "
             "ON CONFLICT (channel) DO UPDATE SET messages = messages + excluded.messages")
        .bind(channel.value)
        .bind(messages)
        .run();
}

std::int64_t end_run(WriteTx& tx, ChannelId channel) {
    auto query = tx.query("DELETE FROM retention_runs WHERE channel = ? RETURNING messages");
    auto const messages = query.bind(channel.value).step() ? query.number(0) : 0;
    query.run();
    return messages;
}

std::optional<ChannelId> next_channel(ReadTx& tx, Rule const& workspace, Timestamp now) {
    if (workspace.held) return std::nullopt;
    auto const today = micros(std::chrono::floor<std::chrono::days>(now));
    auto query =
        tx.query("SELECT c.id, c.days FROM (SELECT l.id, l.first, coalesce(r.days, ?1) AS days FROM channels k "
                 "JOIN logs l ON l.id = k.id LEFT JOIN retention_rules r ON r.channel = k.id "
                 "WHERE coalesce(r.held, 0) = 0) c JOIN events e ON e.log = c.id AND e.seq = c.first "
                 "WHERE c.days > 0 AND e.at < ?2 - c.days * ?3 "
                 "AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.channel = c.id AND m.seq = c.first "
                 "AND m.author IN (SELECT user FROM held_people)) LIMIT 1");
    query.bind(workspace.days.value_or(0)).bind(today).bind(day_us);
    return query.step() ? std::optional{ChannelId{query.number(0)}} : std::nullopt;
}

bool give_back(WriteTx& tx, std::int64_t keep_pages) {
    auto const number = [&](std::string_view pragma) {
        auto row = tx.query(pragma);
        return row.step() ? row.number(0) : 0;
    };
    constexpr int incremental = 2;  // a database of an older Holdfast is not: `holdfast compact` makes it so
    if (number("PRAGMA auto_vacuum") != incremental || number("PRAGMA freelist_count") <= keep_pages) return false;
    tx.query("PRAGMA incremental_vacuum(256)").run();
    return true;
}

}  // namespace holdfast::retention
