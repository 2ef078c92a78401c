// The table of an import: its lines, its columns, and what each cell may say. Pure.
#include <algorithm>
#include <set>

#include "features/accounts/import.hpp"
#include "features/accounts/rules.hpp"
#include "holdfast/domain/mrkdwn.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast::accounts {
namespace {

Problem bad_csv(std::int64_t line, std::string_view why) {
    return {Fault::bad_request, "bad_csv", "Line " + std::to_string(line) + ": " + std::string{why}, "csv"};
}

// Of the signs that part columns, the one that the first line has most of.
char separator_of(std::string_view text) {
    auto const head = text.substr(0, text.find_first_of("\r\n"));
    char best = ',';
    for (auto const sign : {';', '\t'})
        if (std::count(head.begin(), head.end(), sign) > std::count(head.begin(), head.end(), best)) best = sign;
    return best;
}

bool is_blank(std::vector<std::string> const& cells) {
    return std::all_of(cells.begin(), cells.end(),
                       [](std::string const& cell) { return cell.find_first_not_of(" \t") == std::string::npos; });
}

class Cutter {
public:
    explicit Cutter(std::string_view text) : text_{text}, separator_{separator_of(text)} {}

    // The next line that says something; nothing at the end. A quoted cell may go over several lines of the file.
    Result<std::optional<TableRow>> next() {
        while (at_ < text_.size()) {
            TableRow row{line_, {}};
            for (bool more = true; more;) {
                auto cell = this->cell();
                if (!cell) return cell.error();
                row.cells.push_back(std::move(*cell));
                more = at_ < text_.size() && text_[at_] == separator_;
                if (more) ++at_;
            }
            end_line();
            if (!is_blank(row.cells)) return std::optional{std::move(row)};
        }
        return std::optional<TableRow>{};
    }

private:
    Result<std::string> cell() {
        if (at_ < text_.size() && text_[at_] == '"') return quoted();
        auto const end = std::min(text_.find_first_of(std::string{separator_, '\r', '\n'}, at_), text_.size());
        std::string out{text_.substr(at_, end - at_)};
        at_ = end;
        return out;
    }

    Result<std::string> quoted() {
        auto const began = line_;
        std::string out;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"') {
                if (++at_ == text_.size() || text_[at_] != '"') return after_quotes(std::move(out));
            } else if (text_[at_] == '\n') {
                ++line_;
            }
            out += text_[at_];
        }
        return bad_csv(began, "a quoted cell does not end.");
    }

    Result<std::string> after_quotes(std::string out) {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
        if (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\r' && text_[at_] != '\n')
            return bad_csv(line_, "something stands behind the end of a quoted cell.");
        return out;
    }

    void end_line() {
        ++line_;
        if (at_ < text_.size() && text_[at_] == '\r') ++at_;
        if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::int64_t line_ = 1;
};

std::string trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string{text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1)};
}

struct Column {
    std::string_view name;
    std::string_view words;  // each between two bars, as name_key makes them, without blanks, dashes and underscores
};
constexpr std::array columns{
    Column{"username", "|username|user|login|account|loginname|用户名|账号|帐号|账户|登录名|"},
    Column{"display_name", "|displayname|name|fullname|姓名|显示名|显示名称|名字|名称|昵称|"},
    Column{"email", "|email|mail|emailaddress|邮箱|电子邮箱|邮件|电子邮件|邮箱地址|"},
    Column{"role", "|role|角色|权限|身份|"},
    Column{"channels", "|channels|channel|频道|频道列表|加入频道|群组|"},
};
struct RoleWords {
    Role role;
    std::string_view words;
};
constexpr std::array roles{
    RoleWords{Role::guest, "|guest|访客|"},
    RoleWords{Role::member, "||member|user|成员|普通成员|"},
    RoleWords{Role::admin, "|admin|administrator|管理员|"},
    RoleWords{Role::owner, "|owner|所有者|拥有者|"},
};

// How long the sign between two names at the front is; 0: there is none.
std::size_t sign_at(std::string_view text) {
    for (std::string_view const sign : {",", ";", "|", "\n", "，", "；", "、", "｜"})
        if (text.starts_with(sign)) return sign.size();
    return 0;
}

std::string word_key(std::string_view text) {
    auto key = name_key(trimmed(text));
    std::erase_if(key, [](char c) { return c == ' ' || c == '-' || c == '_'; });
    return "|" + key + "|";
}

void set_problem(ImportRow& row, std::string_view code, std::string_view field, std::string_view detail) {
    if (row.state == RowState::problem) return;  // the first is said
    row.state = RowState::problem;
    row.code = code;
    row.field = field;
    row.detail = detail;
}
void set_problem(ImportRow& row, Problem const& problem, std::string_view field) {
    set_problem(row, problem.code, field, problem.detail);
}

struct Columns {
    std::array<int, columns.size()> at;
    std::string cell(TableRow const& row, std::size_t column) const {
        auto const place = at[column];
        return place < 0 || place >= std::ssize(row.cells) ? "" : trimmed(row.cells[static_cast<std::size_t>(place)]);
    }
};

ImportRow row_from(TableRow const& told, Columns const& columns, std::size_t wide, Caller const& caller) {
    ImportRow row;
    row.line = told.line;
    row.username = clipped(columns.cell(told, 0), 200);
    if (told.cells.size() > wide)
        set_problem(row, "too_many_cells", "", "There are more cells than the first line has names for.");
    if (auto const clean = clean_username(row.username)) row.username = *clean;
    else set_problem(row, clean.error(), "username");
    row.display_name = columns.cell(told, 1);
    if (row.display_name.empty()) row.display_name = row.username;
    if (auto const clean = clean_display_name(row.display_name)) row.display_name = *clean;
    else set_problem(row, clean.error(), "display_name"), row.display_name = row.username;
    if (auto const email = columns.cell(told, 2); !email.empty()) {
        auto const clean = clean_email(email);
        if (email.size() > 254) set_problem(row, "too_large", "email", "This e-mail address is too long.");
        else if (!clean) set_problem(row, clean.error(), "email");
        else row.email = *clean;
    }
    auto const role = role_named(columns.cell(told, 3));
    if (!role) set_problem(row, "bad_value", "role", "A role is guest, member, admin or owner.");
    else if (auto const may = may_grant(caller, *role); !may) set_problem(row, may.error(), "role");
    row.role = role.value_or(Role::member);
    row.channels = channels_named(columns.cell(told, 4));
    if (std::ssize(row.channels) > import_channels_max) {
        set_problem(row, "too_many", "channels", "At most 50 channels for one person.");
        row.channels.clear();
    }
    return row;
}

// The same person twice in one table: the first stands.
void find_doubles(std::vector<ImportRow>& rows) {
    std::set<std::string> usernames, emails;
    for (auto& row : rows) {
        if (row.state == RowState::problem) continue;
        if (!usernames.insert(row.username).second)
            set_problem(row, "twice", "username", "This username stands in an earlier line.");
        else if (row.email && !emails.insert(*row.email).second)
            set_problem(row, "twice", "email", "This e-mail address stands in an earlier line.");
    }
}

}  // namespace

Result<Table> parse_csv(std::string_view text) {
    Cutter cutter{text};
    Table table;
    auto head = cutter.next();
    if (!head) return head.error();
    if (!*head) return Problem{Fault::bad_request, "empty", "The table is empty.", "csv"};
    table.head = std::move((*head)->cells);
    for (;;) {
        auto row = cutter.next();
        if (!row) return row.error();
        if (!*row) return table;
        table.rows.push_back(std::move(**row));
        if (std::ssize(table.rows) > import_rows_max)
            return Problem{Fault::too_large, "too_large", "A table may have at most 5,000 lines.", "csv"};
    }
}

std::string_view column_named(std::string_view head) {
    auto const key = word_key(head);
    for (auto const& column : columns)
        if (column.words.find(key) != std::string_view::npos) return column.name;
    return {};
}

std::optional<Role> role_named(std::string_view word) {
    auto const key = word_key(word);
    for (auto const& role : roles)
        if (role.words.find(key) != std::string_view::npos) return role.role;
    return std::nullopt;
}

// One more than may be is enough to know that there are too many.
std::vector<std::string> channels_named(std::string_view cell) {
    std::vector<std::string> names;
    for (std::size_t at = 0; at <= cell.size() && std::ssize(names) <= import_channels_max;) {
        auto end = at;
        while (end < cell.size() && sign_at(cell.substr(end)) == 0) ++end;
        auto name = trimmed(cell.substr(at, end - at));
        if (name.starts_with('#')) name = trimmed(std::string_view{name}.substr(1));
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        at = end + std::max<std::size_t>(sign_at(cell.substr(end)), 1);
    }
    return names;
}

Result<ImportReport> read_rows(std::string_view text, Caller const& caller) {
    auto const table = parse_csv(text);
    if (!table) return table.error();
    ImportReport report;
    Columns where;
    where.at.fill(-1);
    for (std::size_t i = 0; i < table->head.size(); ++i) {
        auto const name = column_named(table->head[i]);
        auto const known = std::find_if(columns.begin(), columns.end(), [&](auto& one) { return one.name == name; });
        if (known == columns.end()) {
            report.ignored.push_back(clipped(trimmed(table->head[i]), 80));
            continue;
        }
        auto& at = where.at[static_cast<std::size_t>(known - columns.begin())];
        if (at < 0) at = static_cast<int>(i);
    }
    if (where.at[0] < 0)
        return Problem{Fault::bad_request, "no_username_column",
                       "The first line must name the columns, and one of them must be username.", "csv"};
    for (auto const& row : table->rows) report.items.push_back(row_from(row, where, table->head.size(), caller));
    find_doubles(report.items);
    report.rows = std::ssize(report.items);
    return report;
}

}  // namespace holdfast::accounts
