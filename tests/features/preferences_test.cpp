// What people are told of: stored whole, the same on all devices, and nobody else's.
#include "features/fixture.hpp"

namespace holdfast::test {
namespace {

struct Preferring : Crew {
    Json of(Someone const& who) { return house.read(who.caller, "preferences"); }
    Answer set(Someone const& who, Json const& wished) { return house.run(who.caller, "preferences.set", wished); }
    Answer set_channel(Someone const& who, std::string const& channel, Json wished) {
        wished["channel"] = channel;
        return house.run(who.caller, "channel_preferences.set", wished);
    }
    std::string channel_of(Someone const& who, std::vector<Someone> const& others = {}) {
        Json members = Json::array();
        for (auto const& other : others) members.push_back(to_text(other.id));
        auto const made =
            house.run(who.caller, "channel.create", {{"name", "harbour"}, {"kind", "private"}, {"members", members}});
        return made.at("id");
    }
};

TEST_F(Preferring, BeginsWithWhatIsMeantForOne) {
    auto const first = of(ada);
    EXPECT_EQ(first["preferences"]["level"], "mentions");
    EXPECT_EQ(first["preferences"]["keywords"], Json::array());
    EXPECT_EQ(first["preferences"]["quiet_hours"]["on"], false);
    EXPECT_EQ(first["channels"], Json::array());
}

TEST_F(Preferring, IsKeptWholeAndToldToOnesOwnDevicesAlone) {
    auto const changed = set(ada, {{"level", "all"},
                                   {"keywords", {" outage ", "OUTAGE", "停电"}},
                                   {"quiet_hours",
                                    {{"on", true},
                                     {"from_minute", 1320},
                                     {"days", {"sunday", "monday", "sunday"}},
                                     {"time_zone", "Asia/Shanghai"}}},
                                   {"preview", false},
                                   {"send_with", "ctrl_enter"}});
    ASSERT_TRUE(changed) << changed.code();
    EXPECT_EQ(changed.ack.done.log, log_of(ada.id));
    ASSERT_EQ(changed.events(), 1u);
    auto const held = of(ada);
    EXPECT_EQ(held["as_of"], changed.ack.done.seq);
    EXPECT_EQ(held["preferences"]["keywords"], (Json{"outage", "停电"}));
    EXPECT_EQ(held["preferences"]["quiet_hours"]["days"], (Json{"monday", "sunday"}));
    EXPECT_EQ(held["preferences"]["quiet_hours"]["to_minute"], 480);
    EXPECT_EQ(held["preferences"]["send_with"], "ctrl_enter");
    EXPECT_EQ(held["preferences"]["sound"], true);
    EXPECT_EQ(of(ben)["preferences"]["level"], "mentions");
    EXPECT_TRUE(set(ada, held["preferences"]).ack.done.unchanged);
    // What is left out is as at first.
    EXPECT_TRUE(set(ada, Json::object()));
    EXPECT_EQ(of(ada)["preferences"], of(ben)["preferences"]);
}

TEST_F(Preferring, RefusesWhatCannotBe) {
    auto const field = [&](Json const& wished) {
        auto const answer = set(ada, wished);
        return answer.code() + " " + (answer.problem ? answer.problem->field : "");
    };
    EXPECT_EQ(field({{"level", "loud"}}), "bad_value level");
    EXPECT_EQ(field({{"keywords", Json(51, "word")}}), "too_many keywords");
    EXPECT_EQ(field({{"keywords", {std::string(41, 'a')}}}), "too_large keywords");
    EXPECT_EQ(field({{"keywords", {" "}}}), "empty keywords");
    EXPECT_EQ(field({{"keywords", {"two\nlines"}}}), "bad_text keywords");
    EXPECT_EQ(field({{"keywords", "outage"}}), "bad_type keywords");
    EXPECT_EQ(field({{"quiet_hours", 7}}), "bad_type quiet_hours");
    EXPECT_EQ(field({{"quiet_hours", {{"from_minute", 1440}}}}), "out_of_range from_minute");
    EXPECT_EQ(field({{"quiet_hours", {{"days", {"someday"}}}}}), "bad_value days");
    for (auto const* zone : {"Atlantis/Deep", "GMT+3", "Etc/Unknown", "../etc/passwd", "Europe/Berlin\n", "柏林"})
        EXPECT_EQ(field({{"quiet_hours", {{"time_zone", zone}}}}), "bad_time_zone quiet_hours.time_zone") << zone;
    EXPECT_EQ(of(ada)["preferences"], of(ben)["preferences"]);
    EXPECT_TRUE(
        set(ada, {{"keywords", {"四十个汉字四十个汉字四十个汉字四十个汉字四十个汉字四十个汉字四十个汉字四十个汉字"}}}));
}

TEST_F(Preferring, DiffersForEachChannelOneIsIn) {
    auto const channel = channel_of(ada, {ben});
    auto const until = to_text(house.folder.clock.now() + std::chrono::hours{1});
    ASSERT_TRUE(set_channel(ada, channel, {{"level", "all"}, {"muted", true}, {"mute_until", until}}));
    auto const held = of(ada)["channels"];
    ASSERT_EQ(held.size(), 1u);
    EXPECT_EQ(held[0], (Json{{"channel", channel}, {"level", "all"}, {"muted", true}, {"mute_until", until}}));
    EXPECT_EQ(of(ben)["channels"], Json::array());

    EXPECT_EQ(set_channel(ada, channel, {{"muted", true}, {"mute_until", "2001-01-01T00:00:00Z"}}).code(),
              "out_of_range");
    ASSERT_TRUE(set_channel(ada, channel, {{"mute_until", until}}));  // not muted: no end of it
    EXPECT_FALSE(of(ada)["channels"][0].contains("mute_until"));
    EXPECT_TRUE(set_channel(ada, channel, Json::object()).ack.done.unchanged);

    for (auto const& stranger : {boss, gus, root})
        EXPECT_EQ(set_channel(stranger, channel, Json::object()).code(), "not_found");
    EXPECT_EQ(set_channel(ada, "C0000000000009", Json::object()).code(), "not_found");
}

TEST_F(Preferring, IsForgottenWithTheChannel) {
    auto const channel = channel_of(ada, {ben});
    ASSERT_TRUE(set_channel(ben, channel, {{"muted", true}}));
    ASSERT_TRUE(house.run(ada.caller, "member.remove", {{"channel", channel}, {"user", to_text(ben.id)}}));
    EXPECT_EQ(of(ben)["channels"], Json::array());
    EXPECT_EQ(set_channel(ben, channel, {{"muted", true}}).code(), "not_found");
}

TEST_F(Preferring, IsForPeopleWhoAreSignedIn) {
    EXPECT_EQ(house.run(House::nobody(), "preferences.set").code(), "unauthorized");
    EXPECT_EQ(house.run(House::operating(), "preferences.set").code(), "unauthorized");
    EXPECT_EQ(house.read(House::nobody(), "preferences")["code"], "unauthorized");
}

}  // namespace
}  // namespace holdfast::test
