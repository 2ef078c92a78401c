// Who is here, and who may know it.
#include "features/fixture.hpp"

namespace holdfast::test {
namespace {

using Directory = Crew;

TEST_F(Directory, ComesInPages) {
    auto const first = house.read(ada.caller, "users", {{"limit", "2"}});
    EXPECT_EQ(usernames(first["items"]), (std::set<std::string>{"ada", "ben"}));
    auto const second = house.read(ada.caller, "users", {{"limit", "2"}, {"cursor", first["next_cursor"]}});
    EXPECT_EQ(usernames(second["items"]), (std::set<std::string>{"boss", "gus"}));
    auto const third = house.read(ada.caller, "users", {{"limit", "2"}, {"cursor", second["next_cursor"]}});
    EXPECT_EQ(usernames(third["items"]), std::set<std::string>{"root"});
    EXPECT_FALSE(third.contains("next_cursor"));
    EXPECT_EQ(house.read(ada.caller, "users", {{"limit", "201"}})["code"], "out_of_range");
    EXPECT_EQ(house.read(ada.caller, "users", {{"limit", "0"}})["code"], "out_of_range");
}

TEST_F(Directory, FindsPartOfANameInAnyScript) {
    house.run(ben.caller, "me.update", {{"display_name", "Élodie 田中"}});
    EXPECT_EQ(usernames(house.read(ada.caller, "users", {{"query", "élo"}})["items"]), std::set<std::string>{"ben"});
    EXPECT_EQ(usernames(house.read(ada.caller, "users", {{"query", "田"}})["items"]), std::set<std::string>{"ben"});
    EXPECT_EQ(usernames(house.read(ada.caller, "users", {{"query", "OO"}})["items"]), std::set<std::string>{"root"});
    EXPECT_TRUE(house.read(ada.caller, "users", {{"query", "%"}})["items"].empty());
    EXPECT_EQ(usernames(house.read(ada.caller, "users", {{"username", "ben"}})["items"]), std::set<std::string>{"ben"});
}

// ACL-12: what a guest may know of others ends at the channels they share.
TEST_F(Directory, HidesFromGuestsWhoTheyShareNoChannelWith) {
    meet(gus, ada, 100);
    meet(ben, boss, 101);
    std::set<std::string> const seen{"ada", "gus"};
    EXPECT_EQ(usernames(house.read(gus.caller, "users")["items"]), seen);
    EXPECT_EQ(usernames(house.read(gus.caller, "users", {{"query", "b"}})["items"]), std::set<std::string>{});
    EXPECT_EQ(usernames(house.read(gus.caller, "workspace.state")["people"]), seen);
    EXPECT_EQ(house.read(gus.caller, "user", {{"user", to_text(ada.id)}})["username"], "ada");
    EXPECT_EQ(house.read(gus.caller, "user", {{"user", to_text(gus.id)}})["username"], "gus");
    // Hidden and missing are one and the same.
    EXPECT_EQ(house.read(gus.caller, "user", {{"user", to_text(ben.id)}}),
              house.read(gus.caller, "user", {{"user", to_text(UserId{99})}}));
    EXPECT_EQ(house.read(ada.caller, "user", {{"user", to_text(ben.id)}})["username"], "ben");
}

TEST_F(Directory, AddsUpToTheStateOfTheWorkspacesLog) {
    auto const state = house.read(ada.caller, "workspace.state");
    ReadTx tx{house.database, house.folder.clock.now()};
    auto const log = *log_state(tx, workspace_log);
    EXPECT_EQ(state["as_of"], log.head);
    EXPECT_EQ(state["check"], hex16(log.check));
    EXPECT_EQ(state["people"].size(), 5u);
}

}  // namespace
}  // namespace holdfast::test
