// Binding, stepping and reading one prepared statement.
#include <sqlite3.h>

#include "holdfast/store/database.hpp"

namespace holdfast {

Query::Query(sqlite3* connection, Statement& statement) : connection_{connection}, statement_{statement} {
    if (statement_.in_use)
        throw std::logic_error{std::string{"A query may not be asked again while it is being read: "} +
                               sqlite3_sql(statement_.handle)};
    statement_.in_use = true;
}

Query::~Query() {
    sqlite3_reset(statement_.handle);
    sqlite3_clear_bindings(statement_.handle);
    statement_.in_use = false;
}

Query& Query::bind_number(std::int64_t value) { return bound(sqlite3_bind_int64(statement_.handle, ++bound_, value)); }

// A view without bytes may point nowhere, which SQLite would take for NULL.
Query& Query::bind(std::string_view text) {
    return bound(sqlite3_bind_text64(statement_.handle, ++bound_, text.empty() ? "" : text.data(), text.size(),
                                     SQLITE_TRANSIENT, SQLITE_UTF8));
}

Query& Query::bind(std::span<std::uint8_t const> blob) {
    if (blob.empty()) return bound(sqlite3_bind_zeroblob(statement_.handle, ++bound_, 0));
    return bound(sqlite3_bind_blob64(statement_.handle, ++bound_, blob.data(), blob.size(), SQLITE_TRANSIENT));
}

Query& Query::bind(std::nullptr_t) { return bound(sqlite3_bind_null(statement_.handle, ++bound_)); }

Query& Query::bind(std::optional<std::int64_t> value) { return value ? bind_number(*value) : bind(nullptr); }

Query& Query::bound(int code) {
    if (code != SQLITE_OK) fail(code);
    return *this;
}

bool Query::step() {
    auto const code = sqlite3_step(statement_.handle);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    fail(code);
}

void Query::run() {
    while (step()) {}
}

// Says which statement failed and how, never with what values. A plain SQLITE_ERROR of a running statement may quote
// what was bound (FTS5 quotes the words searched for), so there SQLite's general sentence must do.
void Query::fail(int code) const {
    auto const* const why = (code & 0xff) == SQLITE_ERROR ? sqlite3_errstr(code) : sqlite3_errmsg(connection_);
    throw StoreError{code, std::string{why} + " (" + std::to_string(code) + ") in: " + sqlite3_sql(statement_.handle)};
}

std::int64_t Query::number(int column) const { return sqlite3_column_int64(statement_.handle, column); }

std::string Query::text(int column) const { return std::string{view(column)}; }

std::string_view Query::view(int column) const {
    auto const* const text = reinterpret_cast<char const*>(sqlite3_column_text(statement_.handle, column));
    if (!text) return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_.handle, column))};
}

std::span<std::uint8_t const> Query::blob(int column) const {
    auto const* const bytes = static_cast<std::uint8_t const*>(sqlite3_column_blob(statement_.handle, column));
    if (!bytes) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.handle, column))};
}

bool Query::is_null(int column) const { return sqlite3_column_type(statement_.handle, column) == SQLITE_NULL; }

}  // namespace holdfast
