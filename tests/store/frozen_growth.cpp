#include <tuple>

#include "holdfast/store/blobs.hpp"
#include "store/frozen.hpp"

namespace holdfast::test {
namespace {

constexpr std::uint16_t created = 1, joined = 6, posted = 10, entered = 20, user_changed = 30, listed = 32;

void tell(WriteTx& tx, LogId log, std::uint16_t kind, UserId by, std::string const& body, UserId about = {}) {
    tx.append({log, kind, by, 0, about}, [&](Place const&) { return EventBody{body, body}; });
}

std::string user_json(UserId id, std::string const& name, std::string const& role) {
    return R"({"id":")" + to_text(id) + R"(","username":")" + name + R"(","display_name":")" + name + R"(","role":")" +
           role + R"(","bot":false,"active":true,"version":1})";
}
std::string const channel_json =
    R"({"id":"C06ap8kmb06674","kind":"public","name":"harbour","topic":"","archived":false,"history":"all",)"
    R"("created_by":"U06ap8kkx0dtby","created_at":"2026-09-14T08:41:00.000000Z","members":2,"people":[],"version":1})";

void people(WriteTx& tx) {
    tx.create_log(LogId{1});
    for (auto const& [id, name, role] : {std::tuple{ada, "ada", 4}, {ben, "ben", 2}}) {
        tx.create_log(LogId{id.value});
        tx.query(
              "INSERT INTO users (id, username, display_name, role, created_at) VALUES (?, ?, ?, ?, 1789375260000000)")
            .bind(id.value)
            .bind(std::string_view{name})
            .bind(std::string_view{name})
            .bind(role)
            .run();
        tell(tx, LogId{1}, user_changed, ada, "\"user\":" + user_json(id, name, role == 4 ? "owner" : "member"), id);
    }
}

void harbour_opens(WriteTx& tx) {
    tx.create_log(frozen_harbour);
    tell(tx, LogId{1}, listed, ada, "\"listed\":" + channel_json);
    tell(tx, frozen_harbour, created, ada, "\"channel_info\":" + channel_json);
    for (auto const id : {ada, ben}) {
        tell(tx, frozen_harbour, joined, id, "\"user\":\"" + to_text(id) + "\"", id);
        tell(tx, LogId{id.value}, entered, id,
             "\"entered\":{\"channel\":" + channel_json + ",\"from\":1,\"visible_from\":1}");
    }
}

// Columns of schema 4; all that came later has a default.
void say(WriteTx& tx, int schema, std::string const& text) {
    auto const by = schema % 2 ? ben : ada;
    auto const key = "frozen_" + std::to_string(schema);
    auto const place = tx.append({frozen_harbour, posted, by}, [&](Place const& at) {
        auto const body = R"("message":{"key":")" + key + R"(","thread":null,"broadcast":false,"version":)" +
                          std::to_string(at.seq) + "}";
        return EventBody{body, body};
    });
    remember_key(tx, by, key, {frozen_harbour, place.seq, place.at});
    tx.query(
          "INSERT INTO messages (channel, seq, author, at, revision, version, key) VALUES (?1, ?2, ?3, ?4, ?2, ?2, ?5)")
        .bind(frozen_harbour.value)
        .bind(place.seq)
        .bind(by.value)
        .bind(micros(place.at))
        .bind(key)
        .run();
    tx.query("INSERT INTO revisions (channel, message, revision, text) VALUES (?1, ?2, ?2, ?3)")
        .bind(frozen_harbour.value)
        .bind(place.seq)
        .bind(text)
        .run();
}

// The file of schema 8. Its name tells its content, as that of every file.
std::string shelf_of(Folder const& scratch) {
    Blobs const blobs{scratch.path};
    auto const half = blobs.upload_path(FileId{800});
    write_file(half, frozen_file);
    return blobs.keep(half, FileId{800}, blobs.digest(half));
}

std::string rows(int schema) {
    std::string const a = std::to_string(ada.value), b = std::to_string(ben.value),
                      c = std::to_string(frozen_harbour.value);
    switch (schema) {
        case 2:
            return "INSERT INTO meta VALUES ('last_id', '228215308140353800');"
                   "INSERT INTO invitations VALUES (200, x'01', 2, " +
                   a + ", 1789375260000000, 1, 5, 1, 0);";
        case 3:
            return "INSERT INTO members SELECT " + c +
                   ", id, 1, created_at FROM users;"
                   "INSERT INTO channels (id, kind, name, name_key, created_by, created_at) VALUES (" +
                   c + ", 1, 'harbour', 'harbour', " + a + ", 1789375260000000);";
        case 4:
            return "INSERT INTO reads VALUES (" + b + ", " + c +
                   ", 0, 4);"
                   "INSERT INTO mentions VALUES (" +
                   b + ", " + c + ", 4);";
        case 5:
            return "UPDATE messages SET thread = 4 WHERE seq = 5; UPDATE messages SET replies = 1, version = 5, "
                   "last_reply_at = 1789375265000000, reply_people = '" +
                   to_text(ben) + "' WHERE seq = 4;";
        case 6:
            return "INSERT INTO reactions VALUES (" + c + ", 4, 'anchor', " + b +
                   ", 6, 6);"
                   "INSERT INTO pins VALUES (" +
                   c + ", 4, " + a +
                   ", 1789375266000000, 6);"
                   "INSERT INTO saved VALUES (" +
                   a + ", " + c + ", 4, 1789375266000000, 1);";
        case 7:
            return "INSERT INTO users (id, username, display_name, role, bot, bot_owner, created_at) VALUES "
                   "(700, 'tidebot', 'Tide', 2, 1, " +
                   a +
                   ", 1789375267000000); INSERT INTO logs (id) VALUES (700);"
                   "INSERT INTO members VALUES (" +
                   c +
                   ", 700, 1, 1789375267000000);"
                   "INSERT INTO outgoing (id, bot, name, url, secret, created_by, created_at) VALUES "
                   "(701, 700, 'ci', 'https://ci.example.org/', 's', " +
                   a +
                   ", 1789375267000000);"
                   "INSERT INTO outgoing_kinds VALUES (10, 701);"
                   "INSERT INTO slash_commands (id, bot, name, url, secret, created_by, created_at) VALUES "
                   "(702, 700, 'tide', 'https://ci.example.org/tide', 's', " +
                   a + ", 1789375267000000);";
        case 9:
            return "INSERT INTO hooks (id, secret, channel, bot, name, created_by, created_at) VALUES "
                   "(900, x'02', " +
                   c + ", 700, 'alarm', " + a + ", 1789375269000000);";
        case 11: return "INSERT OR IGNORE INTO thread_follows VALUES (" + a + ", " + c + ", 4, 0);";
        case 12:
            return "INSERT INTO active_days VALUES (20710, " + a +
                   ");"
                   "INSERT INTO audit (at, by, action, detail) VALUES (1789375272000000, " +
                   a + ", 'user.change', '{}');";
        case 13:
            return "INSERT INTO channel_preferences VALUES (" + b + ", " + c +
                   ", 2, 0, NULL);"
                   "INSERT INTO drafts VALUES (" +
                   b + ", " + c + ", 0, 1, 1789375273000000, 'half typed');";
        case 14: return "UPDATE slash_commands SET last_used = 1789375274000000, failures = 1, trouble = 'timeout';";
        case 15:
            return "UPDATE users SET title = 'Harbour master', time_zone = 'Europe/Stockholm' WHERE id = " + a + ";";
        default: return "";
    }
}

}  // namespace

void grow(Database& database, int schema, Clock const& clock, Random& random) {
    std::int64_t no_id = 0;
    database.execute("BEGIN IMMEDIATE");
    WriteTx tx{database, clock.now(), random, no_id};
    if (schema == 1) {
        tx.create_log(quay);
        for (int i = 0; i < 3; ++i) append(tx, quay);
    }
    if (schema == 2) people(tx);
    if (schema == 3) harbour_opens(tx);
    if (schema >= 4) say(tx, schema, "Said at schema " + std::to_string(schema) + ". 潮水六点转向。");
    database.execute(rows(schema));
    if (schema == 8) {
        Folder const scratch;
        auto const size = std::to_string(frozen_file.size());
        auto const place = shelf_of(scratch);
        database.execute(
            "INSERT INTO blobs (id, digest, place, bytes, type) VALUES (800, 'frozen', '" + place + "', " + size +
            ", 'text/plain'); INSERT INTO files (id, user, blob, name, bytes, channel, message, created_at) "
            "SELECT 800, author, 800, 'tides.txt', " +
            size +
            ", channel, seq, at FROM messages WHERE key = 'frozen_8';"
            "UPDATE messages SET content = '{\"files\":[{\"id\":\"" +
            to_text(FileId{800}) + "\",\"name\":\"tides.txt\",\"type\":\"text/plain\",\"bytes\":" + size +
            ",\"preview\":false}]}' WHERE key = 'frozen_8'");
    }
    database.execute("COMMIT");
}

}  // namespace holdfast::test
