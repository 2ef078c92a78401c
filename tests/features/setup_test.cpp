// The first owner: once, by the newest code, and nobody after them.
#include "holdfast/features/setup.hpp"
#include "features/fixture.hpp"

namespace holdfast::test {
namespace {

struct SettingUp : testing::Test {
    House house;
    Json form(std::string code, std::string username = "ada") {
        return {{"code", code},
                {"workspace_name", "Harbour"},
                {"username", username},
                {"email", "ada@harbour.example"},
                {"password", password}};
    }
    std::optional<std::string> new_code() {
        return house.write([](WriteTx& tx) { return new_setup_code(tx); });
    }
};

TEST_F(SettingUp, MakesTheFirstOwnerAndSignsThemIn) {
    EXPECT_TRUE(house.read(House::nobody(), "server")["setup_required"]);
    auto const answer = house.run(House::nobody(), "workspace.setup", form(*new_code()));
    ASSERT_TRUE(answer) << answer.code();
    EXPECT_EQ(answer.result["user"]["role"], "owner");
    EXPECT_EQ(answer.events(), 2u);  // who, and the workspace's name

    auto const& token = answer.ack.done.session_token;
    EXPECT_TRUE(token.starts_with("hs_"));
    ASSERT_TRUE(house.holder(token));
    EXPECT_EQ(house.holder(token)->role, Role::owner);
    EXPECT_EQ(answer.result.dump().find(token), std::string::npos);

    auto const server = house.read(House::nobody(), "server");
    EXPECT_EQ(server["name"], "Harbour");
    EXPECT_FALSE(server["setup_required"]);
}

TEST_F(SettingUp, NeedsTheNewestCodeAndWorksOnce) {
    auto const older = *new_code();
    auto const code = *new_code();
    EXPECT_EQ(house.run(House::nobody(), "workspace.setup", form(older)).code(), "setup_invalid");
    EXPECT_EQ(house.run(House::nobody(), "workspace.setup", form("setup_guess")).code(), "setup_invalid");
    ASSERT_TRUE(house.run(House::nobody(), "workspace.setup", form(code)));
    EXPECT_EQ(house.run(House::nobody(), "workspace.setup", form(code, "mallory")).code(), "already_set_up");
    EXPECT_EQ(new_code(), std::nullopt);
}

TEST_F(SettingUp, IsOpenToOneOfTwoAtOnce) {
    auto const code = *new_code();
    Answer answer;
    auto const first = house.prepared(House::nobody(), "workspace.setup", form(code, "ada"), answer);
    auto const second = house.prepared(House::nobody(), "workspace.setup", form(code, "ben"), answer);
    ASSERT_FALSE(answer.problem);
    EXPECT_TRUE(house.finish(House::nobody(), "workspace.setup", first));
    EXPECT_EQ(house.finish(House::nobody(), "workspace.setup", second).code(), "already_set_up");
    EXPECT_EQ(house.column("SELECT username FROM users"), std::vector<std::string>{"ada"});
}

TEST_F(SettingUp, IsOverWhenTheOwnerWasMadeAtTheMachine) {
    auto const code = *new_code();
    house.person("root", Role::owner);
    EXPECT_EQ(house.run(House::nobody(), "workspace.setup", form(code)).code(), "already_set_up");
}

TEST_F(SettingUp, LeavesTheCodeGoodWhenAnotherFieldIsWrong) {
    auto const code = *new_code();
    auto wrong = form(code);
    wrong["username"] = "system";
    EXPECT_EQ(house.run(House::nobody(), "workspace.setup", wrong).code(), "username_taken");
    EXPECT_TRUE(house.run(House::nobody(), "workspace.setup", form(code)));
}

}  // namespace
}  // namespace holdfast::test
