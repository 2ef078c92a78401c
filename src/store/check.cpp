// Proves a folder: reads everything, changes nothing.
#include <functional>

#include "holdfast/store/folder.hpp"
#include "holdfast/store/log.hpp"
#include "store/identity.hpp"

namespace holdfast {
namespace {

constexpr std::size_t findings_max = 100;

class Check {
public:
    Check(Database& database, CheckReport& report) : database_{database}, report_{report} {}

    void run(std::span<Migration const> steps) {
        find_version(steps);
        find_damage();
        find_orphans();
        find_broken_logs();
        find_keys_without_place();
    }

private:
    void found(std::string sentence) {
        report_.sound = false;
        if (report_.findings.size() < findings_max) report_.findings.push_back(std::move(sentence));
    }

    void find_version(std::span<Migration const> steps) {
        auto const version = report_.schema = pragma_number(database_, "PRAGMA user_version");
        if (version > static_cast<std::int64_t>(steps.size()))
            found("The database has schema " + std::to_string(version) + ", and this Holdfast knows only up to " +
                  std::to_string(steps.size()) + ".");
    }

    void find_damage() {
        auto rows = database_.query("PRAGMA integrity_check");
        while (rows.step())
            if (rows.view(0) != "ok") found("SQLite: " + rows.text(0) + ".");
    }

    void find_orphans() {
        auto rows = database_.query("PRAGMA foreign_key_check");
        while (rows.step())
            found("A row of " + rows.text(0) + " refers to a row of " + rows.text(2) + " that is not there.");
    }

    void find_broken_logs() {
        auto logs = database_.query("SELECT id, first, head, \"check\", base_check, stamp FROM logs ORDER BY id");
        while (logs.step()) {
            ++report_.logs;
            LogState const state{logs.number(1), logs.number(2), static_cast<std::uint64_t>(logs.number(3)),
                                 static_cast<std::uint64_t>(logs.number(4))};
            auto const fault = fault_of(LogId{logs.number(0)}, state, from_micros(logs.number(5)));
            if (!fault.empty()) found("Log " + logs.text(0) + ": " + fault);
        }
        auto strays = database_.query("SELECT DISTINCT log FROM events WHERE log NOT IN (SELECT id FROM logs)");
        while (strays.step()) found("Log " + strays.text(0) + ": it has events and is not there itself.");
    }

    // The first thing that is wrong with a log; what follows it is often only its echo.
    std::string fault_of(LogId log, LogState const& state, Timestamp stamp) {
        auto events = database_.query(
            "SELECT seq, kind, by, at, target, about, \"check\" FROM events WHERE log = ? ORDER BY seq");
        events.bind(log.value);
        auto expected = state.first;
        auto check = state.base_check;
        Timestamp last{Timestamp::min()};
        for (; events.step(); ++expected) {
            ++report_.events;
            auto const seq = events.number(0);
            auto const place = "event " + std::to_string(seq);
            if (seq != expected) return "event " + std::to_string(expected) + " is missing (next is " + place + ").";
            if (seq > state.head) return place + " stands above the head " + std::to_string(state.head) + ".";
            auto const at = from_micros(events.number(3));
            if (at <= last) return place + " is not stamped later than the one before it.";
            EventHeader const header{log, static_cast<std::uint16_t>(events.number(1)), UserId{events.number(2)},
                                     events.number(4), UserId{events.number(5)}};
            check = next_check(check, header, seq, at);
            if (check != static_cast<std::uint64_t>(events.number(6))) return place + " breaks the chain of checks.";
            last = at;
        }
        if (expected != state.head + 1)
            return "event " + std::to_string(expected) + " is missing (the head is " + std::to_string(state.head) +
                   ").";
        if (check != state.check) return "the chain of checks does not end where the log says.";
        if (expected > state.first && last != stamp) return "its last stamp is not that of its last event.";
        return {};
    }

    // A key whose place was never reached would make a client believe in an event that is not there.
    void find_keys_without_place() {
        auto row = database_.query("SELECT count(*) FROM keys LEFT JOIN logs ON logs.id = keys.log "
                                   "WHERE keys.seq > 0 AND (logs.id IS NULL OR keys.seq > logs.head)");
        row.step();
        if (row.number(0) > 0) found(row.text(0) + " remembered commands name a place that is in no log.");
    }

    Database& database_;
    CheckReport& report_;
};

}  // namespace

CheckReport check_folder(std::string const& folder, std::span<Migration const> steps) {
    CheckReport report;
    auto const refused = [&](std::string sentence) {
        report.sound = false;
        report.findings.push_back(std::move(sentence));
        return report;
    };
    auto const path = database_path(folder);
    auto const state = file_state(path);
    if (state == FileState::missing) return refused("There is no database in " + folder + ".");
    if (state == FileState::empty) return refused("The database " + path + " is empty.");
    try {
        auto const wrong = why_not_ours(path);
        if (!wrong.empty()) return refused(wrong);
        Database database{path, Open::reader};
        if (pragma_number(database, "PRAGMA user_version") == 0)
            return refused("The database " + path + " holds nothing yet.");
        database.execute("BEGIN");  // one snapshot, also beside a running server
        Check{database, report}.run(steps);
        database.execute("COMMIT");
    } catch (StoreError const& error) {
        return refused("The database " + path + " could not be read to its end: " + error.what() + ".");
    }
    return report;
}

}  // namespace holdfast
