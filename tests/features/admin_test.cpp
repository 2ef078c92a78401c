// The admin console's lists and figures: for admins alone, and true.
#include "features/admin/figures.hpp"
#include "features/fixture.hpp"

namespace holdfast::test {
namespace {

struct Console : Crew {
    Json people(Json query = Json::object()) { return house.read(boss.caller, "admin.people", std::move(query)); }
    std::vector<std::string> names(Json const& page) {
        std::vector<std::string> out;
        for (auto const& item : page.at("items")) out.push_back(item.at("user").at("username"));
        return out;
    }
    std::string channel(Someone const& by, std::string const& name, std::string const& kind = "public") {
        return house.run(by.caller, "channel.create", {{"name", name}, {"kind", kind}}).at("id");
    }
    void say(Someone const& who, std::string const& channel) {
        auto const said = house.run(who.caller, "message.post", {{"channel", channel}, {"text", "ahoy"}});
        ASSERT_TRUE(said) << said.code();
    }
};
using Names = std::vector<std::string>;

TEST_F(Console, IsForAdminsAlone) {
    for (auto const* read : {"admin.people", "admin.channels", "admin.audit", "admin.statistics", "admin.health"}) {
        EXPECT_EQ(house.read(ada.caller, read).value("code", ""), "forbidden") << read;
        EXPECT_EQ(house.read(gus.caller, read).value("code", ""), "forbidden") << read;
        EXPECT_EQ(house.read(House::nobody(), read).value("code", ""), "unauthorized") << read;
        EXPECT_FALSE(house.read(boss.caller, read).contains("code")) << read;
    }
}

TEST_F(Console, ListsFiltersAndSortsPeople) {
    house.run(
        root.caller, "user.create",
        {{"username", "lin"}, {"display_name", "林晓"}, {"email", "lin@harbour.example"}, {"password", password}});
    house.bot(root, "robo");
    about(boss, "user.deactivate", ben);
    auto const all = people({{"order", "username"}});
    EXPECT_EQ(names(all), (Names{"ada", "ben", "boss", "gus", "lin", "robo", "root"}));
    EXPECT_EQ(all["counts"], (Json{{"active", 5}, {"waiting", 4}, {"deactivated", 1}, {"bots", 1}}));
    EXPECT_EQ(names(people({{"kind", "bots"}})), (Names{"robo"}));
    EXPECT_EQ(names(people({{"role", "guest"}})), (Names{"gus"}));
    EXPECT_EQ(names(people({{"standing", "deactivated"}})), (Names{"ben"}));
    EXPECT_EQ(names(people({{"standing", "active"}, {"kind", "people"}})), (Names{"lin"}));
    EXPECT_EQ(names(people({{"query", "LIN@harb"}})), (Names{"lin"}));
    EXPECT_EQ(names(people({{"query", "林"}})), (Names{"lin"}));
    EXPECT_EQ(names(people({{"query", "xiao"}, {"ids", to_text(ada.id) + ",nonsense"}})), (Names{"ada"}));
    EXPECT_EQ(names(people({{"order", "role"}, {"descending", "true"}, {"limit", "1"}})), (Names{"root"}));
    auto const second = people({{"order", "username"}, {"offset", "2"}, {"limit", "2"}});
    EXPECT_EQ(names(second), (Names{"boss", "gus"}));
    EXPECT_EQ(second["total"], 7);
    EXPECT_EQ(people({{"order", "shoe size"}})["code"], "bad_value");
    EXPECT_EQ(people({{"offset", "-1"}})["code"], "out_of_range");
    house.later(std::chrono::hours{24 * 10});
    EXPECT_EQ(people({{"unseen_days", "7"}})["total"], 7);
    EXPECT_EQ(people({{"unseen_days", "30"}})["total"], 0);
}

TEST_F(Console, ShowsPublicChannelsAndCountsPrivateOnes) {
    auto const harbour = channel(ada, "harbour");
    channel(ada, "bridge", "private");
    say(ada, harbour);
    auto const page = house.read(boss.caller, "admin.channels");
    ASSERT_EQ(page["items"].size(), 1u);
    EXPECT_EQ(page["items"][0]["name"], "harbour");
    EXPECT_EQ(page["items"][0]["messages"], 1);
    EXPECT_EQ(page["private"], 1);
    EXPECT_EQ(page.dump().find("bridge"), std::string::npos);
}

TEST_F(Console, LetsAdminsManagePublicChannelsTheyAreNotIn) {
    auto const harbour = channel(ada, "harbour"), bridge = channel(ada, "bridge", "private");
    EXPECT_TRUE(house.run(boss.caller, "channel.archive", {{"channel", harbour}}));
    EXPECT_TRUE(house.run(boss.caller, "channel.restore", {{"channel", harbour}}));
    EXPECT_TRUE(house.run(boss.caller, "channel.rename", {{"channel", harbour}, {"name", "quay"}}));
    EXPECT_EQ(house.run(ben.caller, "channel.archive", {{"channel", harbour}}).code(), "not_a_member");
    EXPECT_EQ(house.run(boss.caller, "channel.archive", {{"channel", bridge}}).code(), "not_found");
    EXPECT_EQ(house.run(boss.caller, "channel.rename", {{"channel", bridge}, {"name", "deck"}}).code(), "not_found");
}

TEST_F(Console, WritesDownWhoDidWhat) {
    role(root, ada, "admin");
    house.run(root.caller, "user.create", {{"username", "cleo"}, {"password", password}});
    role(root, ada, "admin");  // so already: nothing was done
    house.run(ben.caller, "user.create", {{"username", "dora"}});
    auto const page = house.read(boss.caller, "admin.audit", {{"limit", "2"}});
    ASSERT_EQ(page["items"].size(), 2u);
    EXPECT_EQ(page["items"][0]["action"], "user.create");
    EXPECT_EQ(page["items"][0]["by"], to_text(root.id));
    EXPECT_EQ(page["items"][0]["detail"]["username"], "cleo");
    EXPECT_FALSE(page["items"][0]["detail"].contains("password"));
    EXPECT_EQ(page["items"][1]["action"], "user.change_role");
    EXPECT_EQ(page["items"][1]["about"], to_text(ada.id));
    auto const mine = house.read(boss.caller, "admin.audit", {{"about", to_text(ada.id)}});
    EXPECT_EQ(mine["items"][0]["detail"]["role"], "admin");
    auto const older =
        house.read(boss.caller, "admin.audit", {{"before", std::to_string(page["next_before"].get<int>())}});
    EXPECT_NE(older["items"][0]["id"], page["items"][1]["id"]);
    EXPECT_FALSE(house.stored_anywhere(password));
}

TEST_F(Console, CountsByTheDayAndNoFurtherBackThanAsked) {
    auto const harbour = channel(ada, "harbour"), bridge = channel(ada, "bridge", "private");
    auto const robo = house.bot(root, "robo");
    say(ada, bridge);
    house.later(std::chrono::hours{24 * 3});
    for (int i = 0; i < 3; ++i) say(ada, harbour);
    house.later(std::chrono::hours{24});
    say(ada, harbour);
    house.run(robo.caller, "channel.join", {{"channel", harbour}});
    say(robo, harbour);
    auto const two = house.read(boss.caller, "admin.statistics", {{"days", "2"}});
    ASSERT_EQ(two["days"].size(), 2u);
    EXPECT_EQ(two["days"][0]["messages"], 3);
    EXPECT_EQ(two["days"][1]["messages"], 2);
    EXPECT_EQ(two["days"][1]["posted"], 1);
    EXPECT_EQ(two["in_private"], 0);
    EXPECT_EQ(two["channels"][0]["name"], "harbour");
    EXPECT_EQ(two["channels"][0]["messages"], 5);
    auto const five = house.read(boss.caller, "admin.statistics", {{"days", "5"}});
    EXPECT_EQ(five["messages"], 6);
    EXPECT_EQ(five["in_private"], 1);
    EXPECT_EQ(five["channels"].size(), 1u);
    EXPECT_EQ(five["days"][0]["joined"], 5);
    EXPECT_EQ(house.read(boss.caller, "admin.statistics", {{"days", "91"}})["code"], "out_of_range");
}

TEST(TheVerdict, NamesWhatIsWrong) {
    using admin::troubles_of;
    constexpr std::int64_t gib = 1 << 30;
    VitalSigns well;
    well.disk_bytes = 100 * gib;
    well.disk_free_bytes = 50 * gib;
    well.connections_max = 1000;
    well.writer_queue_max = 4096;
    EXPECT_EQ(troubles_of(well), std::vector<std::string>{});
    auto const with = [&](auto change) {
        auto signs = well;
        change(signs);
        auto const troubles = troubles_of(signs);
        return troubles.size() == 1 ? troubles.front() : std::to_string(troubles.size());
    };
    EXPECT_EQ(with([](auto& s) { s.disk_free_bytes = 100 << 20; }), "disk_full");
    EXPECT_EQ(with([](auto& s) { s.disk_free_bytes = 4 * gib; }), "disk_low");
    EXPECT_EQ(with([](auto& s) { s.acknowledged = 1; }), "not_stored");
    EXPECT_EQ(with([](auto& s) { s.writer_queued = 3000; }), "queue_long");
    EXPECT_EQ(with([](auto& s) { s.acks = 100, s.ack_p99_us = 900'000; }), "acks_slow");
    EXPECT_EQ(with([](auto& s) { s.loop_lag_us = 900'000; }), "loops_late");
    EXPECT_EQ(with([](auto& s) { s.wal_bytes = gib; }), "wal_large");
    EXPECT_EQ(with([](auto& s) { s.cursors_off = 1; }), "rolled_back");
    EXPECT_EQ(with([](auto& s) { s.connections = 950; }), "connections_near");
}

}  // namespace
}  // namespace holdfast::test
