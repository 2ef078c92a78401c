// Passwords: changed by who knows the one before, or set anew by a code that works once.
#include "features/fixture.hpp"

namespace holdfast::test {
namespace {

constexpr auto other_password = "a longer harbour wall";

struct Passwords : Crew {
    Someone cleo = with_password("cleo");

    Someone with_password(std::string const& username) {
        auto const made = house.run(root.caller, "user.create", {{"username", username}, {"password", password}});
        auto const signed_in = sign_in(username, password);
        return {*parse_id<UserTag>(made.at("id")), username, signed_in.at("token"),
                *house.holder(signed_in.at("token"))};
    }
    Answer sign_in(std::string const& username, std::string const& with) {
        return house.run(House::nobody(), "session.create",
                         {{"username", username}, {"password", with}, {"bearer", true}});
    }
    Answer change(Caller const& caller, std::string_view current, std::string_view wanted) {
        return house.run(caller, "me.change_password", {{"current", current}, {"password", wanted}});
    }
    Answer reset(std::string const& code) {
        return house.run(House::nobody(), "password.reset", {{"code", code}, {"password", other_password}});
    }
    std::string link(Someone const& by, Someone const& who) { return about(by, "user.reset_link", who).at("code"); }
};

TEST_F(Passwords, AreChangedByWhoKnowsTheOneBefore) {
    auto const elsewhere = sign_in("cleo", password).at("token");
    EXPECT_EQ(change(cleo.caller, "not the harbour wall", other_password).code(), "wrong_password");
    EXPECT_EQ(change(cleo.caller, password, "short").code(), "weak_password");
    ASSERT_TRUE(house.holder(elsewhere));

    ASSERT_TRUE(change(cleo.caller, password, other_password));
    EXPECT_TRUE(house.holder(cleo.token));  // the session that changed it
    EXPECT_FALSE(house.holder(elsewhere));
    EXPECT_EQ(sign_in("cleo", password).code(), "bad_credentials");
    EXPECT_TRUE(sign_in("cleo", other_password));
}

TEST_F(Passwords, AreChangedOnceOfTwoAtOnce) {
    Answer answer;
    auto const first = house.prepared(cleo.caller, "me.change_password",
                                      {{"current", password}, {"password", other_password}}, answer);
    auto const second = house.prepared(cleo.caller, "me.change_password",
                                       {{"current", password}, {"password", "the third harbour wall"}}, answer);
    ASSERT_FALSE(answer.problem);
    EXPECT_TRUE(house.finish(cleo.caller, "me.change_password", first));
    EXPECT_EQ(house.finish(cleo.caller, "me.change_password", second).code(), "wrong_password");
}

TEST_F(Passwords, AreForPeopleWhoHaveOne) {
    EXPECT_EQ(change(ada.caller, password, other_password).code(), "wrong_password");
    auto const robo = house.bot(root, "robo");
    EXPECT_EQ(change(robo.caller, password, other_password).code(), "forbidden");  // ACL-18
    EXPECT_EQ(change(House::operating(), password, other_password).code(), "unauthorized");
}

TEST_F(Passwords, AreTheSameInBothFormsOfUnicode) {
    house.run(root.caller, "user.create", {{"username", "dora"}, {"password", "caf\u00e9 au port"}});
    EXPECT_TRUE(sign_in("dora", "cafe\u0301 au port"));
    EXPECT_EQ(sign_in("dora", "cafe au port").code(), "bad_credentials");
}

TEST_F(Passwords, AreResetOnceAndEverySessionEnds) {
    auto const code = link(boss, cleo);
    ASSERT_TRUE(house.holder(cleo.token));
    ASSERT_TRUE(reset(code));
    EXPECT_FALSE(house.holder(cleo.token));
    EXPECT_EQ(sign_in("cleo", password).code(), "bad_credentials");
    EXPECT_TRUE(sign_in("cleo", other_password));
    EXPECT_EQ(reset(code).code(), "reset_invalid");
}

TEST_F(Passwords, AreNotResetByACodeThatIsOver) {
    auto const replaced = link(root, cleo);
    auto const newest = link(root, cleo);
    EXPECT_EQ(reset(replaced).code(), "reset_invalid");
    house.run(cleo.caller, "me.update", {{"email", "cleo@harbour.example"}});
    EXPECT_EQ(reset(newest).code(), "reset_invalid");  // AUTH-25: the address has changed
    auto const before_change = link(root, cleo);
    change(cleo.caller, password, "the third harbour wall");
    EXPECT_EQ(reset(before_change).code(), "reset_invalid");
    auto const slow = link(root, cleo);
    house.later(std::chrono::hours{1});
    EXPECT_EQ(reset(slow).code(), "reset_invalid");
    EXPECT_EQ(reset("reset_guess").code(), "reset_invalid");
}

TEST_F(Passwords, AreNotResetByACodeOfAnotherKind) {
    auto const setup = house.write([](WriteTx& tx) {
        auto const digest = sha256("setup_code");
        tx.query(
              "INSERT INTO passes (code, purpose, user, expires) SELECT ?, 'setup', id, 9000000000000000 FROM users WHERE username = 'cleo'")
            .bind(std::span<std::uint8_t const>{digest})
            .run();
        return std::string{"setup_code"};
    });
    EXPECT_EQ(reset(setup).code(), "reset_invalid");
}

TEST_F(Passwords, AreResetOnceOfTwoAtOnce) {
    Json const body{{"code", link(root, cleo)}, {"password", other_password}};
    Answer answer;
    auto const first = house.prepared(House::nobody(), "password.reset", body, answer);
    auto const second = house.prepared(House::nobody(), "password.reset", body, answer);
    ASSERT_FALSE(answer.problem);
    EXPECT_TRUE(house.finish(House::nobody(), "password.reset", first));
    EXPECT_EQ(house.finish(House::nobody(), "password.reset", second).code(), "reset_invalid");
}

TEST_F(Passwords, AreResetForNobodyAbove) {
    EXPECT_EQ(about(ada, "user.reset_link", cleo).code(), "forbidden");
    EXPECT_EQ(about(boss, "user.reset_link", root).code(), "forbidden");
    EXPECT_EQ(about(root, "user.reset_link", house.bot(root, "robo")).code(), "no_password");
    EXPECT_TRUE(house.run(House::operating(), "user.reset_link", {{"user", to_text(root.id)}}));
}

TEST_F(Passwords, LeaveNoTraceOfSecretsOnTheDisk) {
    auto const code = link(root, cleo);
    EXPECT_FALSE(house.stored_anywhere(code));
    EXPECT_FALSE(house.stored_anywhere(cleo.token));
    EXPECT_FALSE(house.stored_anywhere(password));
    reset(code);
    EXPECT_FALSE(house.stored_anywhere(other_password));
}

}  // namespace
}  // namespace holdfast::test
