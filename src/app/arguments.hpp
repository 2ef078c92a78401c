// The command line as plain data. Pure but for HOLDFAST_DATA and HOLDFAST_CONFIG.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace holdfast {

enum class Task {
    serve,
    config,
    openapi,
    migrate,
    user_create,
    user_reset_password,
    token_create,
    import_slack,
    check,
    ledger,
    backup,
    restore,
    reindex,
    retention,
    compact,
    health,
    picture,
    version
};

struct Arguments {
    Task task = Task::version;
    std::string data;
    std::optional<std::string> config_file;
    std::optional<std::string> listen;
    std::vector<std::pair<std::string, std::string>> set;

    bool example = false;   // config
    bool square = false;    // picture
    bool deep = false;      // check: read every file
    bool force = false;     // backup: replace the file
    bool protocol = false;  // openapi: the document for people
    std::string user;       // token create, user reset-password: a username or an id
    std::string username, role = "member", display_name, email;  // user create
    bool bot = false, password_stdin = false;
    std::string token_name;
    int token_days = 0;  // 0: for good

    std::string file;         // import, backup, restore: the archive
    bool dry_run = false;     // import, retention
    std::optional<int> days;  // retention: in place of the workspace's rule

    std::string from, to, proof;  // ledger: days, and the file to write
};

struct Parsed {
    std::optional<Arguments> arguments;
    int exit_code = 0;  // when there is nothing to do: help was asked for, or the arguments make no sense
    std::string out, err;
};

Parsed parse_arguments(std::vector<std::string> const& words);

}  // namespace holdfast
