#include "holdfast/domain/text.hpp"
#include "holdfast/engine/people.hpp"

namespace holdfast {
namespace {

Problem taken(std::string_view code, std::string_view detail, std::string_view field) {
    return {Fault::conflict, std::string{code}, std::string{detail}, std::string{field}};
}

// False when the username or the e-mail address is somebody's already.
bool insert_person(WriteTx& tx, UserId id, NewPerson const& person) {
    auto query =
        tx.query("INSERT INTO users (id, username, display_name, email, password, role, bot, bot_owner, created_at) "
                 "VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING RETURNING id");
    query.bind(id.value).bind(person.username).bind(person.display_name);
    person.email ? query.bind(*person.email) : query.bind(nullptr);
    query.bind(person.password).bind(static_cast<int>(person.role)).bind(person.bot);
    query.bind(person.bot_owner ? std::optional{person.bot_owner->value} : std::nullopt).bind(micros(tx.now()));
    return query.step();
}

std::optional<Problem> clean(NewPerson& person) {
    auto username = clean_username(person.username);
    if (!username) return username.error();
    person.username = *username;
    auto display_name = clean_display_name(person.display_name.empty() ? person.username : person.display_name);
    if (!display_name) return display_name.error();
    person.display_name = *display_name;
    if (!person.email) return std::nullopt;
    auto email = clean_email(*person.email);
    if (!email) return email.error();
    person.email = *email;
    return std::nullopt;
}

MadePerson announce(WriteTx& tx, Office const& office, UserId by, UserView user) {
    tx.change(UserSet{user.id, user.role, user.active, user.bot});
    auto const place = append(tx, office, workspace_log, by, UserChanged{user}, user.id);
    return {std::move(user), place};
}

void forget_expired(WriteTx& tx, UserId user) {
    std::vector<SessionId> expired;
    {
        auto query = tx.query("SELECT id FROM sessions WHERE user = ? AND expires > 0 AND expires <= ? ORDER BY id");
        query.bind(user.value).bind(micros(tx.now()));
        while (query.step()) expired.push_back(SessionId{query.number(0)});
    }
    for (auto const session : expired) end_session(tx, session);
}

std::int64_t count_sessions(ReadTx& tx, UserId user) {
    auto query = tx.query("SELECT count(*) FROM sessions WHERE user = ?");
    query.bind(user.value).step();
    return query.number(0);
}

std::optional<SessionId> oldest_browser(ReadTx& tx, UserId user) {
    auto query = tx.query("SELECT id FROM sessions WHERE user = ? AND bearer = 0 ORDER BY last_used, id LIMIT 1");
    if (!query.bind(user.value).step()) return std::nullopt;
    return SessionId{query.number(0)};
}

bool is_browser(ReadTx& tx, SessionId session) {
    auto query = tx.query("SELECT 1 FROM sessions WHERE id = ? AND bearer = 0");
    return query.bind(session.value).step();
}

// What a program calls itself may be anything: a name that is none is left out rather than refused.
constexpr std::size_t device_bytes_max = 200;  // what browsers call themselves ends with their name

std::string session_name(std::string_view wished, std::size_t bytes_max) {
    auto const clean = clean_line(wished.substr(0, bytes_max), "name", bytes_max * 4);
    return clean ? *clean : std::string{};
}

}  // namespace

std::optional<std::string> avatar_path(UserId user, std::int64_t file) {
    if (file == 0) return std::nullopt;
    return "/api/v1/users/" + to_text(user) + "/avatar?v=" + to_text(FileId{file});
}

std::optional<UserView> user_view(ReadTx& tx, UserId user) {
    auto query =
        tx.query("SELECT id, username, display_name, role, bot, active, version, avatar, title, time_zone FROM users "
                 "WHERE id = ?");
    if (!query.bind(user.value).step()) return std::nullopt;
    UserId const id{query.number(0)};
    return UserView{id,
                    query.text(1),
                    query.text(2),
                    static_cast<Role>(query.number(3)),
                    query.number(4) != 0,
                    query.number(5) != 0,
                    avatar_path(id, query.number(7)),
                    query.text(8),
                    query.text(9),
                    query.number(6)};
}

Result<std::string> clean_display_name(std::string_view text) {
    auto clean = clean_name(text, "display_name");
    if (!clean) return clean;
    auto key = name_key(*clean);
    if (key.starts_with('@')) key.erase(0, 1);
    // The words that no username may be are no display name either: "System" is not a person.
    auto const as_username = clean_username(key);
    if (!as_username && as_username.error().code == "username_taken")
        return taken("reserved_name", "This name belongs to the house.", "display_name");
    return clean;
}

bool email_taken(ReadTx& tx, std::string_view email, UserId except) {
    auto query = tx.query("SELECT 1 FROM users WHERE email = ? AND id <> ?");
    return query.bind(email).bind(except.value).step();
}

Result<MadePerson> make_person(WriteTx& tx, Office const& office, UserId by, NewPerson person) {
    if (auto problem = clean(person)) return *problem;
    UserId const id{tx.new_id()};
    if (!insert_person(tx, id, person)) {
        if (person.email && email_taken(tx, *person.email, {}))
            return taken("email_taken", "Somebody uses this e-mail address already.", "email");
        return taken("username_taken", "This username is taken.", "username");
    }
    if (!log_state(tx, workspace_log)) tx.create_log(workspace_log);  // the first person opens the workspace's own log
    tx.create_log(log_of(id));
    return announce(tx, office, by ? by : id, *user_view(tx, id));
}

MadePerson announce_person(WriteTx& tx, Office const& office, UserId by, UserId user) {
    tx.query("UPDATE users SET version = version + 1 WHERE id = ?").bind(user.value).run();
    return announce(tx, office, by, *user_view(tx, user));
}

std::optional<Problem> hash_in_place(std::string& password) {
    auto const clean = clean_password(password);
    if (!clean) return clean.error();
    password = hash_password(*clean, password_cost);
    return std::nullopt;
}

Result<OpenedSession> open_session(WriteTx& tx, SessionWish const& wish) {
    forget_expired(tx, wish.user);
    if (count_sessions(tx, wish.user) >= sessions_max) {
        auto const oldest = wish.bearer ? std::nullopt : oldest_browser(tx, wish.user);
        if (!oldest)
            return Problem{Fault::conflict, "too_many_sessions",
                           "There are 100 sessions and tokens already: end one that is no longer used."};
        end_session(tx, *oldest);
    }
    OpenedSession opened{SessionId{tx.new_id()}, new_token(tx.random(), wish.bearer ? "hf_" : "hs_")};
    auto const digest = sha256(opened.token);
    auto const expires = wish.expires == Timestamp{} ? 0 : micros(wish.expires);
    tx.query(
          "INSERT INTO sessions (id, user, token, bearer, name, created_at, last_used, expires) VALUES (?,?,?,?,?,?,?,?)")
        .bind(opened.id.value)
        .bind(wish.user.value)
        .bind(std::span<std::uint8_t const>{digest})
        .bind(wish.bearer)
        .bind(wish.name)
        .bind(micros(tx.now()))
        .bind(micros(tx.now()))
        .bind(expires)
        .run();
    tx.change(SessionAdded{opened.id, wish.user, digest, wish.bearer, wish.expires});
    return opened;
}

void end_session(WriteTx& tx, SessionId session) {
    tx.query("DELETE FROM sessions WHERE id = ?").bind(session.value).run();
    tx.change(SessionEnded{session});
}

void end_sessions(WriteTx& tx, UserId user, std::optional<SessionId> except) {
    std::vector<SessionId> sessions;
    {
        auto query = tx.query("SELECT id FROM sessions WHERE user = ? ORDER BY id");
        query.bind(user.value);
        while (query.step()) sessions.push_back(SessionId{query.number(0)});
    }
    for (auto const session : sessions)
        if (session != except) end_session(tx, session);
}

Result<Done> sign_in(WriteTx& tx, Context const& context, UserId user, bool bearer, std::string_view name) {
    auto const replaced = context.caller.session;
    if (!bearer && replaced && is_browser(tx, replaced)) end_session(tx, replaced);
    auto const named =
        name.empty() ? session_name(context.device, device_bytes_max) : session_name(name, session_name_bytes_max);
    auto opened = open_session(tx, {user, bearer, named});
    if (!opened) return opened.error();
    Done done;
    done.result =
        encode(SignedIn{*user_view(tx, user), opened->id, bearer ? std::optional{opened->token} : std::nullopt});
    if (!bearer) done.session_token = std::move(opened->token);
    return done;
}

}  // namespace holdfast
