#include "holdfast/store/moment.hpp"

#include <sqlite3.h>

#include "holdfast/store/folder.hpp"
#include "holdfast/store/log.hpp"
#include "store/copy.hpp"
#include "store/identity.hpp"

namespace holdfast {
namespace {

// The path, once it is known to be a database of ours with something in it.
std::string database_of(std::string const& folder) {
    auto path = database_path(folder);
    if (file_state(path) == FileState::missing) throw FolderError{"There is no database in " + folder + "."};
    if (file_state(path) == FileState::empty) throw FolderError{"The database " + path + " is empty."};
    auto const wrong = why_not_ours(path);
    if (!wrong.empty()) throw FolderError{wrong};
    return path;
}

}  // namespace

Moment::Moment(std::string const& folder, Timestamp now)
    : database_{database_of(folder), Open::reader}, tx_{database_, now} {
    database_.execute("BEGIN");
    facts_.schema = pragma_number(database_, "PRAGMA user_version");
    if (facts_.schema == 0) throw FolderError{"The database of " + folder + " holds nothing yet."};
    auto counts = tx_.query("SELECT count(*), coalesce(sum(head - first + 1), 0) FROM logs");
    counts.step();
    facts_.logs = counts.number(0);
    facts_.events = counts.number(1);
    facts_.epoch = meta(tx_, "epoch").value_or("");
    facts_.bytes = pragma_number(database_, "PRAGMA page_count") * pragma_number(database_, "PRAGMA page_size");
}

void Moment::copy_to(std::string const& path, Progress const& progress) { copy_database(database_, path, progress); }

}  // namespace holdfast
