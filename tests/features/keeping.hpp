// A house whose messages are kept for a time, and the upkeep that sees to it.
#pragma once

#include "features/fixture.hpp"
#include "features/retention/removal.hpp"
#include "features/search/index.hpp"

namespace holdfast::test {

struct Keeping : Crew {
    using Texts = std::vector<std::string>;
    std::string harbour = channel(ada, "harbour", "public", {ben});
    std::string cabin = channel(ada, "cabin", "private", {ben});

    std::string channel(Someone const& by, std::string const& name, std::string const& kind,
                        std::vector<Someone> const& others) {
        Json members = Json::array();
        for (auto const& one : others) members.push_back(to_text(one.id));
        return house.run(by.caller, "channel.create", {{"name", name}, {"kind", kind}, {"members", members}}).at("id");
    }
    Answer keep(Someone const& who, std::int64_t how_many, bool hold = false) {
        return house.run(who.caller, "retention.set", {{"days", how_many}, {"hold", hold}});
    }
    Answer keep_in(Someone const& who, std::string const& where, Json rule) {
        rule["channel"] = where;
        return house.run(who.caller, "channel.set_retention", rule);
    }
    Answer hold(Someone const& who, bool held = true) {
        return house.run(boss.caller, "user.hold", {{"user", to_text(who.id)}, {"hold", held}});
    }
    Seq say(Someone const& who, std::string const& where, std::string const& text, Json more = Json::object()) {
        more["channel"] = where;
        more["text"] = text;
        auto const said = house.run(who.caller, "message.post", more);
        EXPECT_TRUE(said) << said.code();
        return said.ack.done.seq;
    }
    // As the upkeeper does it, until there is nothing to do. What it would send to every loop.
    std::vector<BatchItem> tidy() {
        std::vector<BatchItem> items;
        auto rest = Rest::short_while;
        for (int turns = 0; rest != Rest::until_changes && turns < 1000; ++turns)
            rest = house.write([&](WriteTx& tx) {
                auto const now = retention::remove_what_is_due(tx);
                items.insert(items.end(), tx.items().begin(), tx.items().end());
                return now;
            });
        rest = Rest::none;
        while (rest == Rest::none) rest = house.write([](WriteTx& tx) { return search::keep_up(tx); });
        return items;
    }
    std::vector<std::string> texts(std::string const& where) {
        std::vector<std::string> out;
        auto const page = house.read(ada.caller, "messages", {{"channel", where}});
        for (auto const& one : page["messages"]) out.push_back(one["text"].get<std::string>());
        return out;
    }
    Json would_go(Someone const& who, Json const& query = Json::object()) {
        return house.read(who.caller, "admin.retention_dry_run", query);
    }
    LogState log_state_of(std::string const& where) {
        ReadTx tx{house.database, house.folder.clock.now()};
        return *log_state(tx, log_of(*parse_id<ChannelTag>(where)));
    }
    void next_days(int count) { house.later(std::chrono::days{count}); }
};

}  // namespace holdfast::test
