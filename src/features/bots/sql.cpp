#include "features/bots/sql.hpp"

namespace holdfast::bots {
namespace {

std::vector<std::pair<UserId, std::optional<UserId>>> ids_of(ReadTx& tx, std::optional<UserId> owner) {
    auto query = tx.query("SELECT id, bot_owner FROM users WHERE bot = 1 AND (?1 = 0 OR bot_owner = ?1) ORDER BY id");
    query.bind(owner ? owner->value : 0);
    std::vector<std::pair<UserId, std::optional<UserId>>> out;
    while (query.step())
        out.emplace_back(UserId{query.number(0)},
                         query.is_null(1) ? std::nullopt : std::optional{UserId{query.number(1)}});
    return out;
}

std::vector<BotToken> tokens_of(ReadTx& tx, UserId bot) {
    auto query = tx.query("SELECT id, name, created_at, last_used, expires FROM sessions "
                          "WHERE user = ? AND (expires = 0 OR expires > ?) ORDER BY id DESC");
    query.bind(bot.value).bind(micros(tx.now()));
    std::vector<BotToken> out;
    while (query.step()) {
        BotToken token{SessionId{query.number(0)}, query.text(1), from_micros(query.number(2)),
                       from_micros(query.number(3)), std::nullopt};
        if (query.number(4) != 0) token.expires_at = from_micros(query.number(4));
        out.push_back(std::move(token));
    }
    return out;
}

std::vector<ChannelId> channels_of(ReadTx& tx, UserId bot) {
    auto query = tx.query("SELECT m.channel FROM members m JOIN channels c ON c.id = m.channel "
                          "WHERE m.user = ? AND c.kind <> 3 ORDER BY m.channel LIMIT 200");
    query.bind(bot.value);
    std::vector<ChannelId> out;
    while (query.step()) out.push_back(ChannelId{query.number(0)});
    return out;
}

}  // namespace

std::int64_t count_of(ReadTx& tx, UserId owner) {
    auto query = tx.query("SELECT count(*) FROM users WHERE bot = 1 AND active = 1 AND bot_owner = ?");
    query.bind(owner.value).step();
    return query.number(0);
}

std::vector<BotView> list(ReadTx& tx, std::optional<UserId> owner) {
    std::vector<BotView> out;
    for (auto const& [id, of] : ids_of(tx, owner))
        out.push_back({*user_view(tx, id), of, channels_of(tx, id), tokens_of(tx, id)});
    return out;
}

bool holds_token(ReadTx& tx, UserId bot, SessionId token) {
    auto query = tx.query("SELECT 1 FROM sessions WHERE id = ? AND user = ?");
    return query.bind(token.value).bind(bot.value).step();
}

void set_display_name(WriteTx& tx, UserId bot, std::string_view display_name) {
    tx.query("UPDATE users SET display_name = ? WHERE id = ?").bind(display_name).bind(bot.value).run();
}

void set_active(WriteTx& tx, UserId bot, bool active) {
    tx.query("UPDATE users SET active = ? WHERE id = ?").bind(active).bind(bot.value).run();
}

}  // namespace holdfast::bots
