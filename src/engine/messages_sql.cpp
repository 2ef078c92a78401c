#include "holdfast/engine/message_rows.hpp"

#include <algorithm>

#include "holdfast/engine/people.hpp"

namespace holdfast::messages {

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

namespace {

std::vector<UserId> users_of(std::string_view text) {
    std::vector<UserId> out;
    for (auto const& word : words_of(text))
        if (auto const user = parse_id<UserTag>(word)) out.push_back(*user);
    return out;
}

void insert(WriteTx& tx, ChannelId channel, Place const& place, UserId author, NewMessage const& message) {
    tx.query("INSERT INTO messages(channel, seq, author, at, thread, broadcast, revision, version, key, content) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(channel.value)
        .bind(place.seq)
        .bind(author.value)
        .bind(micros(place.at))
        .bind(message.thread.value_or(0))
        .bind(message.broadcast)
        .bind(place.seq)
        .bind(place.seq)
        .bind(message.key)
        .bind(message.content.empty() ? std::string{} : encode(message.content))
        .run();
}

std::optional<UserId> author_of(ReadTx& tx, ChannelId channel, std::optional<Seq> message) {
    if (!message) return std::nullopt;
    auto query = tx.query("SELECT author FROM messages WHERE channel = ? AND seq = ?");
    if (!query.bind(channel.value).bind(*message).step()) return std::nullopt;
    return UserId{query.number(0)};
}

std::optional<Seq> thread_of(ReadTx& tx, ChannelId channel, Seq message) {
    auto query = tx.query("SELECT thread FROM messages WHERE channel = ? AND seq = ?");
    bool const reply = query.bind(channel.value).bind(message).step() && query.number(0) > 0;
    return reply ? std::optional{query.number(0)} : std::nullopt;
}

// The message that was replied to, as it stands with one reply more.
void add_reply(WriteTx& tx, ChannelId channel, Seq root, Place const& place, UserId author) {
    std::vector<std::string> people;
    {
        auto query = tx.query("SELECT reply_people FROM messages WHERE channel = ? AND seq = ?");
        if (query.bind(channel.value).bind(root).step()) people = words_of(query.view(0));
    }
    auto const who = to_text(author);
    if (people.size() < 5 && std::find(people.begin(), people.end(), who) == people.end()) people.push_back(who);
    tx.query("UPDATE messages SET replies = replies + 1, last_reply_at = ?, reply_people = ?, version = ? "
             "WHERE channel = ? AND seq = ?")
        .bind(micros(place.at))
        .bind(joined(people))
        .bind(place.seq)
        .bind(channel.value)
        .bind(root)
        .run();
}

// User 0 stands for everybody in the channel: @channel and @here.
void add_mentions(WriteTx& tx, ChannelId channel, Seq message, UserId author,
                  std::vector<std::string> const& mentions) {
    for (auto const& mention : mentions) {
        auto const user = parse_id<UserTag>(mention).value_or(UserId{});
        if (user == author) continue;
        tx.query("INSERT OR IGNORE INTO mentions(user, channel, seq, at) "
                 "SELECT ?1, channel, seq, at FROM messages WHERE channel = ?2 AND seq = ?3")
            .bind(user.value)
            .bind(channel.value)
            .bind(message)
            .run();
    }
}

template <class Append>
Place post(WriteTx& tx, ChannelId channel, UserId author, NewMessage const& message, Append append_event) {
    auto mentions = mentions_in(tx, channel, message.text);
    if (!message.names_everybody) std::erase_if(mentions, [](auto const& one) { return one.starts_with('@'); });
    auto const& content = message.content;
    auto const place = append_event(
        MessagePosted{{message.key, message.text, message.thread, message.broadcast, mentions, content.files,
                       content.cards, content.as, author_of(tx, channel, message.thread), 0}});
    insert(tx, channel, place, author, message);
    insert_revision(tx, channel, place.seq, place.seq, message.text, mentions);
    add_mentions(tx, channel, place.seq, author, mentions);
    if (message.thread) add_reply(tx, channel, *message.thread, place, author);
    return place;
}

template <class Append>
Place edit(WriteTx& tx, ChannelId channel, UserId author, Seq message, std::string const& text, Append append_event) {
    auto const mentions = mentions_in(tx, channel, text);
    auto const thread = thread_of(tx, channel, message);
    auto const place = append_event(MessageEdited{{message, thread, text, mentions, 0, 0}});
    tx.query("UPDATE messages SET revision = ?, version = ?, edited_at = ? WHERE channel = ? AND seq = ?")
        .bind(place.seq)
        .bind(place.seq)
        .bind(micros(place.at))
        .bind(channel.value)
        .bind(message)
        .run();
    insert_revision(tx, channel, message, place.seq, text, mentions);
    set_mentions(tx, channel, message, author, mentions);
    return place;
}

}  // namespace

Revision revision(ReadTx& tx, ChannelId channel, Seq message, Seq revision) {
    auto query = tx.query("SELECT text, mentions FROM revisions WHERE channel = ? AND message = ? AND revision = ?");
    query.bind(channel.value).bind(message).bind(revision);
    if (!query.step()) return {};
    return {query.text(0), words_of(query.view(1))};
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

void set_mentions(WriteTx& tx, ChannelId channel, Seq message, UserId author,
                  std::vector<std::string> const& mentions) {
    tx.query("DELETE FROM mentions WHERE channel = ? AND seq = ?").bind(channel.value).bind(message).run();
    add_mentions(tx, channel, message, author, mentions);
}

MessageContent content(ReadTx& tx, ChannelId channel, Seq message) {
    auto query = tx.query("SELECT content FROM messages WHERE channel = ? AND seq = ?");
    query.bind(channel.value).bind(message);
    return query.step() ? content_of(query.view(0)) : MessageContent{};
}

MessageContent content_of(std::string_view json) {
    if (json.empty()) return {};
    auto const parsed = parse_json(json);
    if (!parsed) return {};
    auto content = decode<MessageContent>(*parsed);
    return content ? std::move(*content) : MessageContent{};
}

Seq read_cursor(ReadTx& tx, UserId user, ChannelId channel, Seq thread) {
    auto query = tx.query("SELECT seq FROM reads WHERE user = ? AND channel = ? AND thread = ?");
    query.bind(user.value).bind(channel.value).bind(thread);
    return query.step() ? query.number(0) : 0;
}

bool raise_read_cursor(WriteTx& tx, UserId user, ChannelId channel, Seq thread, Seq seq) {
    tx.query("INSERT INTO reads(user, channel, thread, seq) VALUES (?, ?, ?, ?) "
             "ON CONFLICT(user, channel, thread) DO UPDATE SET seq = excluded.seq WHERE excluded.seq > reads.seq")
        .bind(user.value)
        .bind(channel.value)
        .bind(thread)
        .bind(seq)
        .run();
    return tx.changes() > 0;
}

std::optional<UserId> member_named(ReadTx& tx, ChannelId channel, std::string_view username) {
    auto query = tx.query(
        "SELECT u.id FROM users u JOIN members m ON m.user = u.id AND m.channel = ? WHERE u.username = ? AND u.active = 1");
    query.bind(channel.value).bind(username);
    if (!query.step()) return std::nullopt;
    return UserId{query.number(0)};
}

#define MESSAGE_COLUMNS                                                                                                  \
    "SELECT m.seq, m.author, m.at, m.thread, m.revision, m.version, m.edited_at, m.deleted, m.key, r.text, r.mentions, " \
    "m.broadcast, m.content, m.replies, m.last_reply_at, m.reply_people "                                                \
    "FROM messages m LEFT JOIN revisions r ON r.channel = m.channel AND r.message = m.seq AND r.revision = m.revision "

std::vector<Message> page(ReadTx& tx, ChannelId channel, PageWish const& wish) {
    // Fixed statements, so that each walks one index in one direction.
    static constexpr std::string_view sql[3][2] = {
        {MESSAGE_COLUMNS "WHERE m.channel = ?1 AND m.seq >= ?2 AND m.seq > ?4 ORDER BY m.seq LIMIT ?5",
         MESSAGE_COLUMNS "WHERE m.channel = ?1 AND m.seq >= ?2 AND m.seq < ?4 ORDER BY m.seq DESC LIMIT ?5"},
        {MESSAGE_COLUMNS
         "WHERE m.channel = ?1 AND m.thread = ?3 AND m.thread > 0 AND m.seq >= ?2 AND m.seq > ?4 ORDER BY m.seq LIMIT ?5",
         MESSAGE_COLUMNS
         "WHERE m.channel = ?1 AND m.thread = ?3 AND m.thread > 0 AND m.seq >= ?2 AND m.seq < ?4 ORDER BY m.seq DESC LIMIT ?5"},
        {MESSAGE_COLUMNS
         "WHERE m.channel = ?1 AND (m.thread = 0 OR m.broadcast = 1) AND m.seq >= ?2 AND m.seq > ?4 ORDER BY m.seq LIMIT ?5",
         MESSAGE_COLUMNS
         "WHERE m.channel = ?1 AND (m.thread = 0 OR m.broadcast = 1) AND m.seq >= ?2 AND m.seq < ?4 ORDER BY m.seq DESC LIMIT ?5"},
    };
    auto query = tx.query(sql[wish.thread ? 1 : wish.replies ? 0 : 2][wish.older ? 1 : 0]);
    query.bind(channel.value).bind(wish.visible_from).bind(wish.thread.value_or(0)).bind(wish.bound).bind(wish.limit);
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
        message.broadcast = query.number(11) != 0;
        auto content = content_of(query.view(12));
        message.files = std::move(content.files);
        message.cards = std::move(content.cards);
        message.as = std::move(content.as);
        if (query.number(14) > 0)
            message.replies = RepliesView{query.number(13), from_micros(query.number(14)), users_of(query.view(15))};
        out.push_back(std::move(message));
    }
    if (wish.older) std::reverse(out.begin(), out.end());
    return out;
}

}  // namespace holdfast::messages

namespace holdfast {

Place post_message(WriteTx& tx, Seat const& seat, NewMessage const& message) {
    return messages::post(tx, seat.channel(), seat.user(), message,
                          [&](MessagePosted event) { return append(tx, seat, std::move(event)); });
}

Place post_message(WriteTx& tx, Office const& office, ChannelId channel, UserId author, NewMessage const& message) {
    return messages::post(tx, channel, author, message, [&](MessagePosted event) {
        return append(tx, office, log_of(channel), author, std::move(event));
    });
}

Place edit_message(WriteTx& tx, Seat const& seat, Seq message, std::string const& text) {
    return messages::edit(tx, seat.channel(), seat.user(), message, text,
                          [&](MessageEdited event) { return append(tx, seat, std::move(event), message); });
}

Place edit_message(WriteTx& tx, Office const& office, ChannelId channel, UserId author, Seq message,
                   std::string const& text) {
    return messages::edit(tx, channel, author, message, text, [&](MessageEdited event) {
        return append(tx, office, log_of(channel), author, std::move(event), {}, message);
    });
}

std::optional<StoredMessage> find_message(ReadTx& tx, ChannelId channel, Seq seq) {
    auto query = tx.query(
        "SELECT m.author, m.thread, m.revision, m.deleted, coalesce(r.text, '') FROM messages m LEFT JOIN revisions r "
        "ON r.channel = m.channel AND r.message = m.seq AND r.revision = m.revision WHERE m.channel = ? AND m.seq = ?");
    query.bind(channel.value).bind(seq);
    if (!query.step()) return std::nullopt;
    return StoredMessage{UserId{query.number(0)}, query.number(1), query.number(2), query.number(3) != 0,
                         query.text(4)};
}

void fold_into_message(WriteTx& tx, ChannelId channel, Seq message, Seq version) {
    tx.query("UPDATE messages SET version = ? WHERE channel = ? AND seq = ?")
        .bind(version)
        .bind(channel.value)
        .bind(message)
        .run();
}

PeopleMap people_of(ReadTx& tx, std::span<Message const> messages) {
    std::vector<UserId> ids;
    for (auto const& message : messages) {
        ids.push_back(message.by);
        if (message.replies) ids.insert(ids.end(), message.replies->people.begin(), message.replies->people.end());
        if (message.pinned) ids.push_back(message.pinned->by);
        for (auto const& reaction : message.reactions)
            ids.insert(ids.end(), reaction.users.begin(), reaction.users.end());
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    PeopleMap out;
    for (auto const id : ids) {
        auto query = tx.query("SELECT display_name, username, version, avatar FROM users WHERE id = ?");
        query.bind(id.value);
        if (query.step())
            out.entries.push_back(
                {id, PersonBrief{query.text(0), query.text(1), avatar_path(id, query.number(3)), query.number(2)}});
    }
    return out;
}

}  // namespace holdfast
