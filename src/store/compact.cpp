// Gives the room of what was deleted back to the disk, all at once: the file is written anew, densely.
#include <sqlite3.h>

#include <filesystem>
#include <utility>

#include "holdfast/store/folder.hpp"

namespace holdfast {
namespace {

// Where SQLite puts what is only for a while: the copy is as large as what it is made of, and /tmp may be small.
class TemporaryFolder {
public:
    explicit TemporaryFolder(std::string const& folder) {
        sqlite3_temp_directory = sqlite3_mprintf("%s", folder.c_str());
    }
    ~TemporaryFolder() { sqlite3_free(std::exchange(sqlite3_temp_directory, nullptr)); }
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
};

}  // namespace

Compacted compact_folder(std::string const& folder) {
    auto const path = database_path(folder);
    auto const size = [&] { return static_cast<std::int64_t>(std::filesystem::file_size(path)); };
    Database database{path, Open::writer};
    auto const carry_over = [&] {
        auto const code =
            sqlite3_wal_checkpoint_v2(database.raw(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
        if (code != SQLITE_OK) throw StoreError{code, sqlite3_errmsg(database.raw())};
    };
    carry_over();
    Compacted out;
    out.before = size();
    TemporaryFolder const temporary{folder};
    database.execute("PRAGMA temp_store = FILE");
    // From here on room is given back while the server runs, also in a database that an older Holdfast made.
    database.execute("PRAGMA auto_vacuum = INCREMENTAL; VACUUM");
    carry_over();
    out.after = size();
    return out;
}

}  // namespace holdfast
