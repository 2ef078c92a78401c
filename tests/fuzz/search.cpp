// A question to the search index: never an error in the index's own language, and what the index finds is what the rules find.
#include <sqlite3.h>

#include "features/search/rules.hpp"
#include "fuzz/targets.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast::fuzz {
namespace {

// One message, indexed as the house does it.
class Index {
public:
    Index() {
        require(sqlite3_open(":memory:", &database_) == SQLITE_OK, "a database in memory");
        run("CREATE VIRTUAL TABLE one USING fts5(words, extras, facts, content = '', columnsize = 0, tokenize = 'ascii')");
    }
    bool finds(std::string const& terms, std::string const& match) {
        run("BEGIN");
        auto* put = prepared("INSERT INTO one (rowid, words, extras, facts) VALUES (1, ?, '', '')", terms);
        require(sqlite3_step(put) == SQLITE_DONE, "a message can be indexed");
        sqlite3_finalize(put);
        auto* ask = prepared("SELECT rowid FROM one WHERE one MATCH ?", match);
        auto const outcome = sqlite3_step(ask);
        sqlite3_finalize(ask);
        run("ROLLBACK");
        require(outcome == SQLITE_ROW || outcome == SQLITE_DONE, "a question is no error to the index");
        return outcome == SQLITE_ROW;
    }

private:
    void run(char const* sql) { require(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql); }
    sqlite3_stmt* prepared(char const* sql, std::string const& value) {
        sqlite3_stmt* out = nullptr;
        require(sqlite3_prepare_v2(database_, sql, -1, &out, nullptr) == SQLITE_OK, sql);
        sqlite3_bind_text(out, 1, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
        return out;
    }
    sqlite3* database_ = nullptr;
};

}  // namespace

void search(std::string_view bytes) {
    auto const query = as_text(take_line(bytes));
    auto const text = as_text(bytes.substr(0, message_text_bytes_max));
    if (query.size() > 512) return;  // as the route bounds it
    auto const asked = search::understand(query, 480);
    if (!asked) return require(asked.error().code == "nothing_to_find", "whatever it is, it makes sense");
    if (auto const places = search::places_in(*asked, text, {}))
        for (auto const& place : *places) {
            require(place.begin < place.end && place.end <= text.size(), "a place lies in its text");
            auto const range = search::range_of(text, place);
            require(parse_json(encode(range)).has_value(), "a range is JSON");
        }
    auto const match = search::match_of(*asked, {});
    if (match.empty()) return;
    static Index index;
    auto const found = index.finds(search::terms_of(text), match);
    if (asked->words.empty() || (asked->has & (search::has_file | search::has_image | search::has_link)) != 0) return;
    require(found == search::places_in(*asked, text, {}).has_value(), "the index finds what the rules find");
}

}  // namespace holdfast::fuzz
