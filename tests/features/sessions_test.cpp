// Sessions and tokens: how one comes in, what one sees of them, and how they end.
#include <ctime>

#include "features/fixture.hpp"
#include "features/sessions/rules.hpp"

namespace holdfast::test {
namespace {

using sessions::Holder;

TEST(MaySignOut, LeavesOwnersToOwners) {
    Caller const admin{UserId{7}, SessionId{1}, Role::admin};
    EXPECT_TRUE(sessions::may_sign_out(admin, {UserId{8}, Role::member}));
    EXPECT_TRUE(sessions::may_sign_out(admin, {UserId{8}, Role::admin}));
    EXPECT_FALSE(sessions::may_sign_out(admin, {UserId{8}, Role::owner}));
    EXPECT_TRUE(sessions::may_sign_out(House::operating(), {UserId{8}, Role::owner}));
}

TEST(MayGiveToken, GivesAnAdminNoTokenOfTheirEqual) {
    Caller const admin{UserId{7}, SessionId{1}, Role::admin};
    Caller const owner{UserId{7}, SessionId{1}, Role::owner};
    EXPECT_TRUE(sessions::may_give_token(admin, {UserId{8}, Role::member, true}));
    EXPECT_FALSE(sessions::may_give_token(admin, {UserId{8}, Role::admin, true}));
    EXPECT_TRUE(sessions::may_give_token(owner, {UserId{8}, Role::admin, true}));
    EXPECT_FALSE(sessions::may_give_token(owner, {UserId{8}, Role::member, false}));  // people make their own
    EXPECT_TRUE(sessions::may_give_token(House::operating(), {UserId{8}, Role::member, false}));
    EXPECT_FALSE(sessions::may_give_token(House::operating(), {UserId{8}, Role::member, true, false}));
}

struct Sessions : Crew {
    Sessions() {
        house.run(root.caller, "user.create",
                  {{"username", "cleo"}, {"email", "cleo@harbour.example"}, {"password", password}});
    }
    Answer sign_in(Json body, Caller const& caller = House::nobody()) {
        if (!body.contains("password")) body["password"] = password;
        return house.run(caller, "session.create", body);
    }
    Someone cleo() {
        auto const signed_in = sign_in({{"username", "cleo"}, {"bearer", true}});
        return {*parse_id<UserTag>(signed_in.result["user"]["id"].get<std::string>()), "cleo", signed_in.at("token"),
                *house.holder(signed_in.at("token"))};
    }
    Json listed(Caller const& caller) { return house.read(caller, "sessions")["items"]; }
};

TEST_F(Sessions, BeginWithACookieForABrowser) {
    auto const answer = sign_in({{"username", "Cleo"}});
    ASSERT_TRUE(answer) << answer.code();
    auto const& cookie = answer.ack.done.session_token;
    EXPECT_TRUE(cookie.starts_with("hs_"));
    EXPECT_EQ(cookie.size(), 3u + 43u);  // 256 bits
    EXPECT_FALSE(answer.result.contains("token"));
    EXPECT_EQ(answer.result.dump().find(cookie), std::string::npos);
    ASSERT_TRUE(house.holder(cookie));
    EXPECT_EQ(to_text(house.holder(cookie)->session), answer.at("session"));
    EXPECT_EQ(listed(*house.holder(cookie))[0]["name"], "Firefox");
    EXPECT_TRUE(sign_in({{"username", "CLEO@harbour.example"}}));
}

TEST_F(Sessions, BeginWithATokenForAProgram) {
    auto const answer = sign_in({{"username", "cleo"}, {"bearer", true}, {"name", "terminal"}});
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer.at("token").starts_with("hf_"));
    EXPECT_EQ(answer.ack.done.session_token, "");
    EXPECT_EQ(listed(*house.holder(answer.at("token")))[0]["name"], "terminal");
}

// AUTH-01: what is wrong is nobody's business.
TEST_F(Sessions, AreRefusedAlikeWhateverIsWrong) {
    house.run(root.caller, "user.create", {{"username", "gone"}, {"password", password}});
    auto const gone = house.read(root.caller, "users", {{"username", "gone"}})["items"][0]["id"];
    house.run(root.caller, "user.deactivate", {{"user", gone}});
    house.bot(root, "robo");
    auto const wrong = sign_in({{"username", "cleo"}, {"password", "not the harbour wall"}});
    ASSERT_EQ(wrong.code(), "bad_credentials");
    for (Json const& body :
         {Json{{"username", "nobody"}}, Json{{"username", "gone"}}, Json{{"username", "robo"}},
          Json{{"username", "ada"}},  // has no password
          Json{{"username", "' OR 1=1--"}, {"password", "' OR 1=1--"}}, Json{{"username", "admin'/*"}},
          Json{{"username", "nobody@harbour.example"}}, Json{{"username", "@"}}, Json{{"username", "system"}},
          Json{{"username", "cleo"}, {"password", "x"}}}) {
        auto const refused = sign_in(body);
        ASSERT_TRUE(refused.problem) << body;
        EXPECT_EQ(refused.problem->fault, wrong.problem->fault) << body;
        EXPECT_EQ(refused.problem->code, wrong.problem->code) << body;
        EXPECT_EQ(refused.problem->detail, wrong.problem->detail) << body;
        EXPECT_EQ(refused.problem->field, wrong.problem->field) << body;
    }
}

// The same work for a name that nobody has: the hash it is compared with costs what everybody's costs.
TEST_F(Sessions, AreRefusedAfterTheSameWork) {
    auto const stored = house.column("SELECT password FROM users WHERE username = 'cleo'").front();
    auto const cost = stored.substr(0, stored.find('$', stored.find("m=")));
    EXPECT_EQ(cost, "$argon2id$v=19$m=19456,t=2,p=1");
    auto const took = [&](Json const& body) {
        auto const begin = std::clock();  // of the processor: others may have it too
        sign_in(body);
        return static_cast<double>(std::clock() - begin);
    };
    auto const median = [&](Json const& body) {
        std::vector<double> times;
        for (int i = 0; i < 7; ++i) times.push_back(took(body));
        std::nth_element(times.begin(), times.begin() + 3, times.end());
        return times[3];
    };
    auto const wrong = median({{"username", "cleo"}, {"password", "not the harbour wall"}});
    // Skipping the work would be a thousand times quicker; the bound leaves room for a noisy machine.
    for (auto const* name : {"nobody", "ada", "system"}) EXPECT_GT(median({{"username", name}}), wrong / 3) << name;
}

TEST_F(Sessions, AreRefusedForWhatIsNotText) {
    EXPECT_EQ(sign_in({{"username", {{"$ne", nullptr}}}, {"password", {{"$ne", nullptr}}}}).code(), "bad_type");
    EXPECT_EQ(sign_in({{"username", Json::array({"cleo"})}}).code(), "bad_type");
    EXPECT_EQ(sign_in({{"username", "cleo"}, {"password", true}}).code(), "bad_type");
    EXPECT_EQ(sign_in({{"username", "cleo"}, {"password", 5}}).code(), "bad_type");
    EXPECT_EQ(sign_in({{"username", "cleo"}, {"password", std::string(1 << 20, 'x')}}).code(), "too_large");  // AUTH-02
    EXPECT_EQ(sign_in({{"username", "cleo"}, {"password", std::string{password} + '\0' + "tail"}}).code(),
              "bad_text");  // AUTH-04
}

TEST_F(Sessions, AreRefusedWhenThePasswordChangedMeanwhile) {
    Answer answer;
    auto const input =
        house.prepared(House::nobody(), "session.create", {{"username", "cleo"}, {"password", password}}, answer);
    ASSERT_FALSE(answer.problem);
    house.run(cleo().caller, "me.change_password", {{"current", password}, {"password", "a longer harbour wall"}});
    EXPECT_EQ(house.finish(House::nobody(), "session.create", input).code(), "bad_credentials");
}

// Whoever holds a stolen database holds hashes: none of them is a password.
TEST_F(Sessions, DoNotBeginWithAHash) {
    auto const stored = house.column("SELECT password FROM users WHERE username = 'cleo'").front();
    EXPECT_EQ(sign_in({{"username", "cleo"}, {"password", stored}}).code(), "bad_credentials");
}

// AUTH-13: a cookie from before signing in is worth nothing after it.
TEST_F(Sessions, ReplaceTheOneThatTheBrowserHeld) {
    auto const first = sign_in({{"username", "cleo"}}).ack.done.session_token;
    auto const second = sign_in({{"username", "cleo"}}, *house.holder(first)).ack.done.session_token;
    EXPECT_NE(first, second);
    EXPECT_FALSE(house.holder(first));
    EXPECT_TRUE(house.holder(second));
    // A program's token is not the browser's.
    auto const program = cleo();
    sign_in({{"username", "cleo"}}, program.caller);
    EXPECT_TRUE(house.holder(program.token));
}

TEST_F(Sessions, EndWhenOneSignsOut) {
    auto const cookie = sign_in({{"username", "cleo"}}).ack.done.session_token;
    auto const caller = *house.holder(cookie);
    auto const out = house.run(caller, "session.end_current");
    ASSERT_TRUE(out);
    EXPECT_TRUE(out.ack.done.ends_session);
    EXPECT_FALSE(house.holder(cookie));
    EXPECT_EQ(house.run(caller, "session.end_current").code(), "unauthorized");  // AUTH-17
    EXPECT_EQ(house.run(House::nobody(), "session.end_current").code(), "unauthorized");
}

TEST_F(Sessions, EndOneByOneAndOnlyOnesOwn) {
    auto const here = cleo();
    auto const there = cleo();
    auto const end = [&](Someone const& who, SessionId session) {
        return house.run(who.caller, "session.end", {{"session", to_text(session)}});
    };
    EXPECT_EQ(end(ada, there.caller.session).code(), "not_found");
    EXPECT_EQ(end(root, there.caller.session).code(), "not_found");
    EXPECT_EQ(end(here, SessionId{99}).code(), "not_found");
    ASSERT_TRUE(house.holder(there.token));
    auto const ended = end(here, there.caller.session);
    ASSERT_TRUE(ended);
    EXPECT_FALSE(ended.ack.done.ends_session);
    EXPECT_FALSE(house.holder(there.token));
    EXPECT_TRUE(house.holder(here.token));
}

TEST_F(Sessions, EndAllAtOnceByWhoManagesPeople) {
    auto const program = cleo();
    auto const cookie = sign_in({{"username", "cleo"}}).ack.done.session_token;
    EXPECT_EQ(about(ada, "sessions.end_all", program).code(), "forbidden");
    EXPECT_TRUE(about(boss, "sessions.end_all", program));
    EXPECT_FALSE(house.holder(program.token));
    EXPECT_FALSE(house.holder(cookie));
    EXPECT_EQ(about(boss, "sessions.end_all", root).code(), "forbidden");
    EXPECT_TRUE(house.holder(root.token));
    EXPECT_TRUE(about(boss, "sessions.end_all", boss).ack.done.ends_session);
}

TEST_F(Sessions, AreListedForTheirPersonAlone) {
    auto const here = cleo();
    auto const there = cleo();
    auto const items = listed(here.caller);
    ASSERT_EQ(items.size(), 2u);
    EXPECT_EQ(items[0]["id"], to_text(there.caller.session));
    EXPECT_FALSE(items[0]["current"]);
    EXPECT_TRUE(items[1]["current"]);
    EXPECT_TRUE(items[1]["bearer"]);
    for (auto const& item : items) EXPECT_FALSE(item.contains("token"));
}

// --- Tokens ------------------------------------------------------------------------------------------------------------

TEST_F(Sessions, IncludeTokensThatExpire) {
    auto const made = house.run(ada.caller, "token.create", {{"name", "backup"}, {"expires_in_days", 2}});
    ASSERT_TRUE(made) << made.code();
    EXPECT_TRUE(made.at("token").starts_with("hf_"));
    EXPECT_EQ(house.holder(made.at("token"))->user, ada.id);
    EXPECT_EQ(listed(ada.caller)[0]["expires_at"], to_text(house.folder.clock.now() + std::chrono::days{2}));
    EXPECT_FALSE(house.stored_anywhere(made.at("token")));
    house.later(std::chrono::days{2});
    EXPECT_FALSE(house.holder(made.at("token")));
    EXPECT_EQ(listed(ada.caller).size(), 1u);
    house.run(ada.caller, "token.create", {{"name", "next"}});
    EXPECT_EQ(house.column("SELECT name FROM sessions WHERE name = 'backup'").size(), 0u);  // swept by the next one
}

TEST_F(Sessions, IncludeTokensForBotsMadeByAdmins) {
    auto const robo = house.bot(root, "robo");
    Json const body{{"user", to_text(robo.id)}, {"name", "build"}};
    auto const made = house.run(boss.caller, "token.create_for_user", body);
    ASSERT_TRUE(made) << made.code();
    EXPECT_EQ(house.holder(made.at("token"))->user, robo.id);
    EXPECT_EQ(house.run(ada.caller, "token.create_for_user", body).code(), "forbidden");
    EXPECT_EQ(house.run(root.caller, "token.create_for_user", {{"user", to_text(ada.id)}, {"name", "spy"}}).code(),
              "bots_only");
    EXPECT_EQ(house
                  .run(boss.caller, "token.create_for_user",
                       {{"user", to_text(house.bot(root, "chief", Role::admin).id)}, {"name", "up"}})
                  .code(),
              "forbidden");
    EXPECT_TRUE(house.run(robo.caller, "token.create", {{"name", "another"}}));
    EXPECT_EQ(house.run(House::operating(), "token.create", {{"name", "whose"}}).code(), "unauthorized");
}

TEST_F(Sessions, AreBoundedForOnePerson) {
    auto const first_cookie = sign_in({{"username", "cleo"}}).ack.done.session_token;
    auto const program = cleo();
    for (int i = 0; i < sessions_max - 2; ++i)
        ASSERT_TRUE(house.run(program.caller, "token.create", {{"name", "one more"}}));
    EXPECT_EQ(house.run(program.caller, "token.create", {{"name", "too many"}}).code(), "too_many_sessions");
    EXPECT_EQ(sign_in({{"username", "cleo"}, {"bearer", true}}).code(), "too_many_sessions");
    // A browser comes in all the same: the oldest browser makes room.
    auto const second_cookie = sign_in({{"username", "cleo"}}).ack.done.session_token;
    EXPECT_TRUE(house.holder(second_cookie));
    EXPECT_FALSE(house.holder(first_cookie));
    EXPECT_TRUE(house.holder(program.token));
    EXPECT_EQ(listed(program.caller).size(), static_cast<std::size_t>(sessions_max));
}

TEST_F(Sessions, PutNoSecretIntoKeysOrEvents) {
    for (auto const* name :
         {"session.create", "token.create", "token.create_for_user", "workspace.setup", "invitation.create",
          "invitation.accept", "user.reset_link", "password.reset", "me.change_password"}) {
        EXPECT_FALSE(house.catalogue.command(name)->durable) << name;
        EXPECT_FALSE(house.catalogue.command(name)->by_stream) << name;
    }
    auto const before = house.column("SELECT key FROM keys").size();
    cleo();
    EXPECT_EQ(house.column("SELECT key FROM keys").size(), before);
}

}  // namespace
}  // namespace holdfast::test
