#include "features/outgoing/sql.hpp"

namespace holdfast::outgoing {
namespace {

constexpr std::size_t answer_bytes_max = 1024;

std::string words_text(std::vector<std::string> const& words) {
    return words.empty() ? std::string{} : Json(words).dump();
}
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> out;
    if (text.empty()) return out;
    auto const json = parse_json(text);
    if (json && json->is_array())
        for (auto const& word : *json)
            if (word.is_string()) out.push_back(word.get<std::string>());
    return out;
}

Standing standing_of(std::int64_t paused) { return static_cast<Standing>(paused + 1); }
std::int64_t paused_of(Standing standing) { return static_cast<std::int64_t>(standing) - 1; }

void fill(ReadTx& tx, HookRow& row) {
    auto kinds = tx.query("SELECT kind FROM outgoing_kinds WHERE hook = ? ORDER BY kind");
    kinds.bind(row.id.value);
    while (kinds.step()) row.kinds.push_back(static_cast<std::uint16_t>(kinds.number(0)));
    auto waiting = tx.query("SELECT count(*) FROM deliveries WHERE hook = ? AND state = 1");
    waiting.bind(row.id.value).step();
    row.waiting = waiting.number(0);
}

HookRow hook_from(Query const& query) {
    HookRow row;
    row.id = OutgoingId{query.number(0)};
    row.bot = UserId{query.number(1)};
    if (!query.is_null(2)) row.channel = ChannelId{query.number(2)};
    row.name = query.text(3);
    row.url = query.text(4);
    row.secret = query.text(5);
    row.words = words_of(query.view(6));
    row.created_by = UserId{query.number(7)};
    row.created_at = from_micros(query.number(8));
    row.failures = query.number(9);
    row.standing = standing_of(query.number(10));
    return row;
}

void set_kinds(WriteTx& tx, HookRow const& row) {
    tx.query("DELETE FROM outgoing_kinds WHERE hook = ?").bind(row.id.value).run();
    for (auto const kind : row.kinds)
        tx.query("INSERT INTO outgoing_kinds (kind, hook) VALUES (?, ?)").bind(kind).bind(row.id.value).run();
}

DeliveryRow delivery_from(Query const& query) {
    DeliveryRow row;
    row.id = DeliveryId{query.number(0)};
    row.hook = OutgoingId{query.number(1)};
    row.log = LogId{query.number(2)};
    row.seq = query.number(3);
    row.kind = static_cast<std::uint16_t>(query.number(4));
    row.outcome = static_cast<Outcome>(query.number(5));
    row.attempts = query.number(6);
    row.next_at = from_micros(query.number(7));
    row.created_at = from_micros(query.number(8));
    row.tried_at = from_micros(query.number(9));
    row.status = query.number(10);
    row.trouble = query.text(11);
    row.answer = query.text(12);
    row.ms = query.number(13);
    return row;
}

bool is_full(ReadTx& tx, OutgoingId hook) {
    auto query = tx.query("SELECT 1 FROM deliveries WHERE hook = ? AND state = 1 LIMIT 1 OFFSET ?");
    return query.bind(hook.value).bind(waiting_max - 1).step();
}

// As much of an answer as is kept, as text that anybody can show.
std::string shown(std::string_view answer) {
    std::string out;
    for (auto const c : answer.substr(0, answer_bytes_max)) {
        auto const byte = static_cast<unsigned char>(c);
        out += byte == '\n' || byte == '\t' || (byte >= 0x20 && byte < 0x7F) ? c : '.';
    }
    return out;
}

}  // namespace

std::int64_t count_of(ReadTx& tx, UserId bot) {
    auto query = tx.query("SELECT count(*) FROM outgoing WHERE bot = ?");
    query.bind(bot.value).step();
    return query.number(0);
}

std::optional<HookRow> find(ReadTx& tx, OutgoingId hook) {
    std::optional<HookRow> row;
    {
        auto query =
            tx.query("SELECT id, bot, channel, name, url, secret, words, created_by, created_at, failures, paused "
                     "FROM outgoing WHERE id = ?");
        if (!query.bind(hook.value).step()) return std::nullopt;
        row = hook_from(query);
    }
    fill(tx, *row);
    return row;
}

std::vector<HookRow> list(ReadTx& tx, std::optional<UserId> owner) {
    std::vector<HookRow> out;
    {
        auto query =
            tx.query("SELECT h.id, h.bot, h.channel, h.name, h.url, h.secret, h.words, h.created_by, h.created_at, "
                     "h.failures, h.paused FROM outgoing h JOIN users u ON u.id = h.bot "
                     "WHERE ?1 = 0 OR u.bot_owner = ?1 ORDER BY h.id LIMIT 1000");
        query.bind(owner ? owner->value : 0);
        while (query.step()) out.push_back(hook_from(query));
    }
    for (auto& row : out) fill(tx, row);
    return out;
}

void insert(WriteTx& tx, HookRow const& row) {
    tx.query("INSERT INTO outgoing (id, bot, channel, name, url, secret, words, created_by, created_at) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id.value)
        .bind(row.bot.value)
        .bind(row.channel ? std::optional{row.channel->value} : std::nullopt)
        .bind(row.name)
        .bind(row.url)
        .bind(row.secret)
        .bind(words_text(row.words))
        .bind(row.created_by.value)
        .bind(micros(row.created_at))
        .run();
    set_kinds(tx, row);
}

void update(WriteTx& tx, HookRow const& row) {
    tx.query("UPDATE outgoing SET name = ?, url = ?, words = ?, failures = ?, paused = ? WHERE id = ?")
        .bind(row.name)
        .bind(row.url)
        .bind(words_text(row.words))
        .bind(row.failures)
        .bind(paused_of(row.standing))
        .bind(row.id.value)
        .run();
    set_kinds(tx, row);
}

void remove(WriteTx& tx, OutgoingId hook) {
    tx.query("DELETE FROM deliveries WHERE hook = ?").bind(hook.value).run();
    tx.query("DELETE FROM outgoing_kinds WHERE hook = ?").bind(hook.value).run();
    tx.query("DELETE FROM outgoing WHERE id = ?").bind(hook.value).run();
}

void set_secret(WriteTx& tx, OutgoingId hook, std::string_view secret) {
    tx.query("UPDATE outgoing SET secret = ? WHERE id = ?").bind(secret).bind(hook.value).run();
}

std::vector<Listening> listening(ReadTx& tx, std::uint16_t kind, ChannelId channel) {
    auto query = tx.query("SELECT h.id, h.bot, m.visible_from, h.words FROM outgoing_kinds k "
                          "JOIN outgoing h ON h.id = k.hook AND h.paused = 0 "
                          "JOIN members m ON m.channel = ?2 AND m.user = h.bot "
                          "JOIN users u ON u.id = h.bot AND u.active = 1 "
                          "WHERE k.kind = ?1 AND (h.channel IS NULL OR h.channel = ?2)");
    query.bind(kind).bind(channel.value);
    std::vector<Listening> out;
    while (query.step())
        out.push_back({OutgoingId{query.number(0)}, UserId{query.number(1)}, query.number(2), words_of(query.view(3))});
    return out;
}

void insert_delivery(WriteTx& tx, OutgoingId hook, EventHeader const& header, Place const& place) {
    bool const full = is_full(tx, hook);
    tx.query("INSERT INTO deliveries (id, hook, log, seq, kind, state, next_at, created_at, trouble) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(tx.new_id())
        .bind(hook.value)
        .bind(header.log.value)
        .bind(place.seq)
        .bind(header.kind)
        .bind(static_cast<int>(full ? Outcome::failed : Outcome::waiting))
        .bind(micros(tx.now()))
        .bind(micros(tx.now()))
        .bind(full ? "too_many_waiting" : "")
        .run();
}

void give_up(WriteTx& tx, UserId bot, ChannelId channel) {
    tx.query("UPDATE deliveries SET state = 3, trouble = 'left' WHERE state = 1 AND log = ? "
             "AND hook IN (SELECT id FROM outgoing WHERE bot = ?)")
        .bind(channel.value)
        .bind(bot.value)
        .run();
}

std::optional<DeliveryRow> find_delivery(ReadTx& tx, DeliveryId delivery) {
    auto query = tx.query("SELECT id, hook, log, seq, kind, state, attempts, next_at, created_at, tried_at, status, "
                          "trouble, answer, ms FROM deliveries WHERE id = ?");
    if (!query.bind(delivery.value).step()) return std::nullopt;
    return delivery_from(query);
}

std::vector<DeliveryRow> deliveries(ReadTx& tx, OutgoingId hook, std::optional<DeliveryId> before, std::int64_t limit) {
    auto query = tx.query("SELECT id, hook, log, seq, kind, state, attempts, next_at, created_at, tried_at, status, "
                          "trouble, answer, ms FROM deliveries WHERE hook = ? AND id < ? ORDER BY id DESC LIMIT ?");
    query.bind(hook.value).bind(before ? before->value : INT64_MAX).bind(limit);
    std::vector<DeliveryRow> out;
    while (query.step()) out.push_back(delivery_from(query));
    return out;
}

void store(WriteTx& tx, DeliveryRow const& row) {
    tx.query("UPDATE deliveries SET state = ?, attempts = ?, next_at = ?, tried_at = ?, status = ?, trouble = ?, "
             "answer = ?, ms = ? WHERE id = ?")
        .bind(static_cast<int>(row.outcome))
        .bind(row.attempts)
        .bind(micros(row.next_at))
        .bind(micros(row.tried_at))
        .bind(row.status)
        .bind(row.trouble)
        .bind(shown(row.answer))
        .bind(row.ms)
        .bind(row.id.value)
        .run();
}

void set_failures(WriteTx& tx, OutgoingId hook, std::int64_t failures, Standing standing) {
    tx.query("UPDATE outgoing SET failures = ?, paused = ? WHERE id = ?")
        .bind(failures)
        .bind(paused_of(standing))
        .bind(hook.value)
        .run();
}

void forget_old(WriteTx& tx, OutgoingId hook) {
    tx.query("DELETE FROM deliveries WHERE hook = ?1 AND state <> 1 AND (created_at < ?2 OR id <= "
             "(SELECT id FROM deliveries WHERE hook = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?3))")
        .bind(hook.value)
        .bind(micros(tx.now() - std::chrono::days{kept_days}))
        .bind(kept_max)
        .run();
}

std::vector<DeliveryRow> due(ReadTx& tx, std::size_t most) {
    auto query = tx.query(
        "SELECT d.id, d.hook, d.log, d.seq, d.kind, d.state, d.attempts, d.next_at, d.created_at, d.tried_at, d.status, "
        "d.trouble, d.answer, d.ms FROM outgoing h JOIN users u ON u.id = h.bot AND u.active = 1 "
        "JOIN deliveries d ON d.id = (SELECT id FROM deliveries WHERE hook = h.id AND state = 1 AND next_at <= ?1 "
        "ORDER BY next_at, id LIMIT 1) WHERE h.paused = 0 ORDER BY d.next_at LIMIT ?2");
    query.bind(micros(tx.now())).bind(static_cast<std::int64_t>(most));
    std::vector<DeliveryRow> out;
    while (query.step()) out.push_back(delivery_from(query));
    return out;
}

}  // namespace holdfast::outgoing
