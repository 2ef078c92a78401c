#include "features/hooks/sql.hpp"

#include <limits>

#include "holdfast/domain/text.hpp"

namespace holdfast::hooks {
namespace {

#define HOOK_COLUMNS \
    "SELECT id, channel, name, icon, bot, created_by, created_at, disabled, uses, last_used FROM hooks "

Hook hook_in(Query const& query) {
    Hook hook{HookId{query.number(0)},
              ChannelId{query.number(1)},
              query.text(2),
              query.text(3),
              UserId{query.number(4)},
              UserId{query.number(5)},
              from_micros(query.number(6)),
              query.number(7) != 0,
              query.number(8),
              std::nullopt};
    if (!query.is_null(9)) hook.last_used = from_micros(query.number(9));
    return hook;
}
std::optional<Hook> first(Query& query) {
    if (!query.step()) return std::nullopt;
    return hook_in(query);
}
std::vector<Hook> all(Query& query) {
    std::vector<Hook> out;
    while (query.step()) out.push_back(hook_in(query));
    return out;
}

}  // namespace

std::optional<Hook> find(ReadTx& tx, HookId hook) {
    auto query = tx.query(HOOK_COLUMNS "WHERE id = ?");
    return first(query.bind(hook.value));
}

// By its digest: how long the search takes says nothing about the secret.
std::optional<Hook> by_secret(ReadTx& tx, std::string_view secret) {
    auto const digest = sha256(secret);
    auto query = tx.query(HOOK_COLUMNS "WHERE secret = ?");
    return first(query.bind(std::span<std::uint8_t const>{digest}));
}

std::vector<Hook> of_channel(ReadTx& tx, ChannelId channel) {
    auto query = tx.query(HOOK_COLUMNS "WHERE channel = ? ORDER BY id DESC");
    return all(query.bind(channel.value));
}

std::vector<Hook> page(ReadTx& tx, std::optional<UserId> creator, std::optional<HookId> before, std::int64_t limit) {
    auto query = creator ? tx.query(HOOK_COLUMNS "WHERE id < ? AND created_by = ? ORDER BY id DESC LIMIT ?")
                         : tx.query(HOOK_COLUMNS "WHERE id < ? ORDER BY id DESC LIMIT ?");
    query.bind(before ? before->value : std::numeric_limits<std::int64_t>::max());
    if (creator) query.bind(creator->value);
    return all(query.bind(limit));
}

std::int64_t count_of(ReadTx& tx, ChannelId channel) {
    auto query = tx.query("SELECT count(*) FROM hooks WHERE channel = ?");
    query.bind(channel.value).step();
    return query.number(0);
}

void insert(WriteTx& tx, Hook const& hook, std::string_view secret) {
    auto const digest = sha256(secret);
    tx.query(
          "INSERT INTO hooks (id, secret, channel, bot, name, icon, created_by, created_at) VALUES (?,?,?,?,?,?,?,?)")
        .bind(hook.id.value)
        .bind(std::span<std::uint8_t const>{digest})
        .bind(hook.channel.value)
        .bind(hook.user.value)
        .bind(hook.name)
        .bind(hook.icon)
        .bind(hook.created_by.value)
        .bind(micros(hook.created_at))
        .run();
}

void set_facts(WriteTx& tx, Hook const& hook) {
    tx.query("UPDATE hooks SET channel = ?, name = ?, icon = ?, disabled = ? WHERE id = ?")
        .bind(hook.channel.value)
        .bind(hook.name)
        .bind(hook.icon)
        .bind(hook.disabled)
        .bind(hook.id.value)
        .run();
}

void set_secret(WriteTx& tx, HookId hook, std::string_view secret) {
    auto const digest = sha256(secret);
    tx.query("UPDATE hooks SET secret = ? WHERE id = ?")
        .bind(std::span<std::uint8_t const>{digest})
        .bind(hook.value)
        .run();
}

void erase(WriteTx& tx, HookId hook) { tx.query("DELETE FROM hooks WHERE id = ?").bind(hook.value).run(); }

void note_use(WriteTx& tx, HookId hook) {
    tx.query("UPDATE hooks SET uses = uses + 1, last_used = ? WHERE id = ?")
        .bind(micros(tx.now()))
        .bind(hook.value)
        .run();
}

void rename_bot(WriteTx& tx, UserId bot, std::string_view name) {
    tx.query("UPDATE users SET display_name = ? WHERE id = ?").bind(name).bind(bot.value).run();
}
void retire_bot(WriteTx& tx, UserId bot) { tx.query("UPDATE users SET active = 0 WHERE id = ?").bind(bot.value).run(); }

bool is_active(ReadTx& tx, UserId user) {
    auto query = tx.query("SELECT 1 FROM users WHERE id = ? AND active = 1");
    return query.bind(user.value).step();
}

UserId answerable(ReadTx& tx, UserId user) {
    auto query = tx.query("SELECT coalesce(bot_owner, id) FROM users WHERE id = ?");
    return query.bind(user.value).step() ? UserId{query.number(0)} : user;
}

std::optional<Target> target(ReadTx& tx, ChannelId channel) {
    auto query = tx.query("SELECT id, archived FROM channels WHERE id = ?");
    if (!query.bind(channel.value).step()) return std::nullopt;
    return Target{ChannelId{query.number(0)}, query.number(1) != 0};
}

std::optional<Target> target_named(ReadTx& tx, UserId member, std::string_view name) {
    if (name.starts_with('#')) name.remove_prefix(1);
    auto const id = parse_id<ChannelTag>(name);
    auto query = tx.query("SELECT c.id, c.archived FROM channels c JOIN members m ON m.channel = c.id AND m.user = ? "
                          "JOIN users u ON u.id = m.user AND u.active = 1 "
                          "WHERE c.kind < 3 AND (c.id = ? OR c.name_key = ?) ORDER BY c.kind LIMIT 1");
    query.bind(member.value).bind(id ? id->value : 0).bind(name_key(name));
    if (!query.step()) return std::nullopt;
    return Target{ChannelId{query.number(0)}, query.number(1) != 0};
}

std::optional<std::string> username_of(ReadTx& tx, std::string_view id_or_name) {
    auto const id = parse_id<UserTag>(id_or_name);
    auto query = tx.query("SELECT username FROM users WHERE (id = ? OR username = ?) AND active = 1");
    query.bind(id ? id->value : 0).bind(id_or_name);
    if (!query.step()) return std::nullopt;
    return query.text(0);
}

std::optional<std::string> public_name_of(ReadTx& tx, std::string_view id) {
    auto const channel = parse_id<ChannelTag>(id);
    if (!channel) return std::nullopt;
    auto query = tx.query("SELECT name FROM channels WHERE id = ? AND kind = 1");
    if (!query.bind(channel->value).step()) return std::nullopt;
    return query.text(0);
}

}  // namespace holdfast::hooks
