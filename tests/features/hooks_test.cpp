// Hooks: who may make and keep them, what comes by them, and that it stops at once.
#include "features/fixture.hpp"

namespace holdfast::test {
namespace {

struct Hooks : Crew {
    std::string harbour = channel(ada, "harbour", {ben});
    int calls = 0;

    std::string channel(Someone const& by, std::string const& name, std::vector<Someone> others = {},
                        std::string kind = "private") {
        Json members = Json::array();
        for (auto const& other : others) members.push_back(to_text(other.id));
        auto const made =
            house.run(by.caller, "channel.create", {{"name", name}, {"kind", kind}, {"members", members}});
        EXPECT_TRUE(made) << made.code();
        return made.at("id");
    }
    Answer make(Someone const& by, std::string const& where, std::string const& name = "Deploys") {
        return house.run(by.caller, "hook.create", {{"channel", where}, {"name", name}, {"icon", "🚢"}});
    }
    static std::string secret_of(Answer const& made) {
        return made.at("path").substr(std::string_view{"/hooks/"}.size());
    }
    static std::string id_of(Answer const& made) { return made.result.at("hook").at("id").get<std::string>(); }

    // As the door does it; what it says in plain text.
    DoorAnswer call(std::string const& secret, std::string_view body, std::string_view type = "application/json") {
        auto const& door = house.catalogue.doors.front();
        auto const input = door.accept({secret, type, body});
        if (!input) return door.answer(&input.error());
        auto const done = house.run_spec(House::nobody(), door.command, *input);
        return door.answer(done.problem ? &*done.problem : nullptr);
    }
    std::string said(std::string const& secret, std::string_view body, std::string_view type = "application/json") {
        auto const answer = call(secret, body, type);
        return std::to_string(answer.status) + " " + answer.text;
    }
    Json messages(Someone const& reader, std::string const& where) {
        return house.read(reader.caller, "messages", {{"channel", where}})["messages"];
    }
};

TEST_F(Hooks, PostAsABotOfTheirOwn) {
    auto const made = make(ada, harbour);
    ASSERT_TRUE(made) << made.code();
    EXPECT_EQ(said(secret_of(made), R"({"text":"*up* <@ben> <#)" + harbour + R"(>"})"), "200 ok");
    auto const message = messages(ben, harbour).back();
    EXPECT_EQ(message["text"], "**up** @ben #" + harbour);  // the name of a private channel is not told
    EXPECT_EQ(message["mentions"], Json::array({to_text(ben.id)}));
    EXPECT_EQ(message["as"], (Json{{"name", "Deploys"}, {"icon", "🚢"}}));
    EXPECT_EQ(message["by"], made.result["hook"]["user"]);
    auto const bot = house.read(ben.caller, "user", {{"user", message["by"]}});
    EXPECT_EQ(bot["display_name"], "Deploys");
    EXPECT_EQ(bot["bot"], true);
    EXPECT_EQ(house.read(ada.caller, "channel.hooks", {{"channel", harbour}})["items"][0]["uses"], 1);
}

TEST_F(Hooks, TakeJsonUnderAnyNameAndForms) {
    auto const secret = secret_of(make(ada, harbour));
    for (auto const* const type : {"application/json", "application/json; charset=utf-8", "text/json", "text/plain", "",
                                   "application/x-www-form-urlencoded"})
        EXPECT_EQ(said(secret,
                       "\xEF\xBB\xBF"
                       R"({"text":"x"})",
                       type),
                  "200 ok")
            << type;
    EXPECT_EQ(said(secret, "payload=%7B%22text%22%3A%22a+b%22%7D&x=1", "application/x-www-form-urlencoded"), "200 ok");
    EXPECT_EQ(messages(ada, harbour).back()["text"], "a b");
    for (auto const* const body : {"", "x", "payload=", "payload=%7B", "{", R"({"text":"\ud800"})", "[1]", "text=x",
                                   "{\"text\":\"a\",\"text\":\"b\"}"})
        EXPECT_EQ(said(secret, body, "application/x-www-form-urlencoded"), "400 invalid_payload") << body;
    EXPECT_EQ(said(secret, "{}"), "400 no_text");
    EXPECT_EQ(said(secret, R"({"blocks":[{}]})"), "400 invalid_blocks");
}

TEST_F(Hooks, StopAtOnce) {
    auto const made = make(ada, harbour);
    auto const secret = secret_of(made);
    Json const hook{{"hook", id_of(made)}};
    EXPECT_EQ(said("nonsense", R"({"text":"x"})"), "404 no_service");
    auto off = hook, on = hook;
    off["disabled"] = true, on["disabled"] = false;
    EXPECT_TRUE(house.run(ada.caller, "hook.update", off));
    EXPECT_EQ(said(secret, R"({"text":"x"})"), "403 action_prohibited");
    EXPECT_TRUE(house.run(ada.caller, "hook.update", on));
    auto const rotated = house.run(ada.caller, "hook.rotate", hook);
    EXPECT_EQ(said(secret, R"({"text":"x"})"), "404 no_service");
    EXPECT_EQ(said(secret_of(rotated), R"({"text":"x"})"), "200 ok");
    EXPECT_TRUE(house.run(ada.caller, "channel.archive", {{"channel", harbour}}));
    EXPECT_EQ(said(secret_of(rotated), R"({"text":"x"})"), "410 channel_is_archived");
    EXPECT_TRUE(house.run(ada.caller, "channel.restore", {{"channel", harbour}}));
    EXPECT_TRUE(house.run(ada.caller, "hook.delete", hook));
    EXPECT_EQ(said(secret_of(rotated), R"({"text":"x"})"), "404 no_service");
    EXPECT_EQ(house.read(ben.caller, "user", {{"user", made.result["hook"]["user"]}})["active"], false);
    EXPECT_EQ(house.run(ada.caller, "hook.rotate", hook).code(), "not_found");
}

TEST_F(Hooks, StopWithTheirBot) {
    auto const made = make(ada, harbour);
    EXPECT_TRUE(house.run(boss.caller, "user.deactivate", {{"user", made.result["hook"]["user"]}}));
    EXPECT_EQ(said(secret_of(made), R"({"text":"x"})"), "403 action_prohibited");
}

TEST_F(Hooks, GoWhereTheirMakerIs) {
    auto const secret = secret_of(make(ada, harbour));
    auto const mine = channel(ada, "Pilots", {}, "public"), theirs = channel(ben, "galley", {}, "public");
    for (auto const& name : {std::string{"#pilots"}, std::string{"PILOTS"}, mine})
        EXPECT_EQ(said(secret, Json{{"text", "x"}, {"channel", name}}.dump()), "200 ok") << name;
    for (auto const& name : {std::string{"galley"}, theirs, std::string{"@ben"}, std::string{"nowhere"}})
        EXPECT_EQ(said(secret, Json{{"text", "x"}, {"channel", name}}.dump()), "404 channel_not_found") << name;
    EXPECT_EQ(messages(ada, mine).size(), 3u);
}

TEST_F(Hooks, AreMadeByMembersUnlessAdminsSayOtherwise) {
    EXPECT_EQ(make(boss, harbour).code(), "not_found");  // not in the channel
    EXPECT_EQ(make(gus, harbour).code(), "forbidden");
    EXPECT_EQ(house.run(ada.caller, "hook.set_makers", {{"makers", "admins"}}).code(), "forbidden");
    EXPECT_TRUE(house.run(boss.caller, "hook.set_makers", {{"makers", "admins"}}));
    EXPECT_EQ(make(ada, harbour).code(), "forbidden");
    EXPECT_TRUE(make(boss, channel(boss, "bridge")));
    EXPECT_TRUE(house.run(boss.caller, "hook.set_makers", {{"makers", "members"}}));
    auto const direct = house.run(ada.caller, "direct.open", {{"users", {to_text(ben.id)}}}).at("id");
    EXPECT_EQ(make(ada, direct).code(), "forbidden");
    for (int i = 0; i < 50; ++i) ASSERT_TRUE(make(ben, harbour)) << i;
    EXPECT_EQ(make(ada, harbour).code(), "too_many_hooks");
}

TEST_F(Hooks, AreKeptByTheirMakerAndAdmins) {
    auto const made = make(ben, harbour);
    Json const rename{{"hook", id_of(made)}, {"name", "Builds"}};
    EXPECT_TRUE(house.run(ben.caller, "hook.update", rename));
    EXPECT_EQ(house.read(ada.caller, "user", {{"user", made.result["hook"]["user"]}})["display_name"], "Builds");
    EXPECT_TRUE(house.run(ada.caller, "hook.update", rename));  // created the channel
    EXPECT_TRUE(house.run(boss.caller, "hook.update", rename));
    auto const carl = house.person("carl"), dora = house.person("dora");
    EXPECT_TRUE(house.run(ada.caller, "member.add", {{"channel", harbour}, {"users", {to_text(carl.id)}}}));
    EXPECT_EQ(house.run(carl.caller, "hook.update", rename).code(), "forbidden");
    EXPECT_EQ(house.run(dora.caller, "hook.update", rename).code(), "not_found");
    EXPECT_EQ(house.run(carl.caller, "hook.delete", {{"hook", id_of(made)}}).code(), "forbidden");
    EXPECT_EQ(house.read(dora.caller, "channel.hooks", {{"channel", harbour}})["code"], "not_found");
    EXPECT_TRUE(house.read(carl.caller, "hooks")["items"].empty());
    EXPECT_EQ(house.read(boss.caller, "hooks")["items"].size(), 1u);
    EXPECT_EQ(house.read(ben.caller, "hooks")["items"].size(), 1u);
    auto const elsewhere = channel(ada, "elsewhere");
    EXPECT_EQ(house.run(ben.caller, "hook.update", {{"hook", id_of(made)}, {"channel", elsewhere}}).code(),
              "not_found");
}

TEST_F(Hooks, KeepNoSecret) {
    auto const made = make(ada, harbour);
    EXPECT_FALSE(house.stored_anywhere(secret_of(made)));
    auto const listed = house.read(ada.caller, "hooks");
    ASSERT_EQ(listed.at("items").size(), 1u);
    EXPECT_FALSE(listed["items"][0].contains("path"));
}

TEST_F(Hooks, AskForANameThatCanBeRead) {
    EXPECT_EQ(make(ada, harbour, " \n ").code(), "empty");
    EXPECT_EQ(make(ada, harbour, "a\nb").code(), "bad_text");
    EXPECT_EQ(make(ada, harbour, std::string(81, 'x')).code(), "too_large");
    EXPECT_EQ(make(ada, harbour, "System").code(), "reserved_name");
}

}  // namespace
}  // namespace holdfast::test
