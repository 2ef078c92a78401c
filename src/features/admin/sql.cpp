#include "features/admin/sql.hpp"

namespace holdfast::admin {
namespace {

// As their features write the ids of outgoing webhooks and slash commands.
struct OutgoingLetter {
    static constexpr char letter = 'O';
};
struct CommandLetter {
    static constexpr char letter = 'K';
};

std::int64_t one_number(ReadTx& tx, std::string_view sql, std::int64_t about) {
    auto query = tx.query(sql);
    return query.bind(about).step() ? query.number(0) : 0;
}

// The first message at or after a number; nothing behind the last.
std::optional<std::pair<Seq, std::int64_t>> message_from(ReadTx& tx, ChannelId channel, Seq seq) {
    auto query = tx.query("SELECT seq, at FROM messages WHERE channel = ? AND seq >= ? ORDER BY seq LIMIT 1");
    if (!query.bind(channel.value).bind(seq).step()) return std::nullopt;
    return std::pair{query.number(0), query.number(1)};
}

}  // namespace

std::vector<Listed> everybody(ReadTx& tx) {
    auto query = tx.query("SELECT id, username, display_name, coalesce(email, ''), role, bot, active, "
                          "password = '' AND bot = 0 AND active = 1, coalesce(last_seen, 0), created_at FROM users");
    std::vector<Listed> out;
    while (query.step())
        out.push_back({UserId{query.number(0)}, query.text(1), query.text(2), query.text(3),
                       static_cast<Role>(query.number(4)), query.number(5) != 0, query.number(6) != 0,
                       query.number(7) != 0, query.number(8), query.number(9)});
    return out;
}

Person person_of(ReadTx& tx, Listed const& listed) {
    Person person;
    person.user = *user_view(tx, listed.id);
    if (!listed.email.empty()) person.email = listed.email;
    if (listed.last_seen > 0) person.last_seen = from_micros(listed.last_seen);
    person.created_at = from_micros(listed.created_at);
    person.waiting = listed.waiting;
    person.sessions = one_number(tx, "SELECT count(*) FROM sessions WHERE user = ? AND bearer = 0", listed.id.value);
    person.tokens = one_number(tx, "SELECT count(*) FROM sessions WHERE user = ? AND bearer = 1", listed.id.value);
    if (listed.bot)
        if (auto const owner = one_number(tx, "SELECT coalesce(bot_owner, 0) FROM users WHERE id = ?", listed.id.value))
            person.bot_owner = UserId{owner};
    return person;
}

std::vector<ListedChannel> public_channels(ReadTx& tx) {
    auto query = tx.query("SELECT c.id, c.name, c.topic, c.archived, c.created_at, c.name_key, "
                          "(SELECT count(*) FROM members m WHERE m.channel = c.id), l.head, l.stamp "
                          "FROM channels c JOIN logs l ON l.id = c.id WHERE c.kind = 1");
    std::vector<ListedChannel> out;
    while (query.step()) {
        ListedChannel one;
        one.row = {ChannelId{query.number(0)},
                   query.text(1),
                   query.text(2),
                   query.number(3) != 0,
                   from_micros(query.number(4)),
                   query.number(6),
                   query.number(7),
                   query.number(8) > 0 ? std::optional{from_micros(query.number(8))} : std::nullopt};
        one.name_key = query.text(5);
        out.push_back(std::move(one));
    }
    return out;
}

std::int64_t messages_in(ReadTx& tx, ChannelId channel) {
    return one_number(tx, "SELECT count(*) FROM messages WHERE channel = ? AND deleted = 0", channel.value);
}

std::map<ChannelKind, std::int64_t> channels_by_kind(ReadTx& tx) {
    auto query = tx.query("SELECT kind, count(*) FROM channels WHERE archived = 0 GROUP BY kind");
    std::map<ChannelKind, std::int64_t> out;
    while (query.step()) out[static_cast<ChannelKind>(query.number(0))] = query.number(1);
    return out;
}

std::vector<AuditEntry> audit_entries(ReadTx& tx, AskAudit const& asked) {
    auto query =
        asked.about
            ? tx.query("SELECT id, at, by, action, about, detail FROM audit WHERE about = ?3 AND id < ?1 "
                       "ORDER BY id DESC LIMIT ?2")
            : tx.query("SELECT id, at, by, action, about, detail FROM audit WHERE id < ?1 ORDER BY id DESC LIMIT ?2");
    query.bind(asked.before > 0 ? asked.before : INT64_MAX).bind(asked.limit + 1);
    if (asked.about) query.bind(asked.about->value);
    std::vector<AuditEntry> out;
    auto const person = [](std::int64_t id) { return id > 0 ? std::optional{UserId{id}} : std::nullopt; };
    while (query.step())
        out.push_back({query.number(0), from_micros(query.number(1)), person(query.number(2)), query.text(3),
                       person(query.number(4)), RawJson{query.text(5)}});
    return out;
}

#define PROGRAM_PARTS \
    "b.id, b.display_name, o.id, coalesce(o.display_name, ''), c.id, CASE WHEN c.kind = 1 THEN c.name ELSE '' END, "
#define PROGRAM_JOINS \
    "JOIN users b ON b.id = p.bot LEFT JOIN users o ON o.id = b.bot_owner LEFT JOIN channels c ON c.id = p.channel"

std::vector<Program> all_programs(ReadTx& tx) {
    std::vector<Program> out;
    auto const add = [&](Query& query, ProgramKind kind, auto id) {
        while (query.step()) {
            auto const state = query.number(9) == 2   ? ProgramState::failing
                               : query.number(9) == 1 ? ProgramState::paused
                                                      : ProgramState::working;
            Program one{kind,
                        id(query.number(0)),
                        query.text(1),
                        UserId{query.number(2)},
                        query.text(3),
                        {},
                        query.text(5),
                        {},
                        query.text(7),
                        state,
                        {},
                        query.number(10),
                        query.text(11),
                        from_micros(query.number(12))};
            if (!query.is_null(4)) one.owner = UserId{query.number(4)};
            if (!query.is_null(6)) one.channel = ChannelId{query.number(6)};
            if (query.number(8) > 0) one.last_used = from_micros(query.number(8));
            out.push_back(std::move(one));
        }
    };
    auto incoming = tx.query("SELECT p.id, p.name, " PROGRAM_PARTS
                             "coalesce(p.last_used, 0), p.disabled, 0, '', p.created_at FROM hooks p " PROGRAM_JOINS);
    add(incoming, ProgramKind::incoming, [](auto id) { return to_text(HookId{id}); });
    auto outgoing = tx.query(
        "SELECT p.id, p.name, " PROGRAM_PARTS
        "coalesce(d.tried_at, 0), p.paused, p.failures, CASE WHEN p.failures = 0 THEN '' WHEN d.status > 0 THEN "
        "'status_' || d.status ELSE coalesce(d.trouble, '') END, p.created_at FROM outgoing p " PROGRAM_JOINS
        " LEFT JOIN deliveries d ON d.id = (SELECT max(id) FROM deliveries t WHERE t.hook = p.id AND t.tried_at > 0)");
    add(outgoing, ProgramKind::outgoing, [](auto id) { return to_text(Id<OutgoingLetter>{id}); });
    auto commands = tx.query("SELECT p.id, '/' || p.name, " PROGRAM_PARTS
                             "p.last_used, CASE WHEN p.paused = 1 THEN 1 WHEN p.failures > 0 THEN 2 ELSE 0 END, "
                             "p.failures, p.trouble, p.created_at FROM slash_commands p " PROGRAM_JOINS);
    add(commands, ProgramKind::command, [](auto id) { return to_text(Id<CommandLetter>{id}); });
    // Not those that only speak for a webhook, or did.
    auto bots = tx.query(
        "SELECT b.id, b.display_name, b.id, b.display_name, o.id, coalesce(o.display_name, ''), NULL, '', "
        "coalesce((SELECT max(last_used) FROM sessions s WHERE s.user = b.id), 0), b.active = 0, 0, '', b.created_at "
        "FROM users b LEFT JOIN users o ON o.id = b.bot_owner WHERE b.bot = 1 AND b.username NOT LIKE 'hook-%'");
    add(bots, ProgramKind::bot, [](auto id) { return to_text(UserId{id}); });
    return out;
}

FileUse file_use(ReadTx& tx) {
    FileUse use;
    auto sums = tx.query("SELECT (SELECT coalesce(sum(bytes), 0) FROM blobs), (SELECT count(*) FROM blobs), "
                         "(SELECT coalesce(sum(bytes), 0) FROM uploads), coalesce(sum(bytes), 0), count(*), "
                         "count(DISTINCT user) FROM files");
    if (!sums.step()) return use;
    use.bytes = sums.number(0);
    use.contents = sums.number(1);
    use.coming = sums.number(2);
    use.said = sums.number(3);
    use.files = sums.number(4);
    use.total = sums.number(5);
    return use;
}

std::vector<FileOwner> file_owners(ReadTx& tx, std::int64_t offset, std::int64_t limit) {
    auto query = tx.query("SELECT f.user, u.display_name, u.username, sum(f.bytes) AS held, count(*) FROM files f "
                          "JOIN users u ON u.id = f.user GROUP BY f.user ORDER BY held DESC, f.user LIMIT ? OFFSET ?");
    query.bind(limit).bind(offset);
    std::vector<FileOwner> out;
    while (query.step())
        out.push_back({UserId{query.number(0)}, query.text(1), query.text(2), query.number(3), query.number(4)});
    return out;
}

std::vector<ChannelName> all_channels(ReadTx& tx) {
    auto query = tx.query("SELECT id, kind, name FROM channels");
    std::vector<ChannelName> out;
    while (query.step())
        out.push_back({ChannelId{query.number(0)}, static_cast<ChannelKind>(query.number(1)), query.text(2)});
    return out;
}

Seq first_since(ReadTx& tx, ChannelId channel, Timestamp since) {
    Seq low = 1, high = log_state(tx, log_of(channel)).value_or(LogState{}).head + 1;
    while (low < high) {
        auto const middle = low + (high - low) / 2;
        auto const found = message_from(tx, channel, middle);
        if (!found || found->second >= micros(since)) high = middle;
        else low = found->first + 1;
    }
    return low;
}

void each_day(ReadTx& tx, ChannelId channel, Seq first, std::int64_t offset_us,
              std::function<void(std::int64_t, UserId, std::int64_t)> const& visit) {
    auto query = tx.query("SELECT (at + ?1) / ?2 AS day, author, count(*) FROM messages "
                          "WHERE channel = ?3 AND seq >= ?4 GROUP BY day, author");
    query.bind(offset_us).bind(day_us).bind(channel.value).bind(first);
    while (query.step()) visit(query.number(0), UserId{query.number(1)}, query.number(2));
}

std::vector<Newcomer> people_made(ReadTx& tx) {
    auto query = tx.query("SELECT id, created_at, active FROM users WHERE bot = 0");
    std::vector<Newcomer> out;
    while (query.step()) out.push_back({UserId{query.number(0)}, from_micros(query.number(1)), query.number(2) != 0});
    return out;
}

std::map<std::int64_t, std::int64_t> people_here_since(ReadTx& tx, std::int64_t first_day) {
    auto query = tx.query("SELECT a.day, count(*) FROM active_days a JOIN users u ON u.id = a.user AND u.bot = 0 "
                          "WHERE a.day >= ? GROUP BY a.day");
    query.bind(first_day);
    std::map<std::int64_t, std::int64_t> out;
    while (query.step()) out[query.number(0)] = query.number(1);
    return out;
}

}  // namespace holdfast::admin
