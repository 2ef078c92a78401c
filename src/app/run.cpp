#include "holdfast/app/run.hpp"

#include <fstream>
#include <iostream>

#include "app/backup/backup.hpp"
#include "app/proof.hpp"
#include "app/slack/import.hpp"
#include "arguments.hpp"
#include "control.hpp"
#include "furnish.hpp"
#include "holdfast/app/config.hpp"
#include "holdfast/base/crypto.hpp"
#include "holdfast/base/version.hpp"
#include "holdfast/engine/openapi.hpp"
#include "holdfast/features/all.hpp"
#include "holdfast/features/ledger.hpp"
#include "holdfast/features/picture.hpp"
#include "holdfast/net/client.hpp"
#include "holdfast/store/folder.hpp"
#include "logging.hpp"
#include "people.hpp"
#include "reindex.hpp"
#include "retention.hpp"
#include "serve.hpp"

namespace holdfast {
namespace {

constexpr int health_timeout_ms = 3'000;

int complain(std::string const& sentence, int exit_code) {
    std::cerr << "holdfast: " << sentence << '\n';
    return exit_code;
}

int complain(Problem const& problem) {
    auto const place = problem.field.empty() ? "" : problem.field + ": ";
    return complain(place + problem.detail, exit_refused);
}

Result<Config> settings_of(Arguments const& arguments) {
    return load_config({arguments.data, arguments.config_file, environment(), arguments.set, arguments.listen});
}

int print_config(Config const& config) {
    std::cout << describe(config);
    for (auto const& warning : config.warnings) std::cerr << "holdfast: " << warning << '\n';
    return exit_ok;
}

int print_document(bool for_people) {
    auto const catalogue = all_features();
    std::cout << (for_people ? protocol_document(catalogue) : openapi_document(catalogue) + '\n');
    return exit_ok;
}

int migrate(std::string const& folder) {
    FolderLock const lock{folder};
    auto const applied = migrate_folder(folder, migrations(), system_clock(), system_random());
    for (auto const version : applied) std::cout << "Brought to schema " << version << ".\n";
    if (applied.empty()) std::cout << "The schema is the newest already.\n";
    return exit_ok;
}

int check(std::string const& folder, bool deep) {
    auto const proof = prove_folder(folder, deep);
    for (auto const& finding : proof.findings) std::cout << finding << '\n';
    if (proof.missing > 0) std::cout << proof.missing << " files are missing on the disk.\n";
    if (proof.orphans > 0)
        std::cout << proof.orphans << " files belong to nothing; a server takes them away when it starts.\n";
    if (!proof.findings.empty() || proof.missing > 0) return exit_refused;
    if (proof.older)
        std::cout << "Its schema is " << proof.report.schema << ": the logs were looked at, and nothing beside them.\n";
    std::cout << "Sound: " << proof.report.logs << " logs with " << proof.report.events << " events.\n";
    return exit_ok;
}

// Exit code 1 also when it is done, and files were missing before it was begun: somebody should know.
int tell(Result<backup::Report> const& done) {
    if (!done) return complain(done.error());
    std::cout << done->sentence << '\n';
    if (done->missing == 0) return exit_ok;
    return complain(std::to_string(done->missing) +
                        " files that the database names were missing on the disk when it was backed up.",
                    exit_refused);
}

int restore(Arguments const& arguments) {
    return tell(backup::restore_backup(arguments.file, arguments.data, system_clock(), system_random(), std::cerr));
}

int ledger(Arguments const& arguments) {
    Database database{database_path(arguments.data), Open::reader};
    database.execute("BEGIN");  // one snapshot, also beside a running server
    ReadTx tx{database, system_clock().now()};
    auto const print = print_ledger(tx, arguments.from, arguments.to);
    if (!print) return complain(print.error());
    if (!arguments.proof.empty() && !(std::ofstream{arguments.proof, std::ios::trunc} << print->proof << std::flush))
        return complain("The file " + arguments.proof + " cannot be written.", exit_refused);
    std::cout << print->table;
    return print->equal ? exit_ok : exit_refused;
}

int health(std::string const& folder) {
    auto const control = read_control(folder);
    if (!control) return complain("No server runs in " + folder + ".", exit_refused);
    auto const answer = net::request("GET", control->url + "/readyz", {}, "", health_timeout_ms);
    if (!answer) return complain(answer.error());
    std::cout << answer->body << '\n';
    return answer->status == 200 ? exit_ok : exit_refused;
}

int rebuild_search(Config const& config) {
    Logging const logging{{"text", "warn"}};
    auto const catalogue = all_features();
    auto const hands = operate(config.settings.engine, catalogue);
    auto const indexed = reindex(*hands, std::cerr);
    if (!indexed) return complain(indexed.error());
    std::cout << *indexed << '\n';
    return exit_ok;
}

int compact(std::string const& folder) {
    FolderLock const lock{folder};
    migrate_folder(folder, migrations(), system_clock(), system_random());
    auto const sizes = compact_folder(folder);
    std::cout << "The database takes " << sizes.after << " bytes; before it took " << sizes.before << ".\n";
    return exit_ok;
}

int report_retention(Arguments const& arguments, Config const& config) {
    Logging const logging{{"text", "warn"}};
    auto const catalogue = all_features();
    auto const hands = operate(config.settings.engine, catalogue);
    auto const report = retention_report(*hands, arguments.days);
    if (!report) return complain(report.error());
    std::cout << *report << '\n';
    return exit_ok;
}

// What the ops person does for people, in the running server or beside none.
int for_people(Arguments const& arguments, Config const& config) {
    Logging const logging{{"text", "warn"}};
    auto const catalogue = all_features();
    auto const hands = operate(config.settings.engine, catalogue);
    auto const told = [&]() -> Result<Told> {
        switch (arguments.task) {
            case Task::user_create: return create_user(*hands, arguments, std::cin);
            case Task::user_reset_password: return reset_password(*hands, arguments, config.settings.public_url);
            default: return create_token(*hands, arguments);
        }
    }();
    if (!told) return complain(told.error());
    std::cout << told->out << '\n';
    if (!told->aside.empty()) std::cerr << told->aside << '\n';
    return exit_ok;
}

// The database before the folders of files: where these stand alone, it counts as lost. What is wrong here, operate() says.
void make_database(std::string const& folder) {
    try {
        FolderLock const lock{folder};
        migrate_folder(folder, migrations(), system_clock(), system_random());
    } catch (FolderError const&) { return; }
}

// Exit code 1 when something could not be taken, also in a dry run.
int import_slack(Arguments const& arguments, Config const& config) {
    Logging const logging{{"text", "warn"}};
    auto const archive = Archive::open(arguments.file);
    if (!archive) return complain(archive.error());
    make_database(config.settings.engine.folder);
    auto const catalogue = furnished(config.settings);
    auto const hands = operate(config.settings.engine, catalogue);
    auto const counts = slack::import_export(*hands, *archive, *catalogue.room.blobs, arguments.dry_run, std::cerr);
    if (!counts) {
        complain(counts.error());
        return complain("What came in before that stays; run the same command again to go on.", exit_refused);
    }
    std::cout << slack::report(*counts, arguments.dry_run);
    return counts->lost.empty() ? exit_ok : exit_refused;
}

int with_settings(Arguments const& arguments) {
    auto const config = settings_of(arguments);
    if (!config) return complain(config.error().detail, exit_usage);
    switch (arguments.task) {
        case Task::config: return print_config(*config);
        case Task::migrate: return migrate(arguments.data);
        case Task::import_slack: return import_slack(arguments, *config);
        case Task::serve: return serve(*config, [&] { return settings_of(arguments); });
        case Task::reindex: return rebuild_search(*config);
        case Task::retention: return report_retention(arguments, *config);
        default: return for_people(arguments, *config);
    }
}

int perform(Arguments const& arguments) {
    switch (arguments.task) {
        case Task::version: std::cout << "holdfast " << version << '\n'; return exit_ok;
        case Task::openapi: return print_document(arguments.protocol);
        case Task::ledger: return ledger(arguments);
        case Task::check: return check(arguments.data, arguments.deep);
        case Task::backup: return tell(backup::make_backup(arguments.data, arguments.file, arguments.force, std::cerr));
        case Task::restore: return restore(arguments);
        case Task::health: return health(arguments.data);
        case Task::compact: return compact(arguments.data);
        case Task::picture: return picture_main(arguments.square);
        default: break;
    }
    if (!arguments.example) return with_settings(arguments);
    std::cout << example_file();
    return exit_ok;
}

}  // namespace

int run(int argc, char** argv) {
    auto const parsed = parse_arguments({argv + 1, argv + argc});
    std::cout << parsed.out;
    std::cerr << parsed.err;
    if (!parsed.arguments) return parsed.exit_code;
    try {
        crypto_start();
        return perform(*parsed.arguments);
    } catch (FolderError const& error) { return complain(error.what(), exit_folder); } catch (StoreError const& error) {
        return complain(std::string{"The database could not be used: "} + error.what() + ".", exit_folder);
    } catch (std::exception const& error) {
        return complain(std::string{"Something broke: "} + error.what() + ".", exit_refused);
    }
}

}  // namespace holdfast
