#include "features/search/index.hpp"

#include "features/search/rules.hpp"
#include "features/search/sql.hpp"
#include "holdfast/store/log.hpp"

namespace holdfast::search {
namespace {

constexpr int at_once = 256;                                // a few milliseconds of the writer
constexpr auto between_cleanings = std::chrono::hours{20};  // deleted text is gone within a day (D8)
constexpr std::string_view dirty = "search_dirty", cleaned = "search_cleaned", cleaning = "search_cleaning";

Terms terms(ChannelId channel, UserId author, unsigned has, std::string_view text, MessageContent const& content) {
    return {terms_of(text), extras_of(content), facts_of(channel, author, has)};
}

void put_in(WriteTx& tx, Doc doc, Source const& now) {
    doc.author = now.author;
    doc.revision = now.revision;
    doc.has = what_it_has(now.text, now.content);
    put_doc(tx, doc);
    put_terms(tx, doc.doc, terms(doc.channel, doc.author, doc.has, now.text, now.content));
}

void take_out(WriteTx& tx, Doc const& doc) {
    auto const was = as_indexed(tx, doc);
    take_terms(tx, doc.doc, terms(doc.channel, doc.author, doc.has, was.text, was.content));
    forget_lost(tx, doc);
    if (meta(tx, dirty).value_or("") != "1") set_meta(tx, dirty, "1");
}

void look_at(WriteTx& tx, ChannelId channel, Seq seq) {
    auto const known = doc_of(tx, channel, seq);
    auto const now = source(tx, channel, seq);
    bool const stays = now && !now->deleted;
    if (known) {
        if (stays && known->revision == now->revision && !lost_something(tx, *known)) return;
        take_out(tx, *known);
        if (stays) put_in(tx, *known, *now);
        else drop_doc(tx, *known);
    } else if (stays && !is_past(tx, channel, seq)) {  // a rebuild comes to it in its turn, and in its place
        put_in(tx, {next_doc(tx), channel, seq, {}, 0, 0}, *now);
    }
}

bool take_queue(WriteTx& tx) {
    auto const waiting = queued(tx, at_once);
    for (auto const& one : waiting) look_at(tx, one.channel, one.seq);
    if (!waiting.empty()) dequeue(tx, waiting.back().id);
    return !waiting.empty();
}

// Found from the newest down, put in from the oldest up: the index would close a segment at each step down.
bool take_past(WriteTx& tx) {
    std::vector<std::pair<Doc, Source>> found;
    auto number = past_docs(tx);
    int seen = 0;
    for (; seen < at_once; ++seen) {
        auto const past = newest_past(tx);
        if (!past) break;
        step_past(tx, *past);
        auto now = source(tx, past->channel, past->seq);
        if (!now || now->deleted) continue;
        found.emplace_back(Doc{number--, past->channel, past->seq, {}, 0, 0}, std::move(*now));
    }
    for (auto one = found.rbegin(); one != found.rend(); ++one) put_in(tx, one->first, one->second);
    if (!found.empty()) set_past_docs(tx, number);
    return seen > 0;
}

Rest clean(WriteTx& tx) {
    auto const on = [&](std::string_view name) { return meta(tx, name).value_or("") == "1"; };
    if (on(cleaning)) {
        if (merge(tx, false)) return Rest::short_while;
        set_meta(tx, cleaning, "0");
        return Rest::until_changes;
    }
    if (!on(dirty)) return Rest::until_changes;
    auto const last = meta(tx, cleaned);
    auto const due = !last ? std::optional<Timestamp>{} : parse_timestamp(*last);
    if (due && tx.now() < *due + between_cleanings) return Rest::until_changes;
    set_meta(tx, cleaned, to_text(tx.now()));
    if (!due) return Rest::until_changes;  // the first delete ever: a day later
    set_meta(tx, dirty, "0");
    set_meta(tx, cleaning, "1");
    merge(tx, true);
    return Rest::short_while;
}

}  // namespace

Rest keep_up(WriteTx& tx) {
    if (take_queue(tx) || take_past(tx)) return Rest::none;
    return clean(tx);
}

}  // namespace holdfast::search
