// Accounts: made, changed, taken away and given back; what one says of oneself.
#include "features/fixture.hpp"

namespace holdfast::test {
namespace {

using Accounts = Crew;

TEST_F(Accounts, AreMadeWithALogOfTheirOwnAndAnnounced) {
    auto const made = house.run(root.caller, "user.create", {{"username", "Cleo"}, {"email", "Cleo@Harbour.Example"}});
    ASSERT_TRUE(made) << made.code();
    EXPECT_EQ(made.at("username"), "cleo");
    EXPECT_EQ(made.at("display_name"), "cleo");
    EXPECT_EQ(made.at("role"), "member");
    EXPECT_TRUE(made.result["avatar"].is_null());
    EXPECT_EQ(made.ack.done.log, workspace_log);

    ASSERT_EQ(made.events(), 1u);
    auto const* event = [&] {
        for (auto const& item : made.items)
            if (auto const* found = std::get_if<AppendedEvent>(&item)) return found;
        return static_cast<AppendedEvent const*>(nullptr);
    }();
    auto const id = *parse_id<UserTag>(made.at("id"));
    EXPECT_EQ(event->header.kind, UserChanged::number);
    EXPECT_EQ(event->header.about, id);
    EXPECT_EQ(event->header.by, root.id);
    EXPECT_NE(house.roster.person(id), nullptr);
    ReadTx tx{house.database, house.folder.clock.now()};
    EXPECT_TRUE(log_state(tx, log_of(id)));
}

TEST_F(Accounts, AreMadeOnlyByWhoManagesPeople) {
    EXPECT_EQ(house.run(ada.caller, "user.create", {{"username", "cleo"}}).code(), "forbidden");
    EXPECT_EQ(house.run(gus.caller, "user.create", {{"username", "cleo"}}).code(), "forbidden");
    EXPECT_EQ(house.run(House::nobody(), "user.create", {{"username", "cleo"}}).code(), "unauthorized");
    EXPECT_TRUE(house.run(boss.caller, "user.create", {{"username", "cleo"}}));
}

TEST_F(Accounts, NeverGetMoreThanTheirMakerHolds) {
    EXPECT_EQ(house.run(boss.caller, "user.create", {{"username", "cleo"}, {"role", "admin"}}).code(), "forbidden");
    EXPECT_EQ(house.run(boss.caller, "user.create", {{"username", "cleo"}, {"role", "owner"}}).code(), "forbidden");
    EXPECT_EQ(house.run(boss.caller, "user.create", {{"username", "cleo"}, {"role", "admin"}, {"bot", true}}).code(),
              "forbidden");
    EXPECT_TRUE(house.run(root.caller, "user.create", {{"username", "cleo"}, {"role", "admin"}}));
}

TEST_F(Accounts, HaveNamesThatAreTheirOwn) {
    auto const make = [&](Json body) { return house.run(root.caller, "user.create", body).code(); };
    EXPECT_EQ(make({{"username", "ADA"}}), "username_taken");
    EXPECT_EQ(make({{"username", "System"}}), "username_taken");
    EXPECT_EQ(make({{"username", "аdmin"}}), "bad_username");  // a Cyrillic а
    EXPECT_EQ(make({{"username", "@here"}}), "bad_username");
    EXPECT_EQ(make({{"username", "<b>"}}), "bad_username");
    EXPECT_EQ(make({{"username", std::string(10240, 'a')}}), "too_large");
    EXPECT_EQ(make({{"username", "cleo"}, {"display_name", "SYSTEM"}}), "reserved_name");
    EXPECT_EQ(make({{"username", "cleo"}, {"display_name", "@here"}}), "reserved_name");
    EXPECT_EQ(make({{"username", "cleo"}, {"display_name", "ada\u202Ecod.exe"}}), "bad_text");
    EXPECT_EQ(make({{"username", "cleo"}, {"email", "cleo@harbour.example"}}), "accepted");
    EXPECT_EQ(make({{"username", "cleo2"}, {"email", "CLEO@harbour.example"}}), "email_taken");
}

TEST_F(Accounts, TakeNoPasswordForABot) {
    EXPECT_EQ(
        house.run(root.caller, "user.create", {{"username", "robo"}, {"bot", true}, {"password", password}}).code(),
        "bot_password");
}

// D2: sending it again after an unknown outcome settles it, though the salt of the hash is another one by then.
TEST_F(Accounts, AreMadeOnceForOneKeyAndThePasswordIsInNoDigest) {
    Json const body{{"username", "cleo"}, {"password", password}};
    auto const first = house.run(root.caller, "user.create", body, "again");
    auto const second = house.run(root.caller, "user.create", body, "again");
    ASSERT_TRUE(second) << second.code();
    EXPECT_TRUE(second.ack.duplicate);
    EXPECT_EQ(second.ack.done.seq, first.ack.done.seq);
    EXPECT_EQ(second.result, first.result);
    EXPECT_EQ(house.run(root.caller, "user.create", {{"username", "dora"}, {"password", password}}, "again").code(),
              "key_conflict");
    EXPECT_FALSE(house.stored_anywhere(password));
}

// --- Roles -------------------------------------------------------------------------------------------------------------

TEST_F(Accounts, ChangeTheirRoleByWhoStandsAbove) {
    EXPECT_EQ(role(ada, ben, "admin").code(), "forbidden");
    EXPECT_EQ(role(boss, gus, "admin").code(), "forbidden");    // ACL-17: a guest made an admin by an admin
    EXPECT_EQ(role(boss, root, "member").code(), "forbidden");  // the last owner
    EXPECT_EQ(role(boss, boss, "owner").code(), "own_role");
    EXPECT_EQ(role(root, root, "member").code(), "own_role");
    EXPECT_EQ(role(boss, gus, "member").code(), "accepted");

    auto const raised = role(root, ada, "admin");
    ASSERT_TRUE(raised);
    EXPECT_EQ(raised.at("role"), "admin");
    EXPECT_EQ(raised.result["version"], 2);
    EXPECT_EQ(house.roster.person(ada.id)->role, Role::admin);
    EXPECT_EQ(role(boss, ada, "member").code(), "forbidden");  // peers now

    auto const again = role(root, ada, "admin");
    EXPECT_TRUE(again.ack.done.unchanged);
    EXPECT_EQ(again.events(), 0u);
}

TEST_F(Accounts, KeepOneOwnerEvenAgainstTheOperator) {
    auto const demoted =
        house.run(House::operating(), "user.change_role", {{"user", to_text(root.id)}, {"role", "member"}});
    EXPECT_EQ(demoted.code(), "last_owner");
    EXPECT_EQ(about(root, "user.deactivate", root).code(), "last_owner");
    // A bot that owns counts for nothing: nobody could sign in.
    auto const robo = house.bot(root, "robo", Role::owner);
    EXPECT_EQ(role(robo, root, "member").code(), "last_owner");
    EXPECT_EQ(about(robo, "user.deactivate", root).code(), "last_owner");
}

TEST_F(Accounts, TakeTheirBotsDownWithThem) {
    role(root, ada, "admin");
    ada.caller.role = Role::admin;
    auto const robo = house.bot(ada, "robo");
    EXPECT_EQ(role(root, robo, "owner").code(), "bot_above_owner");
    ASSERT_TRUE(role(root, robo, "admin"));
    auto const lowered = role(root, ada, "guest");
    EXPECT_EQ(lowered.events(), 2u);
    EXPECT_EQ(lowered.at("id"), to_text(ada.id));
    EXPECT_EQ(house.roster.person(robo.id)->role, Role::guest);
}

TEST_F(Accounts, ThatAreBotsAnswerToAPersonEvenWhenABotMakesThem) {
    auto const robo = house.bot(root, "robo", Role::admin);
    auto const child = house.bot(robo, "robo2");
    auto const owner = house.column("SELECT bot_owner FROM users WHERE username = 'robo2'");
    EXPECT_EQ(owner, std::vector{std::to_string(root.id.value)});
    EXPECT_EQ(house.run(robo.caller, "user.create", {{"username", "robo3"}, {"role", "admin"}, {"bot", true}}).code(),
              "forbidden");
}

// --- Leaving and coming back -------------------------------------------------------------------------------------------

TEST_F(Accounts, ThatAreDeactivatedHaveNoWayIn) {
    auto const robo = house.bot(root, "robo");
    house.database.query("UPDATE users SET bot_owner = ? WHERE id = ?").bind(ada.id.value).bind(robo.id.value).run();
    auto const link = about(root, "user.reset_link", ada);
    ASSERT_TRUE(link);
    ASSERT_TRUE(house.holder(ada.token));
    ASSERT_TRUE(house.holder(robo.token));

    auto const gone = about(boss, "user.deactivate", ada);
    ASSERT_TRUE(gone) << gone.code();
    EXPECT_FALSE(gone.result["active"]);
    EXPECT_FALSE(house.holder(ada.token));
    EXPECT_FALSE(house.holder(robo.token));  // AUTH-20
    EXPECT_EQ(house.column("SELECT count(*) FROM sessions WHERE user = " + std::to_string(ada.id.value)).front(), "0");
    EXPECT_EQ(house.run(House::nobody(), "password.reset", {{"code", link.at("code")}, {"password", password}}).code(),
              "reset_invalid");
    EXPECT_EQ(house.run(ada.caller, "me.update", {{"display_name", "Still here"}}).code(), "unauthorized");
    EXPECT_TRUE(about(boss, "user.deactivate", ada).ack.done.unchanged);

    auto const back = about(boss, "user.reactivate", ada);
    EXPECT_TRUE(back.result["active"]);
    EXPECT_FALSE(house.holder(ada.token));  // what was ended stays ended
    EXPECT_EQ(house.run(House::nobody(), "password.reset", {{"code", link.at("code")}, {"password", password}}).code(),
              "reset_invalid");
}

TEST_F(Accounts, AreDeactivatedOnlyFromAbove) {
    EXPECT_EQ(about(ada, "user.deactivate", ben).code(), "forbidden");
    EXPECT_EQ(about(boss, "user.deactivate", root).code(), "forbidden");
    auto const second = house.person("boss2", Role::admin);
    EXPECT_EQ(about(boss, "user.deactivate", second).code(), "forbidden");
    EXPECT_TRUE(about(root, "user.deactivate", second));
    EXPECT_EQ(about(boss, "user.reactivate", second).code(), "forbidden");
    EXPECT_EQ(house.run(boss.caller, "user.deactivate", {{"user", to_text(UserId{99})}}).code(), "not_found");
}

TEST_F(Accounts, SignThemselvesOutByDeactivatingThemselves) {
    auto const left = about(boss, "user.deactivate", boss);
    ASSERT_TRUE(left) << left.code();
    EXPECT_TRUE(left.ack.done.ends_session);
}

TEST(EveryWayOut, CutsBeforeItIsAnswered) {
    House house;
    for (auto const name : {"user.change_role", "user.deactivate", "me.change_password", "password.reset",
                            "session.end_current", "session.end", "sessions.end_all"})
        EXPECT_TRUE(house.catalogue.command(name)->cuts) << name;
}

// --- Oneself -----------------------------------------------------------------------------------------------------------

TEST_F(Accounts, ChangeOnlyWhatIsTheirs) {
    // ACL-15: what nobody may bind is ignored.
    auto const changed = house.run(ada.caller, "me.update",
                                   {{"display_name", "Ada Lovelace"},
                                    {"role", "admin"},
                                    {"id", to_text(root.id)},
                                    {"username", "root"},
                                    {"created_at", 0}});
    ASSERT_TRUE(changed) << changed.code();
    EXPECT_EQ(changed.at("id"), to_text(ada.id));
    EXPECT_EQ(changed.at("role"), "member");
    EXPECT_EQ(changed.at("username"), "ada");
    EXPECT_EQ(changed.at("display_name"), "Ada Lovelace");
    EXPECT_TRUE(house.run(ada.caller, "me.update", {{"display_name", "Ada Lovelace"}}).ack.done.unchanged);
    EXPECT_TRUE(house.run(ada.caller, "me.update").ack.done.unchanged);
}

TEST_F(Accounts, SayTheirTitleAndTimeZoneForAllToSee) {
    auto const said =
        house.run(ada.caller, "me.update", {{"title", "  Harbour master  "}, {"time_zone", "Asia/Shanghai"}});
    ASSERT_TRUE(said) << said.code();
    EXPECT_EQ(said.at("title"), "Harbour master");
    EXPECT_EQ(said.events(), 1u);
    auto const seen = house.read(ben.caller, "user", {{"user", to_text(ada.id)}});
    EXPECT_EQ(seen["title"], "Harbour master");
    EXPECT_EQ(seen["time_zone"], "Asia/Shanghai");
    EXPECT_EQ(seen["version"], 2);
    EXPECT_NE(house.read(ben.caller, "workspace.state").dump().find("Harbour master"), std::string::npos);
    EXPECT_TRUE(house.run(ada.caller, "me.update", {{"title", "Harbour master"}}).ack.done.unchanged);

    auto const unsaid = house.run(ada.caller, "me.update", {{"title", ""}, {"time_zone", ""}});
    EXPECT_EQ(unsaid.at("title") + unsaid.at("time_zone"), "");
    EXPECT_EQ(unsaid.at("display_name"), "ada");
}

TEST_F(Accounts, HaveNoTitleThatIsNoneAndNoTimeZoneThatIsNowhere) {
    auto const refused = [&](Json body) {
        auto const answer = house.run(ada.caller, "me.update", body);
        return answer.code() + (answer.problem ? " " + answer.problem->field : "");
    };
    EXPECT_EQ(refused({{"title", "Harbour\nmaster"}}), "bad_text title");
    EXPECT_EQ(refused({{"title", "Harbour\u202Emaster"}}), "bad_text title");
    EXPECT_EQ(refused({{"title", std::string(101, 'x')}}), "too_large title");
    for (auto const* zone : {"Atlantis/Deep", "GMT+3", "../etc/passwd", "Europe/Berlin\n"})
        EXPECT_EQ(refused({{"time_zone", zone}}), "bad_time_zone time_zone") << zone;
    // What is refused changes nothing, what stands beside it included.
    EXPECT_EQ(refused({{"title", "Diver"}, {"time_zone", "Atlantis/Deep"}}), "bad_time_zone time_zone");
    EXPECT_EQ(house.read(ada.caller, "me")["title"], "");
    EXPECT_EQ(house.read(ada.caller, "me")["version"], 1);
}

TEST_F(Accounts, ShowTheirEmailAddressToAdminsAndThemselvesAlone) {
    constexpr auto address = "ada@harbour.example";
    auto const changed = house.run(ada.caller, "me.update", {{"email", address}});
    ASSERT_TRUE(changed);
    EXPECT_EQ(house.read(ada.caller, "me")["email"], address);
    EXPECT_EQ(house.read(boss.caller, "user", {{"user", to_text(ada.id)}})["email"], address);

    EXPECT_EQ(changed.result.dump().find(address), std::string::npos);
    for (auto const& item : changed.items) {
        auto const* event = std::get_if<AppendedEvent>(&item);
        EXPECT_TRUE(!event || event->whole.find(address) == std::string::npos);
    }
    for (auto const& stored : house.column("SELECT body FROM events UNION ALL SELECT result FROM keys"))
        EXPECT_EQ(stored.find(address), std::string::npos);
    for (auto const* read : {"users", "workspace.state"})
        EXPECT_EQ(house.read(ben.caller, read).dump().find(address), std::string::npos) << read;
    EXPECT_EQ(house.read(boss.caller, "workspace.state").dump().find(address), std::string::npos);
    EXPECT_FALSE(house.read(ben.caller, "user", {{"user", to_text(ada.id)}}).contains("email"));

    EXPECT_EQ(house.run(ben.caller, "me.update", {{"email", "ADA@harbour.example"}}).code(), "email_taken");
    EXPECT_TRUE(house.run(ada.caller, "me.update", {{"email", ""}}));
    EXPECT_TRUE(house.read(ada.caller, "me")["email"].is_null());
}

TEST_F(Accounts, SayAStatusThatIsNoEvent) {
    auto const said = house.run(ada.caller, "me.set_status",
                                {{"state", "dnd"}, {"text", "Writing"}, {"until", "2026-09-14T09:00:00Z"}});
    ASSERT_TRUE(said) << said.code();
    EXPECT_EQ(said.events(), 0u);
    EXPECT_EQ(said.ack.done.log, log_of(ada.id));
    EXPECT_EQ(house.roster.person(ada.id)->status.state, "dnd");
    EXPECT_EQ(house.read(ada.caller, "me")["status"]["text"], "Writing");
    house.later(std::chrono::hours{1});
    EXPECT_EQ(house.read(ada.caller, "me")["status"], (Json{{"state", "online"}, {"text", ""}, {"emoji", ""}}));
}

TEST_F(Accounts, AreProfiledForReadyAsForMe) {
    ReadTx tx{house.database, house.folder.clock.now()};
    EXPECT_EQ(Json::parse(house.catalogue.profile(tx, ada.id)), house.read(ada.caller, "me"));
}

TEST_F(Accounts, AreLastSeenWhenTheyWereLastSeen) {
    auto const seen = [&](std::int64_t at) {
        house.write([&](WriteTx& tx) { return house.catalogue.seen(tx, ada.id, from_micros(at)), 0; });
        return house.column("SELECT last_seen FROM users WHERE username = 'ada'").front();
    };
    EXPECT_EQ(seen(500), "500");
    EXPECT_EQ(seen(400), "500");
    EXPECT_EQ(seen(600), "600");
}

}  // namespace
}  // namespace holdfast::test
