#include "features/accounts/sql.hpp"

namespace holdfast::accounts {
namespace {

State state_of(std::string_view text) {
    for (std::size_t i = 0; i < Named<State>::names.size(); ++i)
        if (Named<State>::names[i] == text) return static_cast<State>(i + 1);
    return State::online;
}

std::optional<std::string> text_or_none(Query const& query, int column) {
    if (query.is_null(column)) return std::nullopt;
    return query.text(column);
}

std::vector<UserId> users_in(Query& query) {
    std::vector<UserId> users;
    while (query.step()) users.push_back(UserId{query.number(0)});
    return users;
}

int active_owners(ReadTx& tx) {
    auto query = tx.query("SELECT count(*) FROM users WHERE role = ? AND active = 1 AND bot = 0");
    query.bind(static_cast<int>(Role::owner)).step();
    return static_cast<int>(query.number(0));
}

std::string_view purpose_text(Purpose purpose) { return purpose == Purpose::setup ? "setup" : "reset"; }

}  // namespace

std::optional<Target> target_of(ReadTx& tx, UserId user) {
    auto query = tx.query(
        "SELECT u.role, u.bot, u.active, o.role FROM users u LEFT JOIN users o ON o.id = u.bot_owner WHERE u.id = ?");
    if (!query.bind(user.value).step()) return std::nullopt;
    Target target;
    target.user = user;
    target.role = static_cast<Role>(query.number(0));
    target.bot = query.number(1) != 0;
    target.active = query.number(2) != 0;
    if (!query.is_null(3)) target.bot_owner_role = static_cast<Role>(query.number(3));
    target.owners = active_owners(tx);
    return target;
}

bool has_owner(ReadTx& tx) { return active_owners(tx) > 0; }

std::optional<UserId> bot_owner(ReadTx& tx, UserId bot) {
    auto query = tx.query("SELECT bot_owner FROM users WHERE id = ? AND bot_owner IS NOT NULL");
    if (!query.bind(bot.value).step()) return std::nullopt;
    return UserId{query.number(0)};
}

std::vector<UserId> bots_of(ReadTx& tx, UserId owner) {
    auto query = tx.query("SELECT id FROM users WHERE bot_owner = ? ORDER BY id");
    return users_in(query.bind(owner.value));
}

std::vector<UserId> bots_above(ReadTx& tx, UserId owner, Role role) {
    auto query = tx.query("SELECT id FROM users WHERE bot_owner = ? AND role > ? ORDER BY id");
    return users_in(query.bind(owner.value).bind(static_cast<int>(role)));
}

void set_role(WriteTx& tx, UserId user, Role role) {
    tx.query("UPDATE users SET role = ? WHERE id = ?").bind(static_cast<int>(role)).bind(user.value).run();
}

void set_active(WriteTx& tx, UserId user, bool active) {
    tx.query("UPDATE users SET active = ? WHERE id = ?").bind(active).bind(user.value).run();
}

void set_display_name(WriteTx& tx, UserId user, std::string_view display_name) {
    tx.query("UPDATE users SET display_name = ? WHERE id = ?").bind(display_name).bind(user.value).run();
}

void set_title(WriteTx& tx, UserId user, std::string_view title) {
    tx.query("UPDATE users SET title = ? WHERE id = ?").bind(title).bind(user.value).run();
}

void set_time_zone(WriteTx& tx, UserId user, std::string_view time_zone) {
    tx.query("UPDATE users SET time_zone = ? WHERE id = ?").bind(time_zone).bind(user.value).run();
}

bool set_email(WriteTx& tx, UserId user, std::optional<std::string> const& email) {
    if (email && email_taken(tx, *email, user)) return false;
    auto query = tx.query("UPDATE users SET email = ? WHERE id = ?");
    email ? query.bind(*email) : query.bind(nullptr);
    query.bind(user.value).run();
    return true;
}

void set_status(WriteTx& tx, UserId user, StatusView const& status) {
    tx.query("UPDATE users SET status_state = ?, status_text = ?, status_emoji = ?, status_until = ? WHERE id = ?")
        .bind(state_name(status.state))
        .bind(status.text)
        .bind(status.emoji)
        .bind(status.until ? std::optional{micros(*status.until)} : std::nullopt)
        .bind(user.value)
        .run();
}

void set_last_seen(WriteTx& tx, UserId user, Timestamp at) {
    tx.query("UPDATE users SET last_seen = ?1 WHERE id = ?2 AND coalesce(last_seen, 0) < ?1")
        .bind(micros(at))
        .bind(user.value)
        .run();
}

std::string password_of(ReadTx& tx, UserId user) {
    auto query = tx.query("SELECT password FROM users WHERE id = ?");
    return query.bind(user.value).step() ? query.text(0) : std::string{};
}

void set_password(WriteTx& tx, UserId user, std::string_view hash) {
    tx.query("UPDATE users SET password = ? WHERE id = ?").bind(hash).bind(user.value).run();
}

std::optional<Profile> profile_of(ReadTx& tx, UserId user) {
    auto const view = user_view(tx, user);
    auto query = tx.query(
        "SELECT email, created_at, status_state, status_text, status_emoji, status_until FROM users WHERE id = ?");
    if (!view || !query.bind(user.value).step()) return std::nullopt;
    StatusView status{state_of(query.view(2)), query.text(3), query.text(4), std::nullopt};
    if (!query.is_null(5)) status.until = from_micros(query.number(5));
    return Profile{view->id,
                   view->username,
                   view->display_name,
                   view->role,
                   view->bot,
                   view->active,
                   view->avatar,
                   view->title,
                   view->time_zone,
                   view->version,
                   text_or_none(query, 0),
                   from_micros(query.number(1)),
                   status_at(std::move(status), tx.now())};
}

std::optional<std::string> email_of(ReadTx& tx, UserId user) {
    auto query = tx.query("SELECT email FROM users WHERE id = ?");
    if (!query.bind(user.value).step()) return std::nullopt;
    return text_or_none(query, 0);
}

bool username_taken(ReadTx& tx, std::string_view username) {
    auto query = tx.query("SELECT 1 FROM users WHERE username = ?");
    return query.bind(username).step();
}

std::optional<ChannelFound> channel_for_import(ReadTx& tx, std::string_view name_key, UserId user) {
    auto query = tx.query("SELECT c.id, m.user IS NOT NULL FROM channels c "
                          "LEFT JOIN members m ON m.channel = c.id AND m.user = ?1 "
                          "WHERE c.name_key = ?2 AND c.kind IN (1, 2) AND c.archived = 0 "
                          "AND (c.kind = 1 OR m.user IS NOT NULL) ORDER BY m.user IS NULL, c.kind, c.id LIMIT 1");
    if (!query.bind(user.value).bind(name_key).step()) return std::nullopt;
    return ChannelFound{ChannelId{query.number(0)}, query.number(1) != 0};
}

void each_person(ReadTx& tx, std::string_view after, std::optional<UserId> viewer,
                 std::function<bool(Candidate const&)> const& visit) {
    auto query =
        viewer
            ? tx.query("SELECT id, username, display_name, role, bot, active, version, email, avatar, title, time_zone "
                       "FROM users WHERE username > ?1 AND (id = ?2 OR id IN (SELECT other.user FROM members mine "
                       "JOIN members other ON other.channel = mine.channel WHERE mine.user = ?2)) ORDER BY username")
            : tx.query("SELECT id, username, display_name, role, bot, active, version, email, avatar, title, time_zone "
                       "FROM users WHERE username > ? ORDER BY username");
    query.bind(after);
    if (viewer) query.bind(viewer->value);
    while (query.step()) {
        Candidate const candidate{{UserId{query.number(0)}, query.text(1), query.text(2),
                                   static_cast<Role>(query.number(3)), query.number(4) != 0, query.number(5) != 0,
                                   avatar_path(UserId{query.number(0)}, query.number(8)), query.text(9), query.text(10),
                                   query.number(6)},
                                  text_or_none(query, 7)};
        if (!visit(candidate)) return;
    }
}

std::string give_pass(WriteTx& tx, Purpose purpose, UserId user, Timestamp expires) {
    forget_passes(tx, purpose, user);
    auto code = new_token(tx.random(), purpose == Purpose::setup ? "setup_" : "reset_");
    auto const digest = sha256(code);
    tx.query("INSERT INTO passes (code, purpose, user, expires) VALUES (?,?,?,?)")
        .bind(std::span<std::uint8_t const>{digest})
        .bind(purpose_text(purpose))
        .bind(user.value)
        .bind(micros(expires))
        .run();
    return code;
}

std::optional<Pass> find_pass(ReadTx& tx, Purpose purpose, std::string_view code) {
    auto const digest = sha256(code);
    auto query = tx.query("SELECT user, expires FROM passes WHERE code = ? AND purpose = ?");
    if (!query.bind(std::span<std::uint8_t const>{digest}).bind(purpose_text(purpose)).step()) return std::nullopt;
    return Pass{UserId{query.number(0)}, from_micros(query.number(1))};
}

std::optional<Pass> take_pass(WriteTx& tx, Purpose purpose, std::string_view code) {
    auto const digest = sha256(code);
    auto query = tx.query("DELETE FROM passes WHERE code = ? AND purpose = ? RETURNING user, expires");
    if (!query.bind(std::span<std::uint8_t const>{digest}).bind(purpose_text(purpose)).step()) return std::nullopt;
    return Pass{UserId{query.number(0)}, from_micros(query.number(1))};
}

void forget_passes(WriteTx& tx, Purpose purpose, UserId user) {
    tx.query("DELETE FROM passes WHERE purpose = ? AND user = ?").bind(purpose_text(purpose)).bind(user.value).run();
}

}  // namespace holdfast::accounts
