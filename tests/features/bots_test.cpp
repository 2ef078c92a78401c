// Bots of one's own and their tokens.
#include "features/fixture.hpp"

namespace holdfast::test {
namespace {

struct Bots : Crew {
    Answer make(Someone const& by, std::string const& username) {
        return house.run(by.caller, "bot.create", {{"username", username}, {"display_name", "Deploys"}});
    }
    Answer token(Someone const& by, Json const& bot, Json more = {{"name", "ci"}}) {
        more["bot"] = bot;
        return house.run(by.caller, "bot.create_token", more);
    }
    Answer on(Someone const& by, std::string_view command, Json const& bot) {
        return house.run(by.caller, command, {{"bot", bot}});
    }
};

TEST_F(Bots, AreMadeByMembersWithAMembersRightsAndABotsMark) {
    auto const made = make(ada, "deploys");
    ASSERT_TRUE(made) << made.code();
    EXPECT_EQ(made.at("role"), "member");
    EXPECT_EQ(made.result["bot"], true);
    EXPECT_EQ(make(gus, "guests").code(), "forbidden");
    auto const bot = house.bot(root, "helper");
    EXPECT_EQ(house.run(bot.caller, "bot.create", {{"username", "child"}}).code(), "forbidden");
    EXPECT_EQ(make(ada, "deploys").code(), "username_taken");
}

TEST_F(Bots, AreAtMostTwentyOfOnePersonAtWork) {
    std::string last;
    for (int i = 0; i < 20; ++i) last = make(ada, "bot" + std::to_string(i)).at("id");
    EXPECT_EQ(make(ada, "onemore").code(), "too_many_bots");
    EXPECT_TRUE(make(ben, "ofanother"));
    EXPECT_TRUE(on(ada, "bot.deactivate", last));
    EXPECT_TRUE(make(ada, "onemore"));
}

TEST_F(Bots, GetTokensFromWhoAnswersForThemAndFromAdmins) {
    auto const id = make(ada, "deploys").result["id"];
    auto const given = token(ada, id, {{"name", "ci"}, {"expires_in_days", 1}});
    ASSERT_TRUE(given) << given.code();
    auto const holder = house.holder(given.at("token"));
    ASSERT_TRUE(holder);
    EXPECT_EQ(to_text(holder->user), id);
    EXPECT_TRUE(holder->bot);
    EXPECT_EQ(token(ben, id).code(), "not_found");
    EXPECT_EQ(token(ada, to_text(ben.id)).code(), "not_found");  // a person is no bot
    EXPECT_TRUE(token(boss, id));
    auto const strong = house.bot(root, "strong", Role::admin);
    EXPECT_EQ(token(boss, to_text(strong.id)).code(), "forbidden");
    EXPECT_TRUE(token(root, to_text(strong.id)));
    EXPECT_FALSE(house.stored_anywhere(given.at("token")));
    house.later(std::chrono::days{1});
    EXPECT_FALSE(house.holder(given.at("token")));
}

TEST_F(Bots, AreListedWithTheirTokensToTheirOwnerAlone) {
    auto const id = make(ada, "deploys").result["id"];
    token(ada, id);
    auto const own = house.read(ada.caller, "bots")["items"];
    ASSERT_EQ(own.size(), 1u);
    EXPECT_EQ(own[0]["owner"], to_text(ada.id));
    EXPECT_EQ(own[0]["tokens"][0]["name"], "ci");
    EXPECT_FALSE(own[0]["tokens"][0].contains("token"));
    EXPECT_EQ(house.read(ben.caller, "bots")["items"].size(), 0u);
    EXPECT_EQ(house.read(ben.caller, "bots", {{"all", "true"}})["code"], "forbidden");
    EXPECT_EQ(house.read(boss.caller, "bots", {{"all", "true"}})["items"].size(), 1u);
}

TEST_F(Bots, LoseATokenAtOnce) {
    auto const id = make(ada, "deploys").result["id"];
    auto const given = token(ada, id);
    auto const end = [&](Someone const& by, Json const& which) {
        return house.run(by.caller, "bot.end_token", {{"bot", id}, {"token", which}}).code();
    };
    EXPECT_EQ(end(ben, given.result["id"]), "not_found");
    EXPECT_EQ(end(ada, to_text(ada.caller.session)), "not_found");  // one's own is not the bot's
    EXPECT_EQ(end(ada, given.result["id"]), "accepted");
    EXPECT_FALSE(house.holder(given.at("token")));
    EXPECT_EQ(end(ada, given.result["id"]), "not_found");
}

TEST_F(Bots, AreOutWhenTheyArePutToRestAndComeBackWithoutTokens) {
    auto const id = make(ada, "deploys").result["id"];
    auto const given = token(ada, id);
    EXPECT_EQ(on(ben, "bot.deactivate", id).code(), "not_found");
    auto const rests = on(ada, "bot.deactivate", id);
    EXPECT_EQ(rests.result["active"], false);
    EXPECT_FALSE(house.holder(given.at("token")));
    EXPECT_EQ(token(ada, id).code(), "deactivated");
    EXPECT_TRUE(on(ada, "bot.deactivate", id).ack.done.unchanged);
    EXPECT_EQ(on(ada, "bot.reactivate", id).result["active"], true);
    EXPECT_FALSE(house.holder(given.at("token")));
    EXPECT_TRUE(token(ada, id));
}

TEST_F(Bots, BearTheNameTheyAreGiven) {
    auto const id = make(ada, "deploys").result["id"];
    auto const rename = [&](Someone const& by, std::string const& name) {
        return house.run(by.caller, "bot.rename", {{"bot", id}, {"display_name", name}});
    };
    EXPECT_EQ(rename(ada, "Releases").at("display_name"), "Releases");
    EXPECT_TRUE(rename(ada, "Releases").ack.done.unchanged);
    EXPECT_EQ(rename(ada, "System").code(), "reserved_name");
    EXPECT_EQ(rename(ben, "Mine").code(), "not_found");
}

}  // namespace
}  // namespace holdfast::test
