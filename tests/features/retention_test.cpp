// What goes, when, and that nothing of it stays behind.
#include "features/keeping.hpp"

namespace holdfast::test {
namespace {

struct Removal : Keeping {};

TEST_F(Removal, RemovesWhatIsOlderThanSoManyWholeDays) {
    ASSERT_TRUE(keep(boss, 2));
    say(ada, harbour, "first");
    next_days(1);
    say(ben, harbour, "second");
    next_days(1);
    tidy();
    EXPECT_EQ(texts(harbour), (Texts{"first", "second"}));  // two days, but not two whole ones
    next_days(1);
    tidy();
    EXPECT_EQ(texts(harbour), Texts{"second"});
    next_days(1);
    tidy();
    EXPECT_EQ(texts(harbour), Texts{});
}

TEST_F(Removal, TellsTheChannelOnceAndNotOfItsOwnWords) {
    keep(boss, 1);
    for (int i = 0; i < 300; ++i) say(ada, harbour, "one of many");
    next_days(3);
    auto const items = tidy();
    std::vector<AppendedEvent> told;
    for (auto const& item : items)
        if (auto const* event = std::get_if<AppendedEvent>(&item)) told.push_back(*event);
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(Json::parse("{" + told[0].whole + "}")["trimmed"]["messages"], 300);
    EXPECT_EQ(Json::parse("{" + told[0].whole + "}")["trimmed"]["first"], told[0].place.seq);
    next_days(3);
    EXPECT_TRUE(
        std::ranges::none_of(tidy(), [](auto const& one) { return std::holds_alternative<AppendedEvent>(one); }));
}

// D4, D7, I4: a prefix goes, the numbers and the chain of checks go on.

TEST_F(Removal, LeavesALogThatProvesItself) {
    keep(boss, 1);
    for (int i = 0; i < 300; ++i) say(ada, harbour, "old");
    next_days(3);
    auto const kept = say(ada, harbour, "new");
    tidy();
    auto const page = house.read(ada.caller, "messages", {{"channel", harbour}});
    EXPECT_EQ(page["first"], kept);
    EXPECT_EQ(page["has_older"], false);
    auto const log = house.read(ada.caller, "channel_events", {{"channel", harbour}, {"after", "0"}});
    EXPECT_EQ(log["first"], kept);
    EXPECT_EQ(log["events"][0]["seq"], kept);
    EXPECT_EQ(log["events"][1]["kind"], "history.trimmed");
    EXPECT_EQ(say(ada, harbour, "next"), kept + 2);
    auto const report = check_folder(house.folder.path, migrations());
    EXPECT_TRUE(report.sound) << testing::PrintToString(report.findings);
}

// D2: the key outlives the message.

TEST_F(Removal, RemembersWhatWasSentBefore) {
    keep(boss, 1);
    Json const post{{"channel", harbour}, {"text", "once"}};
    auto const first = house.run(ada.caller, "message.post", post, "the_key");
    next_days(3);
    tidy();
    ASSERT_EQ(texts(harbour), Texts{});
    auto const again = house.run(ada.caller, "message.post", post, "the_key");
    ASSERT_TRUE(again);
    EXPECT_TRUE(again.ack.duplicate);
    EXPECT_EQ(again.ack.done.seq, first.ack.done.seq);
    EXPECT_EQ(texts(harbour), Texts{});
}

// A log loses a prefix only, so what came after their first message stays with it.

// Every table that names a place in a channel, whoever it belongs to: a new one has to be thought of.

TEST_F(Removal, LeavesNothingOfWhatWent) {
    keep(boss, 1);
    auto const root = say(ada, harbour, "the secret word: xylophone @ben");
    say(ben, harbour, "a reply @ada", {{"thread", root}});
    for (auto const* command : {"message.pin", "saved.add"})
        ASSERT_TRUE(house.run(ben.caller, command, {{"channel", harbour}, {"message", root}}));
    ASSERT_TRUE(house.run(ben.caller, "reaction.add", {{"channel", harbour}, {"message", root}, {"emoji", "⚓"}}));
    tidy();
    ASSERT_EQ(house.read(ben.caller, "search", {{"query", "xylophone"}})["items"].size(), 1u);
    next_days(3);
    // An event of today that changes a message of old: its words go with the message.
    ASSERT_TRUE(house.run(ada.caller, "message.edit",
                          {{"channel", harbour}, {"message", root}, {"revision", root}, {"text", "xylophone again"}}));
    tidy();

    std::vector<std::string> left;
    auto const first = log_state_of(harbour).first;
    for (auto const& table :
         house.column("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"))
        for (auto const* place : {"seq", "message", "thread"}) {
            auto const columns = house.column("SELECT name FROM pragma_table_info('" + table + "')");
            auto const has = [&](std::string const& name) { return std::ranges::count(columns, name) > 0; };
            if (!has("channel") || !has(place) || table == "drafts") continue;  // what is half typed is its writer's
            bool const elsewhere = (table == "reads" || table == "saved") && place == std::string{"seq"};
            if (elsewhere) continue;  // a cursor, which stays where it is; a number in somebody's own log
            auto const sql = "SELECT count(*) FROM " + table +
                             " WHERE channel = " + std::to_string(parse_id<ChannelTag>(harbour)->value) + " AND " +
                             place + " > 0 AND " + place + " < " + std::to_string(first);
            if (house.column(sql) != Texts{"0"}) left.push_back(table + "." + place);
        }
    EXPECT_EQ(left, Texts{});
    EXPECT_EQ(house.read(ben.caller, "search", {{"query", "xylophone"}})["items"], Json::array());
    EXPECT_EQ(house.read(ben.caller, "my_mentions")["items"], Json::array());
    auto const log = house.read(ada.caller, "channel_events", {{"channel", harbour}, {"after", "0"}});
    EXPECT_EQ(log["events"][0]["kind"], "message.edited");
    EXPECT_EQ(log["events"][0]["redacted"], true);
    EXPECT_EQ(log["events"][0].dump().find("xylophone"), std::string::npos);
}

TEST_F(Removal, CountsAnewWhatIsUnread) {
    keep(boss, 1);
    say(ada, harbour, "old @ben");
    next_days(3);
    say(ada, harbour, "new");
    auto const id = *parse_id<ChannelTag>(harbour);
    ReadTx tx{house.database, house.folder.clock.now()};
    EXPECT_EQ(house.catalogue.counts(tx, ben.id, id).unread, 2);
    tidy();
    auto const counts = house.catalogue.counts(tx, ben.id, id);
    EXPECT_EQ(counts.unread, 1);
    EXPECT_EQ(counts.mentions, 0);
}

// A root that is gone takes its thread's name with it; younger replies stand where they stood.

TEST_F(Removal, LeavesYoungerRepliesWithoutTheirRoot) {
    keep(boss, 1);
    auto const root = say(ada, harbour, "root");
    next_days(3);
    auto const reply = say(ben, harbour, "reply", {{"thread", root}});
    tidy();
    auto const page = house.read(ada.caller, "messages", {{"channel", harbour}, {"thread", std::to_string(root)}});
    EXPECT_FALSE(page.contains("root") && !page["root"].is_null());
    ASSERT_EQ(page["messages"].size(), 1u);
    EXPECT_EQ(page["messages"][0]["seq"], reply);
    EXPECT_EQ(house.run(ada.caller, "message.post", {{"channel", harbour}, {"text", "x"}, {"thread", root}}).code(),
              "not_found");
    ReadTx tx{house.database, house.folder.clock.now()};
    EXPECT_EQ(house.catalogue.threads(tx, ada.id).unread, 0);
}
TEST_F(Removal, GivesRoomBackToTheDiskAllButALittle) {
    auto const pages = [&](char const* pragma) { return std::stoll(house.column(pragma).at(0)); };
    house.database.execute("CREATE TABLE heap (x)");
    house.database.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                           "INSERT INTO heap SELECT zeroblob(4000) FROM n");
    house.database.execute("DELETE FROM heap");
    auto const before = pages("PRAGMA page_count");
    ASSERT_GT(pages("PRAGMA freelist_count"), 4900);
    auto const turn = [&] { return house.write([](WriteTx& tx) { return retention::give_back_room(tx); }); };
    EXPECT_EQ(turn(), Rest::short_while);
    EXPECT_LE(pages("PRAGMA page_count"), before - 256);
    while (turn() == Rest::short_while) {}
    EXPECT_LE(pages("PRAGMA freelist_count"), 4096);
    EXPECT_GT(pages("PRAGMA freelist_count"), 4096 - 300);
}

}  // namespace
}  // namespace holdfast::test
