#include "arguments.hpp"

#include <cstdlib>
#include <sstream>

#include <CLI/CLI.hpp>

#include "holdfast/app/run.hpp"

namespace holdfast {
namespace {

// Every command of the program, each with the flags it takes.
class Commands {
public:
    Commands() {
        app_.require_subcommand(0, 1);  // none is found below, after a word that is no command has been named
        app_.set_help_all_flag("--help-all", "Help for every command");
        add_serve();
        add_config();
        settings_of(command(app_, Task::migrate, "migrate", "Bring the database to the newest schema, and stop"));
        add_user();
        add_token();
        add_import();
        add_check();
        add_ledger();
        add_backup();
        settings_of(command(app_, Task::reindex, "reindex",
                            "Build the search index anew from the messages, also while the server runs"));
        add_retention();
        data_of(command(app_, Task::compact, "compact",
                        "Give the room of what was deleted back to the disk, while no server runs"));
        data_of(command(app_, Task::health, "health", "Exit 0 when the server of this folder is ready"));
        command(app_, Task::openapi, "openapi", "Print the OpenAPI 3.1 document of the API")
            ->add_flag("--protocol", arguments_.protocol, "Print docs/protocol.md instead: the same for people");
        auto* const picture = command(app_, Task::picture, "picture", "Make one picture small, for the server itself");
        picture->group("");  // nobody's to call
        picture->add_flag("--square,!--fit", arguments_.square, "For a profile");
        command(app_, Task::version, "version", "Print the version");
    }

    Parsed parse(std::vector<std::string> words) {
        std::reverse(words.begin(), words.end());  // as CLI11 wants them
        try {
            app_.parse(std::move(words));
            return finished();
        } catch (CLI::ParseError const& error) {
            std::ostringstream out, err;
            auto const code = app_.exit(error, out, err);
            return {std::nullopt, code == 0 ? exit_ok : exit_usage, out.str(), err.str()};
        }
    }

private:
    CLI::App* command(CLI::App& parent, Task task, std::string const& name, std::string const& help) {
        auto* const made = parent.add_subcommand(name, help);
        made->callback([this, task] { arguments_.task = task; });
        return made;
    }

    // The variables are read below: CLI11 would read them for each command and let them go before the flags.
    void data_of(CLI::App* command) {
        command->add_option("--data", arguments_.data, "The data folder, or HOLDFAST_DATA");
    }

    void settings_of(CLI::App* command) {
        data_of(command);
        command->add_option("--config", arguments_.config_file,
                            "Settings as TOML, in place of DIR/holdfast.toml, or HOLDFAST_CONFIG");
        command->add_option("--set", pairs_, "A setting: key=value; may be repeated")->take_all()->expected(1);
    }

    void add_serve() {
        auto* const serve = command(app_, Task::serve, "serve", "Serve the workspace in a data folder");
        settings_of(serve);
        listen_of(serve);
    }

    void add_config() {
        auto* const config =
            command(app_, Task::config, "config", "Print the settings in force and where each comes from");
        settings_of(config);
        listen_of(config);
        config->add_flag("--example", arguments_.example,
                         "Print a settings file with every key and its default instead");
    }

    void listen_of(CLI::App* command) {
        command->add_option("--listen", arguments_.listen, "ADDRESS:PORT; the same as --set listen=ADDRESS:PORT");
    }

    void add_ledger() {
        auto* const ledger = command(app_, Task::ledger, "ledger",
                                     "What was accepted, committed and sequenced, by day; exits 1 when it differs");
        data_of(ledger);
        ledger->add_option("--from", arguments_.from, "The first day in UTC, as 2026-09-14");
        ledger->add_option("--to", arguments_.to, "The last day");
        ledger->add_option("--json", arguments_.proof, "Write it to this file too, with the end of every log");
    }

    void add_user() {
        auto* const user = app_.add_subcommand("user", "Make accounts, and let people in again");
        user->require_subcommand(1);

        auto* const create = command(*user, Task::user_create, "create", "Make an account; prints its id");
        settings_of(create);
        create->add_option("--username", arguments_.username, "What one writes after @")->required();
        create->add_option("--role", arguments_.role, "guest, member, admin or owner")
            ->check(CLI::IsMember({"guest", "member", "admin", "owner"}));
        create->add_option("--display-name", arguments_.display_name, "What is shown; without it the username");
        create->add_option("--email", arguments_.email, "For signing in with it");
        auto* const bot = create->add_flag("--bot", arguments_.bot, "A program, which has tokens and no password");
        create
            ->add_flag("--password-stdin", arguments_.password_stdin,
                       "Read the password from the first line of standard input")
            ->excludes(bot);

        auto* const reset =
            command(*user, Task::user_reset_password, "reset-password", "Print a link that sets a new password, once");
        settings_of(reset);
        reset->add_option("--user,--username", arguments_.user, "Whose: a username or an id")->required();
    }

    void add_token() {
        auto* const token = app_.add_subcommand("token", "Make tokens for programs");
        token->require_subcommand(1);
        auto* const create = command(*token, Task::token_create, "create", "Make a token; prints it, this once");
        settings_of(create);
        create->add_option("--user,--username", arguments_.user, "Whose: a username or an id")->required();
        create->add_option("--name", arguments_.token_name, "What it is for")->required();
        create->add_option("--days", arguments_.token_days, "When it expires; without it never")
            ->check(CLI::Range(1, 3650));
    }

    void add_import() {
        auto* const import = app_.add_subcommand("import", "Bring what another chat has exported");
        import->require_subcommand(1);
        auto* const slack = command(*import, Task::import_slack, "slack",
                                    "People, channels and messages of a Slack export; may be run again");
        settings_of(slack);
        slack->add_option("file", arguments_.file, "The zip file")->required();
        slack->add_flag("--dry-run", arguments_.dry_run, "Count and report, and write nothing");
    }

    void add_retention() {
        auto* const retention =
            command(app_, Task::retention, "retention", "What the rules how long messages are kept would remove now");
        settings_of(retention);
        retention->add_flag("--dry-run", arguments_.dry_run, "Count and report; the server does the rest by itself")
            ->required();
        retention->add_option("--days", arguments_.days, "As if the workspace kept messages for so many days")
            ->check(CLI::Range(0, 36500));
    }

    void add_check() {
        auto* const check =
            command(app_, Task::check, "check",
                    "Prove the data folder: integrity, logs without holes, messages, search and files in step");
        data_of(check);
        check->add_flag("--deep", arguments_.deep, "Also read every file, and compare it with its digest");
    }

    void add_backup() {
        auto* const backup = command(app_, Task::backup, "backup",
                                     "Write the database and all files to one file, also while the server runs");
        data_of(backup);
        backup->add_option("file", arguments_.file, "Where to")->required();
        backup->add_flag("--force", arguments_.force, "Replace the file when it is there");
        auto* const restore =
            command(app_, Task::restore, "restore", "Bring a backup into an empty data folder, and prove it");
        data_of(restore);
        restore->add_option("file", arguments_.file, "The backup")->required();
    }

    static Parsed refused(std::string sentence) { return {std::nullopt, exit_usage, "", std::move(sentence) + "\n"}; }

    Parsed finished() {
        if (app_.get_subcommands().empty()) return refused("A command is required. Run with --help to see them.");
        auto const* const data = std::getenv("HOLDFAST_DATA");
        auto const* const file = std::getenv("HOLDFAST_CONFIG");
        if (data && arguments_.data.empty()) arguments_.data = data;
        if (file && !arguments_.config_file) arguments_.config_file = file;
        if (arguments_.data.empty() && needs_folder(arguments_.task))
            return refused("--data is required: the data folder.");
        for (auto const& pair : pairs_) {
            auto const sign = pair.find('=');
            if (sign == pair.npos || sign == 0) return refused("--set takes key=value, not \"" + pair + "\".");
            arguments_.set.emplace_back(pair.substr(0, sign), pair.substr(sign + 1));
        }
        return {std::move(arguments_), exit_ok, "", ""};
    }

    static bool needs_folder(Task task) {
        return task != Task::config && task != Task::openapi && task != Task::picture && task != Task::version;
    }

    CLI::App app_{"Holdfast, a team messaging server that never loses a message.", "holdfast"};
    Arguments arguments_;
    std::vector<std::string> pairs_;
};

}  // namespace

Parsed parse_arguments(std::vector<std::string> const& words) { return Commands{}.parse(words); }

}  // namespace holdfast
