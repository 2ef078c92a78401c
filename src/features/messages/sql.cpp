#include "features/messages/sql.hpp"

#include <algorithm>
#include <set>

namespace holdfast::messages {
namespace {

std::string joined(std::vector<std::string> const& words) {
    std::string out;
    for (auto const& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        auto const blank = text.find(' ');
        out.emplace_back(text.substr(0, blank));
        if (blank == std::string_view::npos) break;
        text.remove_prefix(blank + 1);
    }
    return out;
}

}  // namespace

std::optional<Stored> find(ReadTx& tx, ChannelId channel, Seq seq) {
    auto query = tx.query(
        "SELECT m.author, m.thread, m.revision, m.deleted, coalesce(r.text, '') FROM messages m LEFT JOIN revisions r "
        "ON r.channel = m.channel AND r.message = m.seq AND r.revision = m.revision WHERE m.channel = ? AND m.seq = ?");
    query.bind(channel.value).bind(seq);
    if (!query.step()) return std::nullopt;
    return Stored{UserId{query.number(0)}, query.number(1), query.number(2), query.number(3) != 0, query.text(4)};
}

void insert(WriteTx& tx, ChannelId channel, Place const& place, UserId author, Seq thread, std::string_view key) {
    tx.query(
          "INSERT INTO messages(channel, seq, author, at, thread, revision, version, key) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(channel.value)
        .bind(place.seq)
        .bind(author.value)
        .bind(micros(place.at))
        .bind(thread)
        .bind(place.seq)
        .bind(place.seq)
        .bind(key)
        .run();
}

void insert_revision(WriteTx& tx, ChannelId channel, Seq message, Seq revision, std::string_view text,
                     std::vector<std::string> const& mentions) {
    tx.query("INSERT INTO revisions(channel, message, revision, text, mentions) VALUES (?, ?, ?, ?, ?)")
        .bind(channel.value)
        .bind(message)
        .bind(revision)
        .bind(text)
        .bind(joined(mentions))
        .run();
}

void set_edited(WriteTx& tx, ChannelId channel, Seq message, Place const& place) {
    tx.query("UPDATE messages SET revision = ?, version = ?, edited_at = ? WHERE channel = ? AND seq = ?")
        .bind(place.seq)
        .bind(place.seq)
        .bind(micros(place.at))
        .bind(channel.value)
        .bind(message)
        .run();
}

void set_deleted(WriteTx& tx, ChannelId channel, Seq message, Seq version) {
    tx.query("UPDATE messages SET deleted = 1, version = ? WHERE channel = ? AND seq = ?")
        .bind(version)
        .bind(channel.value)
        .bind(message)
        .run();
}

std::vector<Seq> erase_text(WriteTx& tx, ChannelId channel, Seq message) {
    std::vector<Seq> out;
    {
        auto query = tx.query("SELECT revision FROM revisions WHERE channel = ? AND message = ?");
        query.bind(channel.value).bind(message);
        while (query.step()) out.push_back(query.number(0));
    }
    tx.query("DELETE FROM revisions WHERE channel = ? AND message = ?").bind(channel.value).bind(message).run();
    tx.query("DELETE FROM mentions WHERE channel = ? AND seq = ?").bind(channel.value).bind(message).run();
    return out;
}

void set_mentions(WriteTx& tx, ChannelId channel, Seq message, UserId author,
                  std::vector<std::string> const& mentions) {
    tx.query("DELETE FROM mentions WHERE channel = ? AND seq = ?").bind(channel.value).bind(message).run();
    for (auto const& mention : mentions) {
        // User 0 stands for everybody in the channel.
        auto const user = mention == "@channel" ? UserId{} : parse_id<UserTag>(mention).value_or(UserId{});
        if (user == author) continue;
        tx.query("INSERT OR IGNORE INTO mentions(user, channel, seq) VALUES (?, ?, ?)")
            .bind(user.value)
            .bind(channel.value)
            .bind(message)
            .run();
    }
}

Revision revision(ReadTx& tx, ChannelId channel, Seq message, Seq revision) {
    auto query = tx.query("SELECT text, mentions FROM revisions WHERE channel = ? AND message = ? AND revision = ?");
    query.bind(channel.value).bind(message).bind(revision);
    if (!query.step()) return {};
    return {query.text(0), words_of(query.view(1))};
}

std::optional<UserId> member_named(ReadTx& tx, ChannelId channel, std::string_view username) {
    auto query = tx.query(
        "SELECT u.id FROM users u JOIN members m ON m.user = u.id AND m.channel = ? WHERE u.username = ? AND u.active = 1");
    query.bind(channel.value).bind(username);
    if (!query.step()) return std::nullopt;
    return UserId{query.number(0)};
}

#define MESSAGE_COLUMNS                                                                                                 \
    "SELECT m.seq, m.author, m.at, m.thread, m.revision, m.version, m.edited_at, m.deleted, m.key, r.text, r.mentions " \
    "FROM messages m LEFT JOIN revisions r ON r.channel = m.channel AND r.message = m.seq AND r.revision = m.revision "

std::vector<Message> page(ReadTx& tx, ChannelId channel, Seq visible_from, std::optional<Seq> thread, bool older,
                          Seq bound, std::int64_t limit) {
    // Four fixed statements, so that each walks one index in one direction.
    static constexpr std::string_view sql[2][2] = {
        {MESSAGE_COLUMNS "WHERE m.channel = ?1 AND m.seq >= ?2 AND m.seq > ?4 ORDER BY m.seq LIMIT ?5",
         MESSAGE_COLUMNS "WHERE m.channel = ?1 AND m.seq >= ?2 AND m.seq < ?4 ORDER BY m.seq DESC LIMIT ?5"},
        {MESSAGE_COLUMNS
         "WHERE m.channel = ?1 AND m.thread = ?3 AND m.thread > 0 AND m.seq >= ?2 AND m.seq > ?4 ORDER BY m.seq LIMIT ?5",
         MESSAGE_COLUMNS
         "WHERE m.channel = ?1 AND m.thread = ?3 AND m.thread > 0 AND m.seq >= ?2 AND m.seq < ?4 ORDER BY m.seq DESC LIMIT ?5"},
    };
    auto query = tx.query(sql[thread ? 1 : 0][older ? 1 : 0]);
    query.bind(channel.value).bind(visible_from).bind(thread.value_or(0)).bind(bound).bind(limit);
    std::vector<Message> out;
    while (query.step()) {
        Message message;
        message.seq = query.number(0);
        message.by = UserId{query.number(1)};
        message.at = from_micros(query.number(2));
        if (query.number(3) > 0) message.thread = query.number(3);
        message.revision = query.number(4);
        message.version = query.number(5);
        if (query.number(6) > 0) message.edited_at = from_micros(query.number(6));
        message.deleted = query.number(7) != 0;
        message.key = query.text(8);
        if (!query.is_null(9)) message.text = query.text(9);
        if (!query.is_null(10)) message.mentions = words_of(query.view(10));
        out.push_back(std::move(message));
    }
    if (older) std::reverse(out.begin(), out.end());
    return out;
}

PeopleMap people(ReadTx& tx, std::vector<Message> const& messages) {
    std::set<UserId> ids;
    for (auto const& message : messages) ids.insert(message.by);
    PeopleMap out;
    for (auto const id : ids) {
        auto query = tx.query("SELECT display_name, username, version FROM users WHERE id = ?");
        query.bind(id.value);
        if (query.step())
            out.entries.push_back({id, PersonBrief{query.text(0), query.text(1), std::nullopt, query.number(2)}});
    }
    return out;
}

}  // namespace holdfast::messages
