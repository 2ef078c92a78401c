// Finding what was said: words of both languages, filters, rights, and that nothing deleted or changed is ever found.
#include "features/fixture.hpp"
#include "features/search/index.hpp"
#include "features/search/rules.hpp"

namespace holdfast::test {
namespace {

struct Searching : Crew {
    Someone mei = named("mei", "林美");
    std::string harbour = channel(ada, "harbour", {ben, mei});
    std::string cabin = channel(ada, "cabin", {});

    Someone named(std::string const& username, std::string const& name) {
        auto someone = house.person(username);
        house.run(someone.caller, "me.update", {{"display_name", name}});
        return someone;
    }
    std::string channel(Someone const& by, std::string const& name, std::vector<Someone> const& others,
                        std::string const& history = "all") {
        Json members = Json::array();
        for (auto const& one : others) members.push_back(to_text(one.id));
        auto const made = house.run(by.caller, "channel.create",
                                    {{"name", name}, {"kind", "private"}, {"members", members}, {"history", history}});
        EXPECT_TRUE(made) << made.code();
        return made.at("id");
    }
    Seq say(Someone const& who, std::string const& where, std::string const& text) {
        auto const said = house.run(who.caller, "message.post", {{"channel", where}, {"text", text}});
        EXPECT_TRUE(said) << said.code();
        return said.ack.done.seq;
    }
    void edit(Someone const& who, std::string const& where, Seq seq, std::string const& text) {
        ASSERT_TRUE(house.run(who.caller, "message.edit",
                              {{"channel", where}, {"message", seq}, {"revision", seq}, {"text", text}}));
    }
    void remove(Someone const& who, std::string const& where, Seq seq) {
        ASSERT_TRUE(house.run(who.caller, "message.delete", {{"channel", where}, {"message", seq}}));
    }
    Rest index() {
        auto rest = Rest::none;
        while (rest == Rest::none) rest = house.write([](WriteTx& tx) { return search::keep_up(tx); });
        return rest;
    }
    Json ask(Someone const& who, std::string const& query, Json more = Json::object()) {
        more["query"] = query;
        return house.read(who.caller, "search", more);
    }
    std::vector<std::string> finds(Someone const& who, std::string const& query) {
        std::vector<std::string> out;
        auto const page = ask(who, query);
        if (!page.contains("items")) return {page.at("code").get<std::string>()};
        for (auto const& item : page["items"]) out.push_back(item["message"]["text"].get<std::string>());
        return out;
    }
    std::vector<std::string> marks(Someone const& who, std::string const& query) {
        std::vector<std::string> out;
        auto const item = ask(who, query)["items"][0];
        auto const text = item["message"]["text"].get<std::string>();
        for (auto const& mark : item["highlights"]) out.push_back(mark.dump());
        return out;
    }
};
using Texts = std::vector<std::string>;

TEST_F(Searching, FindsWordsOfBothLanguagesTheNewestFirst) {
    say(ada, harbour, "The tide turns at six.");
    say(ben, harbour, "根因确认：补录脚本绕过了唯一索引。");
    say(mei, harbour, "High tides again, 建唯一索引之前先看锁等待");
    index();
    EXPECT_EQ(finds(ada, "TIDE"), (Texts{"High tides again, 建唯一索引之前先看锁等待", "The tide turns at six."}));
    EXPECT_EQ(finds(ada, "索引").size(), 2u);
    EXPECT_EQ(finds(ada, "锁等待"), (Texts{"High tides again, 建唯一索引之前先看锁等待"}));
    EXPECT_EQ(finds(ada, "一索").size(), 2u);
    EXPECT_EQ(finds(ada, "引索"), Texts{});
    EXPECT_EQ(finds(ada, "\"tide turns\""), (Texts{"The tide turns at six."}));
    EXPECT_EQ(finds(ada, "“turns tide”"), Texts{});
    EXPECT_EQ(finds(ada, "tide -again"), (Texts{"The tide turns at six."}));
    EXPECT_EQ(finds(ada, "ide"), Texts{});
}

TEST_F(Searching, MarksWhatWasAskedForInUtf16) {
    say(ada, harbour, "👍 唯一索引, the tide");
    index();
    EXPECT_EQ(marks(ada, "唯一索引 tide"), (Texts{R"({"length":4,"start":3})", R"({"length":4,"start":13})"}));
}

TEST_F(Searching, NarrowsByAuthorPlaceAndDay) {
    say(ada, harbour, "rope one");
    say(mei, harbour, "rope two");
    say(ada, cabin, "rope three");
    house.later(std::chrono::days{3});
    say(ada, harbour, "rope four https://example.org");
    index();
    EXPECT_EQ(finds(ada, "rope from:mei"), (Texts{"rope two"}));
    EXPECT_EQ(finds(ada, "rope from:林美"), (Texts{"rope two"}));
    EXPECT_EQ(finds(ada, "from：\"林美\""), (Texts{"rope two"}));
    EXPECT_EQ(finds(ada, "rope from:me in:#cabin"), (Texts{"rope three"}));
    EXPECT_EQ(finds(ada, "rope in:nowhere"), Texts{});
    EXPECT_EQ(finds(ada, "rope has:link"), (Texts{"rope four https://example.org"}));
    EXPECT_EQ(finds(ada, "has:file"), Texts{});
    EXPECT_EQ(finds(ada, "has:reaction"), Texts{});
    auto const today = to_text(house.folder.clock.now()).substr(0, 10);
    EXPECT_EQ(finds(ada, "rope before:" + today).size(), 3u);
    EXPECT_EQ(finds(ada, "on:" + today), (Texts{"rope four https://example.org"}));
    EXPECT_EQ(finds(ada, "rope after:" + today), Texts{});
}

TEST_F(Searching, FindsWhatTwoPeopleSaidToEachOther) {
    auto const talk = house.run(ada.caller, "direct.open", {{"users", {to_text(mei.id)}}}).at("id");
    say(mei, talk, "rope between us");
    say(mei, harbour, "rope for all");
    index();
    EXPECT_EQ(finds(ada, "rope in:@mei"), (Texts{"rope between us"}));
    EXPECT_EQ(finds(ben, "rope in:@mei"), Texts{});
}

// ACL-09, D18: nothing of a channel that one is not in, nor of what was said before one could see it.
TEST_F(Searching, KeepsToWhatOneMaySee) {
    say(ada, cabin, "a secret");
    auto const later = channel(ada, "later", {ben}, "joined");
    say(ada, later, "an early secret");
    ASSERT_TRUE(house.run(ada.caller, "member.add", {{"channel", later}, {"users", {to_text(mei.id)}}}));
    say(ada, later, "a late secret");
    index();
    EXPECT_EQ(finds(ben, "secret"), (Texts{"a late secret", "an early secret"}));
    EXPECT_EQ(finds(mei, "secret"), (Texts{"a late secret"}));
    EXPECT_EQ(ask(ben, "secret in:cabin"), ask(ben, "secret in:nowhere"));
    EXPECT_EQ(ask(ben, "secret in:" + cabin), ask(ben, "secret in:nowhere"));
    ASSERT_TRUE(house.run(ada.caller, "member.remove", {{"channel", later}, {"user", to_text(ben.id)}}));
    EXPECT_EQ(finds(ben, "secret"), Texts{});
}

// Whether the index has heard of it yet or not.
TEST_F(Searching, NeverFindsWhatWasDeletedOrChanged) {
    auto const gone = say(ada, harbour, "the wrong rope");
    auto const changed = say(ada, harbour, "a blue rope");
    index();
    remove(ada, harbour, gone);
    edit(ada, harbour, changed, "a red lantern");
    for (int indexed = 0; indexed < 2; ++indexed, index()) {
        EXPECT_EQ(finds(ben, "wrong"), Texts{});
        EXPECT_EQ(finds(ben, "rope"), Texts{});
        EXPECT_EQ(finds(ben, "blue"), Texts{});
    }
    EXPECT_EQ(finds(ben, "lantern"), (Texts{"a red lantern"}));
    EXPECT_EQ(house.column("SELECT count(*) FROM search_lost"), (Texts{"0"}));
    EXPECT_EQ(house.column("SELECT count(*) FROM search_docs"), (Texts{"1"}));
}

TEST_F(Searching, DeletedWordsLeaveTheIndexWithinADay) {
    auto const first = say(ada, harbour, "xylophone");
    say(ada, harbour, "zither");
    index();
    remove(ada, harbour, first);
    index();
    auto const terms = [&] {
        house.database.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab(main, search_index, row)");
        return house.column("SELECT term FROM temp.terms WHERE term IN ('xylophone', 'zither') ORDER BY term");
    };
    house.later(std::chrono::hours{21});
    say(ada, harbour, "zither");
    while (index() == Rest::short_while) {}
    EXPECT_EQ(house.column("SELECT count(*) FROM search_index_data WHERE instr(block, CAST('ylophone' AS BLOB)) > 0"),
              (Texts{"0"}));
    EXPECT_EQ(terms(), (Texts{"zither"}));
    EXPECT_EQ(finds(ada, "zither").size(), 2u);
}

TEST_F(Searching, IsTheSameAfterARebuild) {
    for (int i = 0; i < 600; ++i) say(i % 2 == 0 ? ada : ben, harbour, "rope " + std::to_string(i));
    house.later(std::chrono::seconds{1});
    say(ada, cabin, "rope at last");
    index();
    auto const before = ask(ada, "rope", {{"limit", "50"}});
    ASSERT_TRUE(house.run(House::operating(), "search.rebuild"));
    EXPECT_EQ(ask(ada, "rope")["items"].size(), 0u);
    EXPECT_GE(ask(ada, "rope")["waiting"], 601);
    say(ada, harbour, "a lantern meanwhile");
    edit(ada, harbour, before["items"][2]["message"]["seq"].get<Seq>(), "rope no more");
    index();
    auto const after = ask(ada, "rope", {{"limit", "50"}});
    EXPECT_EQ(after["waiting"], 0);
    ASSERT_EQ(after["items"].size(), 50u);
    for (int i = 0; i < 50; ++i)
        EXPECT_EQ(after["items"][i]["message"]["seq"], before["items"][i]["message"]["seq"]) << i;
    EXPECT_EQ(after["items"][2]["message"]["text"], "rope no more");
    auto const state = house.read(House::operating(), "search.state");
    EXPECT_EQ(state["indexed"], 602);
}

TEST_F(Searching, GivesPagesWithoutHolesOrDoubles) {
    for (int i = 0; i < 45; ++i) say(ada, harbour, "rope " + std::to_string(i));
    index();
    Texts all;
    Json more{{"limit", "20"}};
    for (;;) {
        auto const page = ask(ada, "rope", more);
        for (auto const& item : page["items"]) all.push_back(item["message"]["text"]);
        if (!page.contains("next_cursor")) break;
        more["cursor"] = std::to_string(page["next_cursor"].get<std::int64_t>());
    }
    ASSERT_EQ(all.size(), 45u);
    for (int i = 0; i < 45; ++i) EXPECT_EQ(all[static_cast<std::size_t>(i)], "rope " + std::to_string(44 - i));
}

// Somebody in hundreds of channels is not asked about channel by channel.
TEST_F(Searching, WalksForSomebodyInManyChannels) {
    for (int i = 0; i < 300; ++i) meet(ben, boss, 1000 + i);
    say(ada, harbour, "rope here");
    say(ada, cabin, "rope there");
    index();
    EXPECT_EQ(finds(ben, "rope"), (Texts{"rope here"}));
    EXPECT_EQ(finds(ben, "before:2099-01-01"), (Texts{"rope here"}));
}

TEST_F(Searching, MakesSenseOfAnything) {
    say(ada, harbour, "the OR NOT near rope: \"quoted\" 50% (brackets) * ^ {x}");
    index();
    for (auto const* const query :
         {"OR", "NOT rope", "rope AND", "\"", "rope \"quo", "(brackets", "rope*", "^rope", "{x}", "words:rope",
          "near(rope)", "from:", "before:soon", "50%", "has:rope", "'; DROP TABLE messages; --x", "in:", "-"})
        EXPECT_TRUE(ask(ada, query).contains("items") || ask(ada, query)["code"] == "nothing_to_find") << query;
    for (auto const* const query : {"OR", "rope \"quoted\"", "(brackets", "rope*", "50%"})
        EXPECT_EQ(finds(ada, query).size(), 1u) << query;
    for (auto const* const query : {"\"\"", "-rope", "…", "   "})
        EXPECT_EQ(finds(ada, query), (Texts{"nothing_to_find"})) << query;
    EXPECT_EQ(ask(ada, "x", {{"limit", "51"}})["code"], "out_of_range");
    EXPECT_EQ(ask(ada, std::string(513, 'x'))["code"], "too_large");
    EXPECT_EQ(house.read(House::nobody(), "search", {{"query", "rope"}})["code"], "unauthorized");
    EXPECT_EQ(house.read(ada.caller, "search.state")["code"], "forbidden");
    EXPECT_EQ(house.run(ada.caller, "search.rebuild").code(), "forbidden");
}

}  // namespace
}  // namespace holdfast::test
