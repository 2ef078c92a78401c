// People from a table: what is asked, what is answered, and the table itself.
#pragma once

#include "features/accounts/requests.hpp"

namespace holdfast {

namespace accounts {

inline constexpr std::size_t import_bytes_max = 1 << 20;
inline constexpr int import_rows_max = 5000, import_channels_max = 50;

struct ImportPeople {
    std::optional<std::string> csv;   // after prepare: the rows to be made now
    std::optional<std::string> file;  // after prepare: the report so far
    bool dry_run = true;
};

enum class RowState : std::uint8_t { create = 1, exists = 2, problem = 3, created = 4 };

struct ImportRow {
    std::int64_t line = 0;
    std::string username;
    std::string display_name;
    std::optional<std::string> email;
    Role role = Role::member;
    std::vector<std::string> channels;
    RowState state = RowState::create;
    std::string code;
    std::string field;
    std::string detail;
    std::optional<UserId> user;
    std::optional<std::string> setup_code;
    std::optional<Timestamp> expires_at;
};

struct ImportReport {
    bool dry_run = true;
    std::int64_t rows = 0;
    std::int64_t create = 0;
    std::int64_t created = 0;
    std::int64_t exists = 0;
    std::int64_t problems = 0;
    std::int64_t left = 0;
    std::vector<std::string> ignored;
    std::vector<ImportRow> items;
};

// One line of the file; `cells` in the order of the head.
struct TableRow {
    std::int64_t line = 0;
    std::vector<std::string> cells;
};
struct Table {
    std::vector<std::string> head;
    std::vector<TableRow> rows;
};
// RFC 4180 with any line ending; commas, semicolons or tabs, as the head has it. Refused bad_csv with the line at fault.
Result<Table> parse_csv(std::string_view text);

// What a column is called in English or Chinese: username, display_name, email, role or channels; empty for any other.
std::string_view column_named(std::string_view head);
std::optional<Role> role_named(std::string_view word);
// Names of channels in one cell, without # in front.
std::vector<std::string> channels_named(std::string_view cell);
// The rows as they stand in the table, each cleaned or with its problem; nothing is looked up yet.
Result<ImportReport> read_rows(std::string_view text, Caller const& caller);

}  // namespace accounts

template <>
struct Named<accounts::RowState> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 4> names{"create", "exists", "problem", "created"};
};

template <>
struct Described<accounts::ImportPeople> {
    using T = accounts::ImportPeople;
    static constexpr auto name = "ImportPeople";
    static constexpr auto help = "People from a CSV file whose first line names the columns.";
    static constexpr std::array fields{
        field<&T::csv>("csv", {1, accounts::import_bytes_max},
                       "The table as text: username, display_name, email, role, channels.")
            .secret(),
        field<&T::file>("file", {1, accounts::import_bytes_max},
                        "Or the file's bytes in base64: UTF-8, UTF-16 or GB18030.")
            .secret(),
        field<&T::dry_run>("dry_run", "True, unless said otherwise: only says what would happen.").or_default(),
    };
};
template <>
struct Described<accounts::ImportRow> {
    using T = accounts::ImportRow;
    static constexpr auto name = "ImportRow";
    static constexpr auto help = "One line of the table, and what becomes of it.";
    static constexpr std::array fields{
        field<&T::line>("line", "In the file."),
        field<&T::username>("username", "As it will be."),
        field<&T::display_name>("display_name", "What is shown."),
        field<&T::email>("email", "For signing in with it."),
        field<&T::role>("role", "What they may do."),
        field<&T::channels>("channels", "Where they come in at once."),
        field<&T::state>("state", "create, exists (passed over), problem, or created."),
        field<&T::code>("code", "Of the problem; empty without one."),
        field<&T::field>("field", "The column at fault."),
        field<&T::detail>("detail", "The problem in one sentence."),
        field<&T::user>("user", "Who was created."),
        field<&T::setup_code>("setup_code", "With which they set their password, once; shown this once."),
        field<&T::expires_at>("expires_at", "Until when."),
    };
};
template <>
struct Described<accounts::ImportReport> {
    using T = accounts::ImportReport;
    static constexpr auto name = "ImportReport";
    static constexpr auto help = "What a table would do, or has done.";
    static constexpr std::array fields{
        field<&T::dry_run>("dry_run", "True: nothing was changed."),
        field<&T::rows>("rows", "Lines with people in them."),
        field<&T::create>("create", "How many are new."),
        field<&T::created>("created", "How many were made now."),
        field<&T::exists>("exists", "How many are here already; they are passed over."),
        field<&T::problems>("problems", "How many cannot be made as they stand; the others can."),
        field<&T::left>("left", "How many are still to be made: send the same again until this is 0."),
        field<&T::ignored>("ignored", "Columns that mean nothing here."),
        field<&T::items>("items", "In a dry run every line; otherwise those made now, and those that failed."),
    };
};

}  // namespace holdfast
