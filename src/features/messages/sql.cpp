#include "features/messages/sql.hpp"

#include "holdfast/store/counted.hpp"

namespace holdfast::messages {

bool is_held(ReadTx& tx, ChannelId channel, UserId author) {
    auto query = tx.query("SELECT 1 FROM retention_rules WHERE channel IN (0, ?) AND held = 1 "
                          "UNION ALL SELECT 1 FROM held_people WHERE user = ?");
    return query.bind(channel.value).bind(author.value).step();
}

std::vector<Seq> erase(WriteTx& tx, ChannelId channel, Seq message, Seq version) {
    tx.query("UPDATE messages SET deleted = 1, content = '', version = ? WHERE channel = ? AND seq = ?")
        .bind(version)
        .bind(channel.value)
        .bind(message)
        .run();
    std::vector<Seq> out;
    {
        auto query = tx.query("SELECT revision FROM revisions WHERE channel = ? AND message = ?");
        query.bind(channel.value).bind(message);
        while (query.step()) out.push_back(query.number(0));
    }
    tx.query("DELETE FROM revisions WHERE channel = ? AND message = ?").bind(channel.value).bind(message).run();
    tx.query("DELETE FROM mentions WHERE channel = ? AND seq = ?").bind(channel.value).bind(message).run();
    return out;
}

void drop_reply(WriteTx& tx, ChannelId channel, Seq root, Seq version) {
    tx.query("UPDATE messages SET replies = replies - 1, version = ? WHERE channel = ? AND seq = ?")
        .bind(version)
        .bind(channel.value)
        .bind(root)
        .run();
}

std::vector<std::string> faults(ReadTx& tx) {
    std::vector<std::string> out;
    auto const look = [&](std::string_view sql, std::string_view words) { count_fault(tx, out, sql, words); };
    look("SELECT (SELECT count(*) FROM channels WHERE id NOT IN (SELECT id FROM logs)) + "
         "(SELECT count(*) FROM users WHERE id NOT IN (SELECT id FROM logs))",
         "channels or people have no log.");
    look("SELECT count(*) FROM members WHERE channel NOT IN (SELECT id FROM channels) "
         "OR user NOT IN (SELECT id FROM users)",
         "memberships are of a channel or a person that is not there.");
    look("SELECT count(*) FROM events e LEFT JOIN messages m ON m.channel = e.log AND m.seq = e.seq "
         "WHERE e.kind = 10 AND m.seq IS NULL",
         "messages stand in a log as posted and are not there.");
    look("SELECT count(*) FROM messages m LEFT JOIN logs l ON l.id = m.channel "
         "LEFT JOIN events e ON e.log = m.channel AND e.seq = m.seq "
         "WHERE l.id IS NULL OR m.version > l.head OR (m.seq >= l.first AND e.kind IS NOT 10)",
         "messages are in no log, or know of events that no log holds.");
    look("SELECT count(*) FROM messages m LEFT JOIN revisions r ON r.channel = m.channel AND r.message = m.seq "
         "AND r.revision = m.revision WHERE m.deleted = 0 AND r.revision IS NULL",
         "messages have lost their text.");
    look("SELECT count(*) FROM revisions r LEFT JOIN messages m ON m.channel = r.channel AND m.seq = r.message "
         "WHERE m.deleted IS NOT 0",
         "texts are of messages that are deleted or not there.");
    look("SELECT count(*) FROM reads r LEFT JOIN logs l ON l.id = r.channel WHERE l.id IS NULL OR r.seq > l.head",
         "read cursors stand where no log goes.");
    return out;
}

}  // namespace holdfast::messages
