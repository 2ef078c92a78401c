#include "features/search/sql.hpp"

#include <charconv>

#include "holdfast/domain/text.hpp"
#include "holdfast/engine/message_rows.hpp"
#include "holdfast/store/counted.hpp"
#include "holdfast/store/log.hpp"

namespace holdfast::search {
namespace {

constexpr int merge_pages = 64;

Doc doc_in(Query const& row) {
    return {row.number(0), ChannelId{row.number(1)},
            row.number(2), UserId{row.number(3)},
            row.number(4), static_cast<unsigned>(row.number(5))};
}

std::int64_t number_in(ReadTx& tx, std::string_view name) {
    auto const text = meta(tx, name).value_or("0");
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

template <class IdType>
std::vector<IdType> ids_in(Query& rows) {
    std::vector<IdType> out;
    while (rows.step()) out.push_back(IdType{rows.number(0)});
    return out;
}

}  // namespace

std::optional<Source> source(ReadTx& tx, ChannelId channel, Seq seq) {
    auto row =
        tx.query("SELECT m.author, m.at, m.revision, m.deleted, coalesce(r.text, ''), m.content FROM messages m "
                 "LEFT JOIN revisions r ON r.channel = m.channel AND r.message = m.seq AND r.revision = m.revision "
                 "WHERE m.channel = ? AND m.seq = ?");
    if (!row.bind(channel.value).bind(seq).step()) return std::nullopt;
    return Source{UserId{row.number(0)}, from_micros(row.number(1)),       row.number(2), row.number(3) != 0,
                  row.text(4),           messages::content_of(row.view(5))};
}

std::optional<Doc> doc_of(ReadTx& tx, ChannelId channel, Seq seq) {
    auto row =
        tx.query("SELECT doc, channel, seq, author, revision, has FROM search_docs WHERE channel = ? AND seq = ?");
    if (!row.bind(channel.value).bind(seq).step()) return std::nullopt;
    return doc_in(row);
}

Source as_indexed(ReadTx& tx, Doc const& doc) {
    auto row =
        tx.query("SELECT coalesce(l.text, r.text, ''), coalesce(l.content, m.content, '') FROM search_docs d "
                 "LEFT JOIN search_lost l ON l.doc = d.doc "
                 "LEFT JOIN messages m ON m.channel = d.channel AND m.seq = d.seq "
                 "LEFT JOIN revisions r ON r.channel = d.channel AND r.message = d.seq AND r.revision = d.revision "
                 "WHERE d.doc = ?");
    Source out;
    if (!row.bind(doc.doc).step()) return out;
    out.text = row.text(0);
    out.content = messages::content_of(row.view(1));
    return out;
}

bool lost_something(ReadTx& tx, Doc const& doc) {
    auto row = tx.query("SELECT 1 FROM search_lost WHERE doc = ?");
    return row.bind(doc.doc).step();
}

void put_doc(WriteTx& tx, Doc const& doc) {
    tx.query("INSERT INTO search_docs (doc, channel, seq, author, revision, has) VALUES (?, ?, ?, ?, ?, ?) "
             "ON CONFLICT (doc) DO UPDATE SET revision = excluded.revision, has = excluded.has")
        .bind(doc.doc)
        .bind(doc.channel.value)
        .bind(doc.seq)
        .bind(doc.author.value)
        .bind(doc.revision)
        .bind(doc.has)
        .run();
}

void drop_doc(WriteTx& tx, Doc const& doc) { tx.query("DELETE FROM search_docs WHERE doc = ?").bind(doc.doc).run(); }

void forget_lost(WriteTx& tx, Doc const& doc) { tx.query("DELETE FROM search_lost WHERE doc = ?").bind(doc.doc).run(); }

void put_terms(WriteTx& tx, std::int64_t doc, Terms const& terms) {
    tx.query("INSERT INTO search_index (rowid, words, extras, facts) VALUES (?, ?, ?, ?)")
        .bind(doc)
        .bind(terms.words)
        .bind(terms.extras)
        .bind(terms.facts)
        .run();
}

void take_terms(WriteTx& tx, std::int64_t doc, Terms const& terms) {
    tx.query("INSERT INTO search_index (search_index, rowid, words, extras, facts) VALUES ('delete', ?, ?, ?, ?)")
        .bind(doc)
        .bind(terms.words)
        .bind(terms.extras)
        .bind(terms.facts)
        .run();
}

std::int64_t next_doc(ReadTx& tx) {
    auto row = tx.query("SELECT max(doc) FROM search_docs");
    row.step();
    return std::max(row.number(0), number_in(tx, "search_base")) + 1;
}

std::vector<Queued> queued(ReadTx& tx, int most) {
    auto rows = tx.query("SELECT id, channel, seq FROM search_queue ORDER BY id LIMIT ?");
    rows.bind(most);
    std::vector<Queued> out;
    while (rows.step()) out.push_back({rows.number(0), ChannelId{rows.number(1)}, rows.number(2)});
    return out;
}

void dequeue(WriteTx& tx, std::int64_t through) {
    tx.query("DELETE FROM search_queue WHERE id <= ?").bind(through).run();
}

std::optional<Past> newest_past(ReadTx& tx) {
    auto row = tx.query("SELECT channel, seq FROM search_backlog ORDER BY at DESC LIMIT 1");
    if (!row.step()) return std::nullopt;
    return Past{ChannelId{row.number(0)}, row.number(1)};
}

void step_past(WriteTx& tx, Past const& done) {
    Seq seq = 0;
    std::int64_t at = 0;
    {
        auto row = tx.query("SELECT seq, at FROM messages WHERE channel = ? AND seq < ? ORDER BY seq DESC LIMIT 1");
        if (row.bind(done.channel.value).bind(done.seq).step()) seq = row.number(0), at = row.number(1);
    }
    if (seq > 0)
        tx.query("UPDATE search_backlog SET seq = ?, at = ? WHERE channel = ?")
            .bind(seq)
            .bind(at)
            .bind(done.channel.value)
            .run();
    else tx.query("DELETE FROM search_backlog WHERE channel = ?").bind(done.channel.value).run();
}

bool is_past(ReadTx& tx, ChannelId channel, Seq seq) {
    auto row = tx.query("SELECT 1 FROM search_backlog WHERE channel = ? AND seq >= ?");
    return row.bind(channel.value).bind(seq).step();
}

std::int64_t past_docs(ReadTx& tx) { return number_in(tx, "search_past"); }
void set_past_docs(WriteTx& tx, std::int64_t left) { set_meta(tx, "search_past", std::to_string(left)); }

std::int64_t waiting(ReadTx& tx) {
    auto row = tx.query("SELECT (SELECT max(id) FROM search_queue) - (SELECT min(id) FROM search_queue) + 1, "
                        "EXISTS (SELECT 1 FROM search_backlog)");
    row.step();
    return row.number(0) + (row.number(1) != 0 ? past_docs(tx) : 0);
}

IndexState state(ReadTx& tx) {
    auto row = tx.query("SELECT count(*) FROM search_docs");
    row.step();
    return {row.number(0), waiting(tx)};
}

void begin_anew(WriteTx& tx) {
    tx.query("INSERT INTO search_index (search_index) VALUES ('delete-all')").run();
    for (auto const* const empty : {"DELETE FROM search_docs", "DELETE FROM search_queue", "DELETE FROM search_lost",
                                    "DELETE FROM search_backlog"})
        tx.query(empty).run();
    tx.query("INSERT INTO search_backlog SELECT c.id, m.seq, m.at FROM channels c JOIN messages m ON m.channel = c.id "
             "AND m.seq = (SELECT max(seq) FROM messages WHERE channel = c.id)")
        .run();
    std::int64_t most = 0;
    {
        auto row = tx.query("SELECT coalesce(sum(head), 0) FROM logs");
        row.step();
        most = row.number(0);
    }
    set_meta(tx, "search_base", std::to_string(most));
    set_past_docs(tx, most);
}

bool merge(WriteTx& tx, bool first) {
    auto const changes = [&] {
        auto row = tx.query("SELECT total_changes()");
        row.step();
        return row.number(0);
    };
    auto const before = changes();
    tx.query("INSERT INTO search_index (search_index, rank) VALUES ('merge', ?)")
        .bind(first ? -merge_pages : merge_pages)
        .run();
    return changes() - before >= 2;  // one is the question itself
}

std::vector<std::string> faults(ReadTx& tx) {
    std::vector<std::string> out;
    auto const mend = [](std::string words) { return words + " holdfast reindex builds the index anew."; };
    count_fault(tx, out,
                "SELECT count(*) FROM messages m LEFT JOIN search_docs d ON d.channel = m.channel AND d.seq = m.seq "
                "LEFT JOIN search_backlog b ON b.channel = m.channel "
                "WHERE m.deleted = 0 AND d.revision IS NOT m.revision AND (b.seq IS NULL OR b.seq < m.seq) "
                "AND (m.channel, m.seq) NOT IN (SELECT channel, seq FROM search_queue)",
                mend("messages cannot be found by search, or only by what they said before."));
    count_fault(tx, out,
                "SELECT count(*) FROM search_docs d LEFT JOIN messages m ON m.channel = d.channel AND m.seq = d.seq "
                "WHERE m.deleted IS NOT 0 AND (d.channel, d.seq) NOT IN (SELECT channel, seq FROM search_queue)",
                mend("entries of the search index are of messages that are deleted or not there."));
    return out;
}

std::map<ChannelId, Seq> visible(ReadTx& tx, UserId user) {
    auto rows = tx.query("SELECT channel, visible_from FROM members WHERE user = ?");
    rows.bind(user.value);
    std::map<ChannelId, Seq> out;
    while (rows.step()) out.emplace(ChannelId{rows.number(0)}, rows.number(1));
    return out;
}

std::vector<UserId> people_named(ReadTx& tx, std::string_view name) {
    auto rows =
        tx.query("SELECT id FROM users WHERE username = lower(?1) OR display_name = ?1 COLLATE NOCASE LIMIT 50");
    rows.bind(name);
    return ids_in<UserId>(rows);
}

std::vector<ChannelId> channels_named(ReadTx& tx, UserId user, std::string_view name) {
    auto rows =
        tx.query("SELECT c.id FROM members m JOIN channels c ON c.id = m.channel WHERE m.user = ? AND c.name_key = ?");
    rows.bind(user.value).bind(name_key(name));
    return ids_in<ChannelId>(rows);
}

std::vector<ChannelId> talks_with(ReadTx& tx, UserId user, UserId other) {
    auto rows = tx.query("SELECT c.id FROM members a JOIN members b ON b.channel = a.channel AND b.user = ?2 "
                         "JOIN channels c ON c.id = a.channel WHERE a.user = ?1 AND c.kind = 3 "
                         "AND (SELECT count(*) FROM members WHERE channel = c.id) = 2 - (?1 = ?2)");
    rows.bind(user.value).bind(other.value);
    return ids_in<ChannelId>(rows);
}

void walk(ReadTx& tx, std::string const& match, std::int64_t above, std::int64_t below,
          std::function<bool(Hit const&)> const& more) {
    auto rows =
        match.empty()
            ? tx.query("SELECT doc, channel, seq FROM search_docs WHERE doc < ?2 AND doc > ?3 ORDER BY doc DESC")
            : tx.query("SELECT d.doc, d.channel, d.seq FROM search_index s CROSS JOIN search_docs d ON d.doc = s.rowid "
                       "WHERE s.search_index MATCH ?1 AND s.rowid < ?2 AND s.rowid > ?3 ORDER BY s.rowid DESC");
    rows.bind(match).bind(below).bind(above);
    while (rows.step())
        if (!more({rows.number(0), ChannelId{rows.number(1)}, rows.number(2)})) return;
}

std::int64_t doc_at(ReadTx& tx, Timestamp at) {
    std::int64_t low = 0, high = next_doc(tx);
    while (low < high) {
        auto const middle = low + (high - low) / 2;
        auto found =
            tx.query("SELECT d.doc, m.at FROM search_docs d JOIN messages m ON m.channel = d.channel AND m.seq = d.seq "
                     "WHERE d.doc >= ? ORDER BY d.doc LIMIT 1");
        if (!found.bind(middle).step() || from_micros(found.number(1)) >= at) high = middle;
        else low = found.number(0) + 1;
    }
    return low;
}

}  // namespace holdfast::search
