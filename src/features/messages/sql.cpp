#include "features/messages/sql.hpp"

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

}  // namespace holdfast::messages
