// Invitations: made by who may invite, good for as many as they say, and silent about why they do not hold.
#include "features/fixture.hpp"
#include "features/invitations/rules.hpp"

namespace holdfast::test {
namespace {

using invitations::Facts;

Facts standing() {
    Facts facts;
    facts.expires = from_micros(1000);
    facts.inviter_role = Role::admin;
    return facts;
}

TEST(AnInvitation, HoldsWhileEverythingAboutItDoes) {
    auto const now = from_micros(999);
    EXPECT_TRUE(holds(standing(), now));
    EXPECT_FALSE(holds(standing(), from_micros(1000)));
    auto const but = [&](auto change) {
        auto facts = standing();
        change(facts);
        return holds(facts, now);
    };
    EXPECT_FALSE(but([](Facts& facts) { facts.revoked = true; }));
    EXPECT_FALSE(but([](Facts& facts) { facts.uses = 1; }));
    EXPECT_FALSE(but([](Facts& facts) { facts.inviter_active = false; }));
    EXPECT_FALSE(but([](Facts& facts) { facts.inviter_role = Role::member; }));  // may not invite any more
    EXPECT_FALSE(but([](Facts& facts) { facts.role = Role::admin; }));           // would be above what an admin gives
    EXPECT_TRUE(but([](Facts& facts) { facts.role = Role::admin, facts.inviter_role = Role::owner; }));
    EXPECT_FALSE(but([](Facts& facts) { facts.role = Role::owner, facts.inviter_role = Role::owner; }));
}

struct Invitations : Crew {
    Answer invite(Someone const& by, Json const& body = Json::object()) {
        return house.run(by.caller, "invitation.create", body);
    }
    Answer accept(std::string const& code, std::string const& username) {
        return house.run(House::nobody(), "invitation.accept",
                         {{"code", code}, {"username", username}, {"password", password}});
    }
    Answer preview(std::string const& code) {
        return house.run(House::nobody(), "invitation.preview", {{"code", code}});
    }
};

TEST_F(Invitations, MakeAnAccountAndSignIn) {
    house.run(root.caller, "me.update", {{"display_name", "Root of the Harbour"}});
    auto const made = invite(root, {{"role", "guest"}});
    ASSERT_TRUE(made) << made.code();
    EXPECT_GE(made.at("code").size(), std::string_view{"invite_"}.size() + 22);  // 128 bits or more
    EXPECT_EQ(made.at("expires_at"), to_text(house.folder.clock.now() + std::chrono::hours{168}));
    EXPECT_FALSE(house.stored_anywhere(made.at("code")));

    auto const seen = preview(made.at("code"));
    EXPECT_EQ(seen.result, (Json{{"workspace", "Holdfast"}, {"invited_by", "Root of the Harbour"}, {"role", "guest"}}));

    auto const accepted = accept(made.at("code"), "cleo");
    ASSERT_TRUE(accepted) << accepted.code();
    EXPECT_EQ(accepted.result["user"]["role"], "guest");
    EXPECT_EQ(accepted.events(), 1u);
    auto const caller = house.holder(accepted.ack.done.session_token);
    ASSERT_TRUE(caller);
    EXPECT_EQ(house.read(*caller, "me")["username"], "cleo");
    EXPECT_TRUE(house.run(House::nobody(), "session.create", {{"username", "cleo"}, {"password", password}}));
}

// INV-03: nobody invites above their own rights.
TEST_F(Invitations, AreMadeByWhoMayInvite) {
    EXPECT_EQ(invite(ada).code(), "forbidden");
    EXPECT_EQ(invite(gus).code(), "forbidden");
    EXPECT_EQ(invite(boss, {{"role", "admin"}}).code(), "forbidden");
    EXPECT_EQ(invite(root, {{"role", "owner"}}).code(), "forbidden");
    EXPECT_TRUE(invite(boss));
    EXPECT_TRUE(invite(root, {{"role", "admin"}}));
    EXPECT_EQ(house.run(House::operating(), "invitation.create").code(), "unauthorized");
    EXPECT_EQ(invite(boss, {{"uses", 1001}}).code(), "out_of_range");
    EXPECT_EQ(invite(boss, {{"uses", 0}}).code(), "out_of_range");
    EXPECT_EQ(invite(boss, {{"expires_in_hours", 721}}).code(), "out_of_range");
}

// INV-04: of fifty that were prepared on one snapshot, one comes in.
TEST_F(Invitations, LetInAsManyAsTheySay) {
    auto const code = invite(root).at("code");
    Answer answer;
    std::vector<std::shared_ptr<void>> waiting;
    for (int i = 0; i < 50; ++i)
        waiting.push_back(
            house.prepared(House::nobody(), "invitation.accept",
                           {{"code", code}, {"username", "cleo" + std::to_string(i)}, {"password", password}}, answer));
    ASSERT_FALSE(answer.problem);
    int accepted = 0;
    for (auto& input : waiting) {
        auto const outcome = house.finish(House::nobody(), "invitation.accept", std::move(input));
        if (outcome) ++accepted;
        else EXPECT_EQ(outcome.code(), "invitation_invalid");
    }
    EXPECT_EQ(accepted, 1);
    EXPECT_EQ(house.column("SELECT username FROM users WHERE username LIKE 'cleo%'").size(), 1u);
}

TEST_F(Invitations, AreNotUsedUpByARefusal) {
    auto const code = invite(root).at("code");
    EXPECT_EQ(accept(code, "ada").code(), "username_taken");
    EXPECT_EQ(accept(code, "system").code(), "username_taken");
    EXPECT_TRUE(accept(code, "cleo"));
}

// INV-06, INV-07: there is nothing to be learned from a code that does not hold.
TEST_F(Invitations, AreRefusedAlikeWhateverIsWrong) {
    auto const used = invite(root).at("code");
    accept(used, "cleo");
    auto const revoked = invite(root);
    ASSERT_TRUE(house.run(boss.caller, "invitation.revoke", {{"invitation", revoked.at("id")}}));
    auto const orphan = invite(boss).at("code");
    about(root, "user.deactivate", boss);
    auto const expired = invite(root, {{"expires_in_hours", 1}}).at("code");
    house.later(std::chrono::hours{1});

    auto const wrong = accept("invite_guess", "dora");
    ASSERT_EQ(wrong.code(), "invitation_invalid");
    EXPECT_EQ(wrong.problem->fault, Fault::not_found);
    for (auto const& code : {used, revoked.at("code"), orphan, expired})
        for (auto const& refused : {accept(code, "dora"), preview(code)}) {
            ASSERT_TRUE(refused.problem) << code;
            EXPECT_EQ(refused.problem->fault, wrong.problem->fault);
            EXPECT_EQ(refused.problem->code, wrong.problem->code);
            EXPECT_EQ(refused.problem->detail, wrong.problem->detail);
            EXPECT_EQ(refused.problem->field, wrong.problem->field);
        }
}

TEST_F(Invitations, EndWithTheRightToInvite) {
    auto const code = invite(boss).at("code");
    house.run(root.caller, "user.change_role", {{"user", to_text(boss.id)}, {"role", "member"}});
    EXPECT_EQ(accept(code, "cleo").code(), "invitation_invalid");
}

TEST_F(Invitations, AreListedWhileTheyHoldAndNeverWithTheirCode) {
    auto const first = invite(root, {{"uses", 3}});
    auto const second = invite(boss);
    auto const third = invite(boss, {{"expires_in_hours", 1}});
    accept(first.at("code"), "cleo");
    EXPECT_EQ(house.read(ada.caller, "invitations")["code"], "forbidden");

    auto const page = house.read(boss.caller, "invitations", {{"limit", "2"}});
    ASSERT_EQ(page["items"].size(), 2u);
    EXPECT_EQ(page["items"][0]["id"], third.at("id"));
    EXPECT_EQ(page["items"][1]["id"], second.at("id"));
    auto const rest = house.read(boss.caller, "invitations", {{"limit", "2"}, {"cursor", page["next_cursor"]}});
    ASSERT_EQ(rest["items"].size(), 1u);
    EXPECT_EQ(rest["items"][0]["uses"], 1);
    EXPECT_EQ(rest["items"][0]["uses_max"], 3);
    EXPECT_FALSE(rest.contains("next_cursor"));
    EXPECT_EQ(page.dump().find("invite_"), std::string::npos);

    house.run(root.caller, "invitation.revoke", {{"invitation", second.at("id")}});
    EXPECT_TRUE(house.run(root.caller, "invitation.revoke", {{"invitation", second.at("id")}}));  // it is so already
    house.later(std::chrono::hours{1});
    EXPECT_EQ(house.read(boss.caller, "invitations")["items"].size(), 1u);
    EXPECT_EQ(house.run(root.caller, "invitation.revoke", {{"invitation", to_text(InvitationId{99})}}).code(),
              "not_found");
}

}  // namespace
}  // namespace holdfast::test
