#include "store/upgrade_copy.hpp"

#include <charconv>
#include <filesystem>
#include <map>

#include "holdfast/store/disk.hpp"
#include "holdfast/store/folder.hpp"
#include "store/copy.hpp"
#include "store/identity.hpp"

namespace holdfast {
namespace {

namespace files = std::filesystem;

constexpr std::string_view before = "before-schema-", ending = ".sqlite3";
constexpr std::size_t copies_kept = 2;
constexpr std::int64_t to_spare = 64 << 20;  // for the steps themselves

std::string in_megabytes(std::int64_t bytes) { return std::to_string((bytes + 999'999) / 1'000'000) + " MB"; }

void forget_old_copies(std::string const& shelf) {
    std::map<int, files::path, std::greater<>> copies;
    for (auto const& entry : files::directory_iterator{shelf}) {
        auto const name = entry.path().filename().string();
        if (!name.starts_with(before) || !name.ends_with(ending)) continue;
        int schema = 0;
        std::from_chars(name.data() + before.size(), name.data() + name.size() - ending.size(), schema);
        copies.emplace(schema, entry.path());
    }
    std::size_t kept = 0;
    for (auto const& [schema, path] : copies)
        if (++kept > copies_kept) files::remove(path);
}

void make_copy(Database& database, std::string const& shelf, std::string const& name) {
    files::create_directories(shelf);
    files::permissions(shelf, files::perms::owner_all);
    Unfinished copy{name + ".unfinished"};
    database.execute("BEGIN");
    copy_database(database, copy.path());
    database.execute("COMMIT");
    copy.become(name);
    sync_folder(files::path{shelf}.parent_path());
}

}  // namespace

void keep_copy_before(Database& database, std::string const& folder, std::int64_t schema) {
    auto const shelf = folder + "/backups";
    auto const name = shelf + "/" + std::string{before} + std::to_string(schema) + std::string{ending};
    auto const bytes = pragma_number(database, "PRAGMA page_count") * pragma_number(database, "PRAGMA page_size");
    auto const what = "Before the database is brought to schema " + std::to_string(schema) + ", a copy of it is kept";
    auto const stands = " The database stands as it was.";
    if (auto const room = room_at(folder); room < bytes + to_spare)
        throw FolderError{what + ", and the disk has no room for it: " + in_megabytes(bytes + to_spare) +
                          " are needed in " + folder + ", " + in_megabytes(room) + " are free. Make room." + stands};
    try {
        make_copy(database, shelf, name);
        forget_old_copies(shelf);
    } catch (FolderError const&) { throw; } catch (std::exception const& error) {
        if (!database.in_autocommit()) database.execute("ROLLBACK");
        throw FolderError{what + ", and it could not be written to " + shelf + ": " + error.what() + "." + stands};
    }
}

}  // namespace holdfast
