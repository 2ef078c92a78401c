#include "features/sessions/sql.hpp"

namespace holdfast::sessions {

std::optional<Credentials> credentials(ReadTx& tx, std::string_view login) {
    bool const by_email = login.find('@') != std::string_view::npos;
    auto query = by_email ? tx.query("SELECT id, password, active, bot FROM users WHERE email = ?")
                          : tx.query("SELECT id, password, active, bot FROM users WHERE username = ?");
    if (!query.bind(login).step()) return std::nullopt;
    bool const may_sign_in = query.number(2) != 0 && query.number(3) == 0 && !query.view(1).empty();
    return Credentials{UserId{query.number(0)}, query.text(1), may_sign_in};
}

std::optional<Holder> holder_of(ReadTx& tx, UserId user) {
    auto query = tx.query("SELECT role, bot, active FROM users WHERE id = ?");
    if (!query.bind(user.value).step()) return std::nullopt;
    return Holder{user, static_cast<Role>(query.number(0)), query.number(1) != 0, query.number(2) != 0};
}

bool holds(ReadTx& tx, UserId user, SessionId session) {
    auto query = tx.query("SELECT 1 FROM sessions WHERE id = ? AND user = ?");
    return query.bind(session.value).bind(user.value).step();
}

std::vector<SessionView> sessions_of(ReadTx& tx, UserId user, SessionId current) {
    auto query = tx.query("SELECT id, name, bearer, created_at, last_used, expires FROM sessions "
                          "WHERE user = ? AND (expires = 0 OR expires > ?) ORDER BY id DESC");
    query.bind(user.value).bind(micros(tx.now()));
    std::vector<SessionView> sessions;
    while (query.step()) {
        SessionView session{SessionId{query.number(0)},
                            query.text(1),
                            query.number(2) != 0,
                            from_micros(query.number(3)),
                            from_micros(query.number(4)),
                            std::nullopt,
                            SessionId{query.number(0)} == current};
        if (query.number(5) != 0) session.expires_at = from_micros(query.number(5));
        sessions.push_back(std::move(session));
    }
    return sessions;
}

}  // namespace holdfast::sessions
