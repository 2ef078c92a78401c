// Who rules how long messages are kept, what is held, and what would go.
#include "features/keeping.hpp"

namespace holdfast::test {
namespace {

struct RetentionRuled : Keeping {};

TEST_F(RetentionRuled, IsForEverUntilSomebodySaysOtherwise) {
    say(ada, harbour, "old");
    next_days(10'000);
    tidy();
    EXPECT_EQ(texts(harbour), Texts{"old"});
    EXPECT_EQ(house.read(ada.caller, "channel.retention", {{"channel", harbour}}),
              (Json{{"days", 0}, {"own", nullptr}, {"hold", false}, {"first", 1}}));
}

TEST_F(RetentionRuled, LetsAChannelHaveARuleOfItsOwn) {
    keep(boss, 1);
    ASSERT_TRUE(keep_in(boss, harbour, {{"days", 0}}));
    say(ada, harbour, "for ever");
    say(ada, cabin, "as everywhere");
    next_days(3);
    tidy();
    EXPECT_EQ(texts(harbour), Texts{"for ever"});
    EXPECT_EQ(texts(cabin), Texts{});
    keep(boss, 0);
    say(ada, cabin, "now for ever too");
    ASSERT_TRUE(keep_in(boss, harbour, {{"days", 2}}));
    tidy();
    EXPECT_EQ(texts(harbour), Texts{});
    EXPECT_EQ(texts(cabin), Texts{"now for ever too"});
    EXPECT_TRUE(keep_in(boss, harbour, {{"days", 2}}).ack.done.unchanged);
    EXPECT_EQ(house.read(boss.caller, "admin.retention")["channels"].size(), 1u);
    ASSERT_TRUE(keep_in(boss, harbour, Json::object()));
    EXPECT_EQ(house.read(boss.caller, "admin.retention")["channels"], Json::array());
}

TEST_F(RetentionRuled, RemovesAndDeletesNothingThatIsHeld) {
    keep(boss, 1);
    auto const said = say(ada, harbour, "evidence");
    auto const remove = [&] {
        return house.run(ada.caller, "message.delete", {{"channel", harbour}, {"message", said}}).code();
    };
    ASSERT_TRUE(keep_in(boss, harbour, {{"hold", true}}));
    next_days(3);
    tidy();
    EXPECT_EQ(texts(harbour), Texts{"evidence"});
    EXPECT_EQ(remove(), "held");
    keep_in(boss, harbour, Json::object());
    keep(boss, 1, true);
    tidy();
    EXPECT_EQ(texts(harbour), Texts{"evidence"});
    EXPECT_EQ(remove(), "held");
    EXPECT_EQ(would_go(boss)["events"], 0);
    keep(boss, 1);
    tidy();
    EXPECT_EQ(texts(harbour), Texts{});
}

TEST_F(RetentionRuled, HoldsWhatSomebodyWroteEverywhere) {
    keep(boss, 1);
    say(ada, harbour, "before");
    auto const held = say(ben, harbour, "ben's");
    say(ada, harbour, "after");
    say(ben, cabin, "ben's too");
    ASSERT_TRUE(hold(ben));
    next_days(3);
    tidy();
    EXPECT_EQ(texts(harbour), (Texts{"ben's", "after"}));
    EXPECT_EQ(texts(cabin), Texts{"ben's too"});
    EXPECT_EQ(house.run(ben.caller, "message.delete", {{"channel", harbour}, {"message", held}}).code(), "held");
    EXPECT_EQ(house.read(boss.caller, "admin.retention")["people"], Json::array({to_text(ben.id)}));
    ASSERT_TRUE(hold(ben, false));
    tidy();
    EXPECT_EQ(texts(harbour), Texts{});
    EXPECT_EQ(hold(Someone{UserId{9}, "nobody", "", {}}).code(), "not_found");
}

TEST_F(RetentionRuled, SaysBeforehandWhatWouldGo) {
    for (int i = 0; i < 3; ++i) say(ada, harbour, "old");
    say(ada, cabin, "old");
    next_days(3);
    say(ada, harbour, "new");
    EXPECT_EQ(would_go(boss)["channels"], Json::array());
    auto const run = would_go(boss, {{"days", "1"}});
    EXPECT_EQ(run["messages"], 4);
    EXPECT_EQ(run["bytes"], 12);
    ASSERT_EQ(run["channels"].size(), 2u);
    EXPECT_EQ(run["channels"][0]["name"], "harbour");
    EXPECT_EQ(run["channels"][0]["messages"], 3);
    EXPECT_LT(run["channels"][0]["oldest"], run["channels"][0]["newest"]);
    // What is private is counted, and not named.
    EXPECT_EQ(run["channels"][1]["kind"], "private");
    EXPECT_FALSE(run["channels"][1].contains("channel"));
    EXPECT_EQ(run["channels"][1]["name"], "");
    EXPECT_EQ(would_go(Someone{{}, "", "", House::operating()}, {{"days", "1"}})["channels"][1]["name"], "cabin");
    // And it is what goes.
    auto const events = run["events"].get<Seq>();
    keep(boss, 1);
    auto const before = log_state_of(harbour).first + log_state_of(cabin).first;
    tidy();
    EXPECT_EQ(log_state_of(harbour).first + log_state_of(cabin).first - before, events);
}

TEST_F(RetentionRuled, IsForAdminsToRule) {
    for (auto const& who : {ada, ben, gus}) {
        EXPECT_EQ(keep(who, 1).code(), "forbidden");
        EXPECT_EQ(keep_in(who, harbour, {{"days", 1}}).code(), "forbidden");
        EXPECT_EQ(would_go(who)["code"], "forbidden");
    }
    EXPECT_EQ(keep_in(boss, cabin, {{"days", 1}}).code(), "not_found");  // private, and boss is not in it
    EXPECT_EQ(house.read(boss.caller, "channel.retention", {{"channel", cabin}})["code"], "not_found");
    EXPECT_EQ(house.read(gus.caller, "channel.retention", {{"channel", harbour}})["code"], "not_found");
    EXPECT_EQ(keep(boss, -1).code(), "out_of_range");
    EXPECT_EQ(keep(boss, 36'501).code(), "out_of_range");
    EXPECT_EQ(keep_in(boss, harbour, {{"days", "ten"}}).code(), "bad_type");
}
}  // namespace
}  // namespace holdfast::test
