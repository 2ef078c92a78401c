#include "holdfast/store/database.hpp"

#include <sqlite3.h>

#include "holdfast/base/faults.hpp"

namespace holdfast {
namespace {

constexpr int patience_ms = 5'000;
constexpr int maintenance_patience_ms = 100;  // while it waits for readers it may hold the writer up

int open_flags(Open how) {
    return SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
           (how == Open::reader ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
}

char const* pragmas(Open how) {
    switch (how) {
        case Open::writer:
            return "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;"
                   "PRAGMA cache_size = -65536; PRAGMA mmap_size = 268435456;"
                   "PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 0;";
        case Open::reader:
            return "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;"
                   "PRAGMA cache_size = -16384; PRAGMA mmap_size = 268435456;";
        case Open::maintenance:
            return "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;"
                   "PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 0;";
    }
    return "";
}

}  // namespace

bool StoreError::is_full_or_io() const {
    switch (code & 0xff) {
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_NOMEM:
        case SQLITE_BUSY:
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN: return true;
        default: return false;
    }
}

bool StoreError::is_constraint() const { return (code & 0xff) == SQLITE_CONSTRAINT; }

Database::Database(std::string const& path, Open how) : how_{how} {
    auto const code = sqlite3_open_v2(path.c_str(), &connection_, open_flags(how), nullptr);
    try {
        if (code != SQLITE_OK) throw StoreError{code, connection_ ? sqlite3_errmsg(connection_) : sqlite3_errstr(code)};
        sqlite3_busy_timeout(connection_, how == Open::maintenance ? maintenance_patience_ms : patience_ms);
        // "x" is a name and never quietly a text.
        sqlite3_db_config(connection_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
        sqlite3_db_config(connection_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
        if (how == Open::reader) sqlite3_db_config(connection_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        execute(pragmas(how));
        if (how == Open::writer) {
            Statement mode;
            sqlite3_prepare_v2(connection_, "PRAGMA journal_mode = WAL", -1, &mode.handle, nullptr);
            std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> const owner{mode.handle, sqlite3_finalize};
            Query query{connection_, mode};
            if (!query.step() || query.view(0) != "wal")
                throw StoreError{SQLITE_CANTOPEN, "The file system cannot hold a write-ahead log."};
        }
        if (how != Open::reader)
            execute(seeded(SeededFault::no_fsync) ? "PRAGMA synchronous = OFF" : "PRAGMA synchronous = FULL");
    } catch (...) {
        sqlite3_close_v2(connection_);
        throw;
    }
}

Database::~Database() {
    for (auto const& [sql, statement] : statements_) sqlite3_finalize(statement.handle);
    sqlite3_close_v2(connection_);
}

Statement& Database::prepared(std::string_view sql) {
    if (auto const known = statements_.find(sql); known != statements_.end()) return known->second;

    Statement statement;
    char const* rest = nullptr;
    auto const code = sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()),
                                         SQLITE_PREPARE_PERSISTENT, &statement.handle, &rest);
    if (code != SQLITE_OK) throw StoreError{code, sqlite3_errmsg(connection_)};
    auto const unread = sql.substr(static_cast<std::size_t>(rest - sql.data()));
    if (!statement.handle || unread.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
        sqlite3_finalize(statement.handle);
        throw std::logic_error{"One statement for each query: " + std::string{sql}};
    }
    return statements_.emplace(sql, statement).first->second;
}

Query Database::query(std::string_view sql) { return Query{connection_, prepared(sql)}; }

void Database::execute(std::string const& sql) {
    auto const code = sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) throw StoreError{code, sqlite3_errmsg(connection_)};
}

std::int64_t Database::changes() const { return sqlite3_changes64(connection_); }
bool Database::in_autocommit() const { return sqlite3_get_autocommit(connection_) != 0; }

}  // namespace holdfast
