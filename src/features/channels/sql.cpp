#include "features/channels/sql.hpp"

namespace holdfast::channels {
namespace {

// Columns of `channel_from`, in order.
#define CHANNEL_COLUMNS                                                                             \
    "c.id, c.kind, c.name, c.topic, c.archived, c.history, c.created_by, c.created_at, c.version, " \
    "(SELECT count(*) FROM members x WHERE x.channel = c.id)"

Channel channel_from(ReadTx& tx, Query& row) {
    Channel out;
    out.id = ChannelId{row.number(0)};
    out.kind = static_cast<ChannelKind>(row.number(1));
    out.name = row.text(2);
    out.topic = row.text(3);
    out.archived = row.number(4) != 0;
    out.history = static_cast<History>(row.number(5));
    out.created_by = UserId{row.number(6)};
    out.created_at = from_micros(row.number(7));
    out.version = row.number(8);
    out.members = row.number(9);
    if (out.kind == ChannelKind::direct) out.people = members(tx, out.id, {}, direct_people_max);
    return out;
}

}  // namespace

std::optional<Channel> find(ReadTx& tx, ChannelId channel) {
    auto query = tx.query("SELECT " CHANNEL_COLUMNS " FROM channels c WHERE c.id = ?");
    query.bind(channel.value);
    if (!query.step()) return std::nullopt;
    return channel_from(tx, query);
}

std::optional<ChannelId> by_public_name(ReadTx& tx, std::string_view name_key) {
    auto query = tx.query("SELECT id FROM channels WHERE kind = 1 AND name_key = ?");
    query.bind(name_key);
    if (!query.step()) return std::nullopt;
    return ChannelId{query.number(0)};
}

std::optional<ChannelId> by_direct_key(ReadTx& tx, std::string_view direct_key) {
    auto query = tx.query("SELECT id FROM channels WHERE direct_key = ?");
    query.bind(direct_key);
    if (!query.step()) return std::nullopt;
    return ChannelId{query.number(0)};
}

void insert(WriteTx& tx, Channel const& channel, std::string_view name_key,
            std::optional<std::string> const& direct_key) {
    auto query = tx.query(
        "INSERT INTO channels(id, kind, name, name_key, topic, history, direct_key, created_by, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query.bind(channel.id.value)
        .bind(static_cast<std::int64_t>(channel.kind))
        .bind(channel.name)
        .bind(name_key)
        .bind(channel.topic);
    query.bind(static_cast<std::int64_t>(channel.history));
    if (direct_key) query.bind(*direct_key);
    else query.bind(nullptr);
    query.bind(channel.created_by.value).bind(micros(channel.created_at)).run();
}

void set_name(WriteTx& tx, ChannelId channel, std::string_view name, std::string_view name_key, Seq version) {
    tx.query("UPDATE channels SET name = ?, name_key = ?, version = ? WHERE id = ?")
        .bind(name)
        .bind(name_key)
        .bind(version)
        .bind(channel.value)
        .run();
}

void set_topic(WriteTx& tx, ChannelId channel, std::string_view topic, Seq version) {
    tx.query("UPDATE channels SET topic = ?, version = ? WHERE id = ?")
        .bind(topic)
        .bind(version)
        .bind(channel.value)
        .run();
}

void set_archived(WriteTx& tx, ChannelId channel, bool archived, Seq version) {
    tx.query("UPDATE channels SET archived = ?, version = ? WHERE id = ?")
        .bind(std::int64_t{archived})
        .bind(version)
        .bind(channel.value)
        .run();
}

bool is_member(ReadTx& tx, ChannelId channel, UserId user) {
    auto query = tx.query("SELECT 1 FROM members WHERE channel = ? AND user = ?");
    return query.bind(channel.value).bind(user.value).step();
}

bool is_active_person(ReadTx& tx, UserId user) {
    auto query = tx.query("SELECT 1 FROM users WHERE id = ? AND active = 1");
    return query.bind(user.value).step();
}

void insert_member(WriteTx& tx, ChannelId channel, UserId user, Seq visible_from) {
    tx.query("INSERT INTO members(channel, user, visible_from, joined_at) VALUES (?, ?, ?, ?)")
        .bind(channel.value)
        .bind(user.value)
        .bind(visible_from)
        .bind(micros(tx.now()))
        .run();
}

void delete_member(WriteTx& tx, ChannelId channel, UserId user) {
    tx.query("DELETE FROM members WHERE channel = ? AND user = ?").bind(channel.value).bind(user.value).run();
}

std::vector<Channel> page(ReadTx& tx, UserId user, bool listed, ListChannels const& asked) {
    auto query = tx.query(
        "SELECT " CHANNEL_COLUMNS " FROM channels c WHERE c.id > ?1 AND c.kind IN (1, 2) AND (c.archived = 0 OR ?2)"
        " AND ((c.kind = 1 AND ?3) OR EXISTS (SELECT 1 FROM members m WHERE m.channel = c.id AND m.user = ?4))"
        " AND (?5 = '' OR instr(c.name_key, ?5) > 0 OR instr(lower(c.topic), ?5) > 0) ORDER BY c.id LIMIT ?6");
    auto const needle = asked.query.value_or("");
    query.bind(asked.cursor.value_or(ChannelId{}).value)
        .bind(std::int64_t{asked.archived})
        .bind(std::int64_t{listed})
        .bind(user.value);
    query.bind(needle).bind(asked.limit + 1);
    std::vector<Channel> out;
    while (query.step()) out.push_back(channel_from(tx, query));
    return out;
}

std::vector<UserId> members(ReadTx& tx, ChannelId channel, UserId after, std::int64_t limit) {
    auto query = tx.query("SELECT user FROM members WHERE channel = ? AND user > ? ORDER BY user LIMIT ?");
    query.bind(channel.value).bind(after.value).bind(limit);
    std::vector<UserId> out;
    while (query.step()) out.push_back(UserId{query.number(0)});
    return out;
}

std::vector<MyChannel> mine(ReadTx& tx, UserId user) {
    auto query = tx.query("SELECT " CHANNEL_COLUMNS
                          ", m.visible_from, coalesce(r.seq, 0) FROM members m JOIN channels c ON c.id = m.channel"
                          " LEFT JOIN reads r ON r.user = m.user AND r.channel = m.channel AND r.thread = 0"
                          " WHERE m.user = ? ORDER BY m.channel");
    query.bind(user.value);
    std::vector<MyChannel> out;
    while (query.step()) {
        MyChannel entry;
        entry.channel = channel_from(tx, query);
        entry.visible_from = query.number(10);
        entry.read = query.number(11);
        out.push_back(std::move(entry));
    }
    return out;
}

}  // namespace holdfast::channels
