// Brings a folder's database to the newest schema, one step for each transaction, or says in a sentence why not.
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "holdfast/base/assert.hpp"
#include "holdfast/store/folder.hpp"
#include "holdfast/store/log.hpp"
#include "store/identity.hpp"
#include "store/upgrade_copy.hpp"

namespace holdfast {
namespace {

std::string random_hex(Random& random, std::size_t bytes) {
    std::vector<std::uint8_t> noise(bytes);
    random.fill(std::as_writable_bytes(std::span{noise}));
    return hex(noise);
}

// A folder that lost its database must not become an empty workspace in silence.
void refuse_lost_database(std::string const& folder, FileState state) {
    auto const path = database_path(folder);
    if (file_state(path + "-wal") == FileState::some)
        throw FolderError{"The database " + path + " is " + (state == FileState::missing ? "missing" : "empty") +
                          ", but its write-ahead log is not. Restore the folder from a backup."};
    if (state == FileState::empty) return;
    for (auto const* const trace : {"-wal", "-shm", "-journal"})
        if (file_state(path + trace) != FileState::missing)
            throw FolderError{"The database " + path + " is missing, but " + path + trace +
                              " is there. Restore the folder from a backup."};
    if (file_state(folder + "/restoring") != FileState::missing)
        throw FolderError{"A backup was being restored into " + folder +
                          ", and that was broken off. Restore it again with holdfast restore."};
    if (file_state(folder + "/files") != FileState::missing)
        throw FolderError{"The database " + path +
                          " is missing, but the folder holds files that people uploaded. "
                          "Restore the folder from a backup."};
}

void create_file(std::string const& folder) {
    auto const path = database_path(folder);
    auto const file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) throw FolderError{"The database " + path + " cannot be created: " + std::strerror(errno) + "."};
    ::fsync(file);
    ::close(file);
    auto const directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0) return;
    ::fsync(directory);
    ::close(directory);
}

void examine(std::string const& folder) {
    auto const path = database_path(folder);
    auto const state = file_state(path);
    if (state != FileState::some) refuse_lost_database(folder, state);
    if (state == FileState::missing) create_file(folder);
    if (state != FileState::some) return;
    auto const wrong = why_not_ours(path);
    if (!wrong.empty()) throw FolderError{wrong};
}

// The workspace's name for clients (a changed one means: another history), and the secret that keys D2's digests.
void name_folder(Database& database, Clock const& clock, Random& random) {
    std::int64_t no_id = 0;
    WriteTx tx{database, clock.now(), random, no_id};
    set_meta(tx, "epoch", random_hex(random, 8));
    set_meta(tx, "secret", random_hex(random, 32));
    set_meta(tx, "created_at", to_text(clock.now()));
    database.execute("PRAGMA application_id = " + std::to_string(application_id));
}

void apply(Database& database, Migration const& step, Clock const& clock, Random& random) {
    database.execute("BEGIN IMMEDIATE");
    try {
        database.execute(std::string{step.sql});
        if (step.version == 1) name_folder(database, clock, random);
        {
            auto broken = database.query("PRAGMA foreign_key_check");
            if (broken.step()) throw StoreError{SQLITE_CONSTRAINT, "rows would be left without what they refer to"};
        }
        database.execute("PRAGMA user_version = " + std::to_string(step.version));
        database.execute("COMMIT");
    } catch (StoreError const& error) {
        if (!database.in_autocommit()) database.execute("ROLLBACK");
        throw FolderError{"The database could not be brought to schema " + std::string{step.name} + ": " +
                          error.what() + ". It stands as it was before this step."};
    }
}

}  // namespace

void begin_new_epoch(std::string const& folder, Clock const& clock, Random& random) {
    Database database{database_path(folder), Open::writer};
    std::int64_t no_id = 0;
    database.execute("BEGIN IMMEDIATE");
    {
        WriteTx tx{database, clock.now(), random, no_id};
        set_meta(tx, "epoch", random_hex(random, 8));
        set_meta(tx, "restored_at", to_text(clock.now()));
    }
    database.execute("COMMIT");
}

std::string database_path(std::string const& folder) { return folder + "/holdfast.db"; }

std::vector<int> migrate_folder(std::string const& folder, std::span<Migration const> steps, Clock const& clock,
                                Random& random) {
    for (std::size_t i = 0; i < steps.size(); ++i) HF_ASSERT(steps[i].version == static_cast<int>(i) + 1);
    examine(folder);
    try {
        Database database{database_path(folder), Open::writer};
        auto const present = pragma_number(database, "PRAGMA user_version");
        auto const newest = static_cast<std::int64_t>(steps.size());
        if (present > newest)
            throw FolderError{"The database has schema " + std::to_string(present) +
                              ", and this Holdfast knows only up to " + std::to_string(newest) +
                              ". Start the newer Holdfast that it was used with."};
        if (present > 0 && present < newest) keep_copy_before(database, folder, newest);
        // A step may rebuild a table that others refer to; each is checked as a whole before it commits.
        database.execute("PRAGMA foreign_keys = OFF");
        if (present == 0) database.execute("PRAGMA auto_vacuum = INCREMENTAL; VACUUM");  // while it is empty
        std::vector<int> applied;
        for (auto const& step : steps) {
            if (step.version <= present) continue;
            apply(database, step, clock, random);
            applied.push_back(step.version);
        }
        return applied;
    } catch (StoreError const& error) {
        throw FolderError{"The database " + database_path(folder) + " cannot be opened for writing: " + error.what() +
                          "."};
    }
}

}  // namespace holdfast
