#include "engine/roster_sql.hpp"

#include <algorithm>

namespace holdfast {
namespace {

constexpr std::int64_t active_days_max = 400;

}  // namespace

std::optional<Caller> confirmed(ReadTx& tx, Caller const& caller) {
    auto person = tx.query("SELECT role, bot FROM users WHERE id = ? AND active = 1");
    person.bind(caller.user.value);
    if (!person.step()) return std::nullopt;
    auto out = caller;
    out.role = static_cast<Role>(person.number(0));
    out.bot = person.number(1) != 0;
    auto session = tx.query("SELECT 1 FROM sessions WHERE id = ?");
    session.bind(caller.session.value);
    if (!session.step()) return std::nullopt;
    return out;
}

std::optional<ChannelFacts> channel_facts(ReadTx& tx, ChannelId channel, UserId user) {
    auto query = tx.query("SELECT c.kind, c.archived, c.created_by, m.visible_from FROM channels c "
                          "LEFT JOIN members m ON m.channel = c.id AND m.user = ? WHERE c.id = ?");
    query.bind(user.value).bind(channel.value);
    if (!query.step()) return std::nullopt;
    ChannelFacts facts;
    facts.id = channel;
    facts.kind = static_cast<ChannelKind>(query.number(0));
    facts.archived = query.number(1) != 0;
    facts.created_by = UserId{query.number(2)};
    if (!query.is_null(3)) facts.visible_from = query.number(3);
    return facts;
}

bool share_a_channel(ReadTx& tx, UserId a, UserId b) {
    if (a == b) return true;
    auto query = tx.query(
        "SELECT 1 FROM members m JOIN members n ON n.channel = m.channel AND n.user = ? WHERE m.user = ? LIMIT 1");
    return query.bind(a.value).bind(b.value).step();
}

void each_roster_change(ReadTx& tx, std::function<void(RosterChange const&)> const& visit) {
    auto users =
        tx.query("SELECT id, role, active, bot, status_state, status_text, status_emoji, status_until FROM users");
    while (users.step()) {
        UserId const user{users.number(0)};
        visit(UserSet{user, static_cast<Role>(users.number(1)), users.number(2) != 0, users.number(3) != 0});
        auto const until = users.is_null(7) ? std::nullopt : std::optional{from_micros(users.number(7))};
        visit(StatusSet{user, users.text(4), users.text(5), users.text(6), until});
    }
    auto sessions = tx.query("SELECT id, user, token, bearer, expires FROM sessions");
    while (sessions.step()) {
        SessionAdded added{SessionId{sessions.number(0)},
                           UserId{sessions.number(1)},
                           {},
                           sessions.number(3) != 0,
                           from_micros(sessions.number(4))};
        auto const token = sessions.blob(2);
        std::copy_n(token.begin(), std::min(token.size(), added.token.size()), added.token.begin());
        visit(added);
    }
    auto channels = tx.query("SELECT id, kind, archived FROM channels");
    while (channels.step())
        visit(ChannelSet{ChannelId{channels.number(0)}, static_cast<ChannelKind>(channels.number(1)),
                         channels.number(2) != 0});
    auto members = tx.query("SELECT channel, user, visible_from FROM members");
    while (members.step())
        visit(MemberAdded{ChannelId{members.number(0)}, UserId{members.number(1)}, members.number(2)});
}

void each_log_head(ReadTx& tx, std::function<void(LogId, LogHead)> const& visit) {
    auto logs = tx.query("SELECT id, head, \"check\" FROM logs");
    while (logs.step()) visit(LogId{logs.number(0)}, {logs.number(1), static_cast<std::uint64_t>(logs.number(2))});
}

void note_audit(WriteTx& tx, UserId by, std::string_view action, UserId about, std::string_view detail) {
    tx.query("INSERT INTO audit (at, by, action, about, detail) VALUES (?,?,?,?,?)")
        .bind(micros(tx.now()))
        .bind(by.value)
        .bind(action)
        .bind(about.value)
        .bind(detail)
        .run();
}

std::vector<LogCut> personal_log_cuts(ReadTx& tx, Seq most, int days) {
    auto const oldest = micros(tx.now() - std::chrono::hours{24} * days);
    auto query =
        tx.query("SELECT l.id, l.head, (SELECT min(e.seq) FROM events e WHERE e.log = l.id AND e.at >= ?1) FROM logs l "
                 "JOIN users u ON u.id = l.id WHERE l.head - l.first + 1 > ?2 + ?2 / 10 "
                 "OR (SELECT e.at FROM events e WHERE e.log = l.id AND e.seq = l.first) < ?1 LIMIT 500");
    query.bind(oldest).bind(most);
    std::vector<LogCut> cuts;
    while (query.step()) {
        auto const head = query.number(1);
        auto const young = query.is_null(2) ? head + 1 : query.number(2);
        cuts.push_back({LogId{query.number(0)}, std::max(young, head - most + 1)});
    }
    return cuts;
}

void touch_sessions(WriteTx& tx, std::vector<SessionId> const& used) {
    auto const today = micros(tx.now()) / day_us;
    for (auto const session : used) {
        tx.query("UPDATE sessions SET last_used = ? WHERE id = ?").bind(micros(tx.now())).bind(session.value).run();
        tx.query("INSERT OR IGNORE INTO active_days (day, user) SELECT ?, user FROM sessions WHERE id = ?")
            .bind(today)
            .bind(session.value)
            .run();
    }
    tx.query("DELETE FROM active_days WHERE day < ?").bind(today - active_days_max).run();
}

void end_idle_sessions(WriteTx& tx, int days) {
    std::vector<SessionId> idle;
    {
        auto query = tx.query("SELECT id FROM sessions WHERE bearer = 0 AND last_used < ? LIMIT 500");
        query.bind(micros(tx.now() - std::chrono::hours{24} * days));
        while (query.step()) idle.push_back(SessionId{query.number(0)});
    }
    for (auto const session : idle) {
        tx.query("DELETE FROM sessions WHERE id = ?").bind(session.value).run();
        tx.change(SessionEnded{session});
    }
}

}  // namespace holdfast
