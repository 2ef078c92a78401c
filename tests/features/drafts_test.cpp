// Drafts on all devices: one row, written over, of which no log ever says a word.
#include "features/fixture.hpp"

namespace holdfast::test {
namespace {

struct Drafting : Crew {
    Json of(Someone const& who) { return house.read(who.caller, "drafts")["drafts"]; }
    Answer save(Someone const& who, std::string const& text, Json more = Json::object()) {
        more["channel"] = channel;
        more["text"] = text;
        return house.run(who.caller, "draft.save", more);
    }
    std::string channel = house
                              .run(ada.caller, "channel.create",
                                   {{"name", "harbour"}, {"kind", "private"}, {"members", {to_text(ben.id)}}})
                              .at("id");
};

TEST_F(Drafting, IsWrittenOverAndToldByItsNumberAlone) {
    auto const first = save(ada, "The tide");
    ASSERT_TRUE(first) << first.code();
    ASSERT_EQ(first.events(), 1u);
    auto const second = save(ada, "The tide turns at six, said nobody");
    auto const held = of(ada);
    ASSERT_EQ(held.size(), 1u);
    EXPECT_EQ(held[0]["text"], "The tide turns at six, said nobody");
    EXPECT_EQ(held[0]["version"], second.result["version"]);
    EXPECT_EQ(held[0]["thread"], nullptr);
    EXPECT_GT(second.result["version"], first.result["version"]);
    for (auto const& body : house.column("SELECT body FROM events")) EXPECT_EQ(body.find("tide"), body.npos);
    EXPECT_EQ(of(ben), Json::array());
}

TEST_F(Drafting, SaysNothingNewWhenNothingIs) {
    ASSERT_TRUE(save(ada, "six"));
    auto const again = save(ada, "six");
    EXPECT_EQ(again.events(), 0u);
    EXPECT_EQ(again.result["version"], of(ada)[0]["version"]);
    EXPECT_EQ(save(ben, "").events(), 0u);
}

TEST_F(Drafting, GoesWhenItIsEmptied) {
    save(ada, "in the channel");
    save(ada, "in a thread", {{"thread", 4}});
    EXPECT_EQ(of(ada).size(), 2u);
    auto const emptied = save(ada, "");
    EXPECT_EQ(emptied.result["empty"], true);
    ASSERT_EQ(of(ada).size(), 1u);
    EXPECT_EQ(of(ada)[0]["thread"], 4);
}

TEST_F(Drafting, GoesWithTheChannel) {
    save(ben, "still typing");
    ASSERT_TRUE(house.run(ada.caller, "member.remove", {{"channel", channel}, {"user", to_text(ben.id)}}));
    EXPECT_EQ(of(ben), Json::array());
    EXPECT_TRUE(house.column("SELECT text FROM drafts").empty());
    EXPECT_EQ(save(ben, "still typing").code(), "not_found");
    EXPECT_EQ(save(gus, "never in it").code(), "not_found");
}

TEST_F(Drafting, IsBounded) {
    EXPECT_EQ(save(ada, std::string(16385, 'a')).code(), "too_large");
    EXPECT_EQ(save(ada, "a", {{"thread", 0}}).code(), "out_of_range");
    for (int thread = 1; thread <= 500; ++thread) ASSERT_TRUE(save(ada, "a", {{"thread", thread}}));
    EXPECT_EQ(save(ada, "a", {{"thread", 501}}).code(), "too_many_drafts");
    EXPECT_TRUE(save(ada, "b", {{"thread", 500}}));
    EXPECT_TRUE(save(ben, "a"));
}

TEST_F(Drafting, LeavesNoKeyBehind) {
    auto const before = house.column("SELECT key FROM keys").size();
    save(ada, "one pause in typing");
    EXPECT_EQ(house.column("SELECT key FROM keys").size(), before);
}

}  // namespace
}  // namespace holdfast::test
