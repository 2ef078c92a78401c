// Looks into the database that a power cut has left, thousands of times a minute: is it whole, is every acknowledged command of that
// moment remembered at its place, does every log reach what had been seen of it, with the same check? The chain of checks covers
// all that lies below, so one place for each log is enough. No part of the server, and none of its code.
//
//   witness ACKS SIGHTS    each a file of lines in the order of time: "key log seq", "log seq check"
//   witness dump FOLDER    prints every remembered command of a folder: "key log seq check"
//   in:  one line for each cut: how many acks and sights there were by then, the folder
//   out: one line for each: "ok", or what is wrong

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <sqlite3.h>

namespace {

struct Place {
    std::string key;
    std::int64_t log = 0, seq = 0, check = 0;
};

std::vector<Place> read_places(char const* path, bool keyed) {
    std::vector<Place> places;
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);) {
        std::istringstream words{line};
        Place place;
        if (keyed) words >> place.key >> place.log >> place.seq;
        else words >> place.log >> place.seq >> place.check;
        places.push_back(std::move(place));
    }
    return places;
}

class Opened {
public:
    explicit Opened(std::string const& folder) {
        failed_ =
            sqlite3_open_v2((folder + "/holdfast.db").c_str(), &database_, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK;
        sqlite3_db_config(database_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);  // nobody reads it again
    }
    ~Opened() { sqlite3_close(database_); }
    Opened(Opened const&) = delete;
    Opened& operator=(Opened const&) = delete;

    // Calls `row` for each row. What SQLite says when it fails.
    template <class Row>
    std::string each(char const* sql, Row row) {
        sqlite3_stmt* query = nullptr;
        if (failed_ || sqlite3_prepare_v2(database_, sql, -1, &query, nullptr) != SQLITE_OK)
            return sqlite3_errmsg(database_);
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(query)) == SQLITE_ROW) row(query);
        sqlite3_finalize(query);
        return code == SQLITE_DONE ? "" : sqlite3_errmsg(database_);
    }

private:
    sqlite3* database_ = nullptr;
    bool failed_ = false;
};

std::string text(sqlite3_stmt* row, int column) {
    auto const* bytes = reinterpret_cast<char const*>(sqlite3_column_text(row, column));
    return bytes ? bytes : "";
}

std::string fault_of(std::string const& folder, std::vector<Place> const& acks, std::size_t acked,
                     std::vector<Place> const& sights, std::size_t seen) {
    Opened database{folder};
    std::string damage;
    auto failure = database.each("PRAGMA quick_check", [&](auto* row) {
        if (text(row, 0) != "ok") damage = text(row, 0);
    });
    if (!failure.empty() || !damage.empty()) return "it is damaged: " + failure + damage;

    std::unordered_map<std::string, std::pair<std::int64_t, std::int64_t>> keys;
    failure = database.each("SELECT key, log, seq FROM keys", [&](auto* row) {
        keys[text(row, 0)] = {sqlite3_column_int64(row, 1), sqlite3_column_int64(row, 2)};
    });
    if (!failure.empty()) return failure;
    for (std::size_t i = 0; i < acked; ++i) {
        auto const found = keys.find(acks[i].key);
        if (found == keys.end()) return "the acknowledged " + acks[i].key + " is forgotten";
        if (found->second != std::pair{acks[i].log, acks[i].seq})
            return "the acknowledged " + acks[i].key + " is elsewhere";
    }

    std::map<std::int64_t, Place> highest;
    for (std::size_t i = 0; i < seen; ++i)
        if (auto& most = highest[sights[i].log]; sights[i].seq > most.seq) most = sights[i];
    std::map<std::int64_t, std::int64_t> heads, rows;
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> checks;
    failure = database.each("SELECT id, head, first FROM logs", [&](auto* row) {
        heads[sqlite3_column_int64(row, 0)] = sqlite3_column_int64(row, 1) - sqlite3_column_int64(row, 2) + 1;
    });
    if (failure.empty())
        failure = database.each("SELECT log, seq, \"check\" FROM events", [&](auto* row) {
            ++rows[sqlite3_column_int64(row, 0)];
            checks[{sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1)}] = sqlite3_column_int64(row, 2);
        });
    if (!failure.empty()) return failure;
    for (auto const& [log, events] : heads)
        if (rows[log] != events)
            return "a log has " + std::to_string(rows[log]) + " events where its head says " + std::to_string(events);
    for (auto const& [log, place] : highest) {
        auto const found = checks.find({log, place.seq});
        if (found == checks.end()) return "what was seen at " + std::to_string(place.seq) + " of a log is not there";
        if (found->second != place.check)
            return "what was seen at " + std::to_string(place.seq) + " of a log has another check";
    }
    return "ok";
}

int dump(std::string const& folder) {
    Opened database{folder};
    auto const failure = database.each(
        "SELECT k.key, k.log, k.seq, coalesce(e.\"check\", 0) FROM keys k LEFT JOIN events e ON e.log = k.log AND e.seq = k.seq",
        [](auto* row) {
            std::cout << text(row, 0) << ' ' << text(row, 1) << ' ' << text(row, 2) << ' ' << text(row, 3) << '\n';
        });
    if (!failure.empty()) std::cerr << failure << '\n';
    return failure.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    if (argv[1] == std::string{"dump"}) return dump(argv[2]);
    auto const acks = read_places(argv[1], true);
    auto const sights = read_places(argv[2], false);
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words{line};
        std::size_t acked = 0, seen = 0;
        std::string folder;
        words >> acked >> seen >> folder;
        std::cout << fault_of(folder, acks, acked, sights, seen) << std::endl;
    }
    return 0;
}
