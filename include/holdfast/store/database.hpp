// One SQLite connection and its prepared statements.
// Lives on: the thread that opened it (NOMUTEX, one connection per thread). Errors are exceptions: a broken machine.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <typeindex>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace holdfast {

class StoreError : public std::runtime_error {
public:
    StoreError(int code, std::string const& what) : std::runtime_error{what}, code{code} {}
    int code;  // SQLite's extended result code
    // FULL, IOERR, NOMEM, BUSY, READONLY or CANTOPEN: the machine's fault. The batch is rolled back and refused `unavailable`.
    bool is_full_or_io() const;
    bool is_constraint() const;
};

// A prepared statement, kept by its Database.
struct Statement {
    sqlite3_stmt* handle = nullptr;
    bool in_use = false;  // one Query at a time: a loop may not ask the same text again inside itself
};

// A prepared statement in use. Bind in order with bind(), then step(); columns are read in order of their index.
// Reset when it goes out of scope, so that no read transaction stays open by accident.
class Query {
public:
    Query(sqlite3* connection, Statement& statement);
    ~Query();
    Query(Query const&) = delete;
    Query& operator=(Query const&) = delete;

    template <std::integral Number>
    Query& bind(Number value) {
        return bind_number(static_cast<std::int64_t>(value));
    }
    Query& bind(std::string_view text);  // copied
    Query& bind(std::span<std::uint8_t const> blob);
    Query& bind(std::nullptr_t);
    Query& bind(std::optional<std::int64_t> value);

    bool step();  // true: a row stands ready; false: done
    void run();   // steps to the end, ignoring rows

    std::int64_t number(int column) const;
    std::string text(int column) const;
    std::string_view view(int column) const;  // until the next step
    std::span<std::uint8_t const> blob(int column) const;
    bool is_null(int column) const;

private:
    Query& bind_number(std::int64_t value);
    Query& bound(int code);
    [[noreturn]] void fail(int code) const;

    sqlite3* connection_;
    Statement& statement_;
    int bound_ = 0;
};

enum class Open { writer, reader, maintenance };

class Database {
public:
    // Opens with the house's pragmas (WAL, synchronous=FULL, foreign_keys, secure_delete, caches by kind).
    // Never creates the file: an empty start over somebody's data begins with a file that was made by accident.
    Database(std::string const& path, Open how);
    ~Database();
    Database(Database const&) = delete;
    Database& operator=(Database const&) = delete;

    // The statement is prepared once for each distinct SQL text and kept, so `sql` is a constant, never put together from values.
    Query query(std::string_view sql);
    void execute(std::string const& sql);  // one or more statements without parameters
    std::int64_t changes() const;
    bool in_autocommit() const;
    sqlite3* raw() { return connection_; }
    bool is_reader() const { return how_ == Open::reader; }
    // What this connection remembers from one transaction to the next: one of each type, made when first asked for.
    template <class T>
    T& memo() {
        auto& held = memos_[typeid(T)];
        if (!held) held = std::make_shared<T>();
        return *static_cast<T*>(held.get());
    }

private:
    // Found by a view: a look-up allocates nothing.
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    Statement& prepared(std::string_view sql);

    Open const how_;
    sqlite3* connection_ = nullptr;
    std::unordered_map<std::type_index, std::shared_ptr<void>> memos_;
    std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements_;
};

}  // namespace holdfast
