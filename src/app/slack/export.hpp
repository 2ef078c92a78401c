// What stands in a Slack export, as plain data: people, channels and messages. Reads forgivingly: a field that is missing or of
// another type is empty, never an error.
// Pure, but for the archive it reads.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/archive.hpp"
#include "holdfast/base/json.hpp"
#include "holdfast/base/time.hpp"

namespace holdfast::slack {

struct Person {
    std::string id, name, shown, email;
    bool bot = false, guest = false, gone = false;
    bool program = false;  // only a name that messages were shown under
};

enum class Kind : std::uint8_t { open, closed, direct };

struct Room {
    std::string id, name, topic, creator;
    std::string folder;  // where its days are
    Kind kind = Kind::open;
    Timestamp created{};
    bool archived = false;
    std::vector<std::string> members;
    std::map<std::string, std::string, std::less<>> pins;  // ts: by whom
};

struct Workspace {
    std::vector<Person> people;
    std::vector<Room> rooms;
};
// Codes: bad_archive, not_an_export (it has neither users.json nor channels.json) and those of parse_json.
Result<Workspace> read_workspace(Archive const& archive);

struct Reaction {
    std::string name;
    std::vector<std::string> people;
};
struct File {
    std::string id, name;
};
struct Post {
    std::string ts, thread;  // thread: the ts of the first message; empty when it is none or itself the first
    Timestamp at{};
    std::string subtype;
    std::string author;        // an id of a person; empty for a program without one
    std::string program;       // the name a program was shown by
    std::string program_icon;  // :name:
    std::string shown;         // what the export itself calls the author
    std::string text;          // mrkdwn
    bool edited = false, broadcast = false;
    std::vector<Reaction> reactions;
    std::string pinned_by;
    std::vector<File> files;
    Json attachments;
};

// The days of a room, the oldest first: names of entries.
std::vector<std::string> days_of(Archive const& archive, Room const& room);
// The messages of one day in the order of their time. `skipped` counts entries that are none.
Result<std::vector<Post>> read_day(Archive const& archive, std::string_view entry, Room const& room, int& skipped);

// "1355517523.000008" to the microsecond; nothing when it is none.
std::optional<Timestamp> time_of(std::string_view ts);

}  // namespace holdfast::slack
