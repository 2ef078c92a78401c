#include "features/slash/sql.hpp"

namespace holdfast::slash {
namespace {

SlashRow slash_from(Query const& query) {
    SlashRow row;
    row.id = SlashId{query.number(0)};
    row.bot = UserId{query.number(1)};
    row.name = query.text(2);
    row.description = query.text(3);
    row.hint = query.text(4);
    if (!query.is_null(5)) row.channel = ChannelId{query.number(5)};
    row.url = query.text(6);
    row.secret = query.text(7);
    row.bot_name = query.text(8);
    row.bot_owner = query.is_null(9) ? UserId{} : UserId{query.number(9)};
    row.bot_active = query.number(10) != 0;
    row.paused = query.number(11) != 0;
    return row;
}

InvocationRow invocation_from(Query const& query) {
    InvocationRow row;
    row.id = InvocationId{query.number(0)};
    row.command = SlashId{query.number(1)};
    row.channel = ChannelId{query.number(2)};
    row.user = UserId{query.number(3)};
    row.text = query.text(4);
    row.key = query.text(5);
    row.state = static_cast<State>(query.number(6));
    row.answer = query.text(7);
    row.trouble = query.text(8);
    row.uses = query.number(9);
    row.created_at = from_micros(query.number(10));
    return row;
}

}  // namespace

std::int64_t count_of(ReadTx& tx, UserId bot) {
    auto query = tx.query("SELECT count(*) FROM slash_commands WHERE bot = ?");
    query.bind(bot.value).step();
    return query.number(0);
}

std::optional<SlashRow> find(ReadTx& tx, SlashId id) {
    auto query =
        tx.query("SELECT s.id, s.bot, s.name, s.description, s.hint, s.channel, s.url, s.secret, u.display_name, "
                 "u.bot_owner, u.active, s.paused FROM slash_commands s JOIN users u ON u.id = s.bot WHERE s.id = ?");
    if (!query.bind(id.value).step()) return std::nullopt;
    return slash_from(query);
}

std::optional<SlashRow> find_named(ReadTx& tx, std::string_view name) {
    auto query =
        tx.query("SELECT s.id, s.bot, s.name, s.description, s.hint, s.channel, s.url, s.secret, u.display_name, "
                 "u.bot_owner, u.active, s.paused FROM slash_commands s JOIN users u ON u.id = s.bot WHERE s.name = ?");
    if (!query.bind(name).step()) return std::nullopt;
    return slash_from(query);
}

std::vector<SlashRow> list(ReadTx& tx) {
    auto query =
        tx.query("SELECT s.id, s.bot, s.name, s.description, s.hint, s.channel, s.url, s.secret, u.display_name, "
                 "u.bot_owner, u.active, s.paused FROM slash_commands s JOIN users u ON u.id = s.bot "
                 "ORDER BY s.name LIMIT 1000");
    std::vector<SlashRow> out;
    while (query.step()) out.push_back(slash_from(query));
    return out;
}

void insert(WriteTx& tx, SlashRow const& row, Timestamp at) {
    tx.query(
          "INSERT INTO slash_commands (id, bot, name, description, hint, channel, url, secret, created_by, created_at) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id.value)
        .bind(row.bot.value)
        .bind(row.name)
        .bind(row.description)
        .bind(row.hint)
        .bind(row.channel ? std::optional{row.channel->value} : std::nullopt)
        .bind(row.url)
        .bind(row.secret)
        .bind(row.created_by.value)
        .bind(micros(at))
        .run();
}

void update(WriteTx& tx, SlashRow const& row) {
    tx.query("UPDATE slash_commands SET description = ?, hint = ?, url = ?, secret = ?, paused = ? WHERE id = ?")
        .bind(row.description)
        .bind(row.hint)
        .bind(row.url)
        .bind(row.secret)
        .bind(row.paused)
        .bind(row.id.value)
        .run();
}

void remove(WriteTx& tx, SlashId id) { tx.query("DELETE FROM slash_commands WHERE id = ?").bind(id.value).run(); }

void insert(WriteTx& tx, InvocationRow const& row) {
    tx.query("INSERT INTO invocations (id, command, channel, user, text, key, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id.value)
        .bind(row.command.value)
        .bind(row.channel.value)
        .bind(row.user.value)
        .bind(row.text)
        .bind(row.key)
        .bind(micros(row.created_at))
        .run();
}

std::optional<InvocationRow> find(ReadTx& tx, InvocationId id) {
    auto query = tx.query("SELECT id, command, channel, user, text, key, state, answer, trouble, uses, created_at "
                          "FROM invocations WHERE id = ?");
    if (!query.bind(id.value).step()) return std::nullopt;
    return invocation_from(query);
}

std::vector<InvocationRow> asking(ReadTx& tx, std::size_t most) {
    auto query = tx.query("SELECT id, command, channel, user, text, key, state, answer, trouble, uses, created_at "
                          "FROM invocations WHERE state = 1 ORDER BY id LIMIT ?");
    query.bind(static_cast<std::int64_t>(most));
    std::vector<InvocationRow> out;
    while (query.step()) out.push_back(invocation_from(query));
    return out;
}

void settle(WriteTx& tx, InvocationRow const& row) {
    tx.query("UPDATE invocations SET state = ?, answer = ?, trouble = ? WHERE id = ?")
        .bind(static_cast<int>(row.state))
        .bind(row.answer)
        .bind(row.trouble)
        .bind(row.id.value)
        .run();
}

void note_use(WriteTx& tx, SlashId command, Timestamp at, std::string_view trouble) {
    tx.query(
          "UPDATE slash_commands SET last_used = ?1, trouble = ?2, failures = CASE WHEN ?2 = '' THEN 0 ELSE failures + 1 END "
          "WHERE id = ?3")
        .bind(micros(at))
        .bind(trouble)
        .bind(command.value)
        .run();
}

bool take_use(WriteTx& tx, InvocationId id, std::int64_t most) {
    tx.query("UPDATE invocations SET uses = uses + 1 WHERE id = ? AND uses < ?").bind(id.value).bind(most).run();
    return tx.changes() > 0;
}

void forget_old(WriteTx& tx, Timestamp before) {
    tx.query("DELETE FROM invocations WHERE created_at < ?").bind(micros(before)).run();
}

std::optional<ChannelNames> channel_named(ReadTx& tx, ChannelId channel) {
    auto query = tx.query("SELECT name, archived, kind FROM channels WHERE id = ?");
    if (!query.bind(channel.value).step()) return std::nullopt;
    return ChannelNames{query.number(2) == 3 ? "directmessage" : query.text(0), query.number(1) != 0};
}

}  // namespace holdfast::slash
