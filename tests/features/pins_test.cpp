// Pins, which a channel shares, and saved messages, which are one's own.
#include "features/fixture.hpp"

namespace holdfast::test {
namespace {

struct Marks : Crew {
    std::string found(std::string const& history = "all") {
        return house
            .run(ada.caller, "channel.create",
                 {{"name", "harbour"}, {"kind", "private"}, {"history", history}, {"members", {to_text(ben.id)}}})
            .at("id");
    }
    Json post(Someone const& by, std::string const& text) {
        return {{"channel", channel},
                {"message", house.run(by.caller, "message.post", {{"channel", channel}, {"text", text}}).ack.done.seq}};
    }
    std::vector<std::int64_t> pinned(Someone const& by) {
        std::vector<std::int64_t> out;
        auto const list = house.read(by.caller, "pins", {{"channel", channel}});
        for (auto const& message : list.at("messages")) out.push_back(message.at("seq"));
        return out;
    }
    Json saved(Someone const& by, Json const& query = Json::object()) { return house.read(by.caller, "saved", query); }
    std::string channel = found();
};

std::int64_t seq(Json const& where) { return where.at("message"); }

TEST_F(Marks, PinsStandTheLastPinnedFirstUntilSomebodyUnpinsThem) {
    auto const one = post(ada, "one"), two = post(ben, "two");
    auto const at = house.run(ben.caller, "message.pin", one).ack.done.seq;
    house.run(ben.caller, "message.pin", two);
    EXPECT_TRUE(house.run(ada.caller, "message.pin", one).ack.done.unchanged);
    EXPECT_EQ(pinned(ada), (std::vector{seq(two), seq(one)}));
    auto const shown = house.read(ada.caller, "pins", {{"channel", channel}}).at("messages").at(1);
    EXPECT_EQ(shown.at("pinned").at("by"), to_text(ben.id));
    EXPECT_EQ(shown.at("version"), at);
    EXPECT_EQ(shown.at("revision"), seq(one));
    EXPECT_EQ(house.run(ada.caller, "message.unpin", two).events(), 1U);
    EXPECT_TRUE(house.run(ada.caller, "message.unpin", two).ack.done.unchanged);
    EXPECT_EQ(pinned(ada), (std::vector{seq(one)}));
}

TEST_F(Marks, PinsAreForThoseWhoMayWriteThereAndStopAtAHundred) {
    auto const one = post(ada, "one");
    for (auto const* name : {"message.pin", "message.unpin"}) {
        EXPECT_EQ(house.run(boss.caller, name, one).code(), "not_found");
        EXPECT_EQ(house.run(ada.caller, name, {{"channel", channel}, {"message", 999}}).code(), "not_found");
    }
    EXPECT_EQ(house.read(boss.caller, "pins", {{"channel", channel}}).at("code"), "not_found");
    for (int n = 0; n < 100; ++n) EXPECT_EQ(house.run(ada.caller, "message.pin", post(ada, "more")).code(), "accepted");
    EXPECT_EQ(house.run(ada.caller, "message.pin", one).code(), "too_many_pins");
    house.run(ada.caller, "channel.archive", {{"channel", channel}});
    EXPECT_EQ(house.run(ada.caller, "message.pin", one).code(), "archived");
    EXPECT_EQ(pinned(ben).size(), 100U);
}

TEST_F(Marks, ShowNothingFromBeforeOneCame) {
    channel = found("joined");
    auto const early = post(ada, "early");
    house.run(ada.caller, "message.pin", early);
    house.run(ada.caller, "member.add", {{"channel", channel}, {"users", {to_text(boss.id)}}});
    EXPECT_EQ(pinned(boss), std::vector<std::int64_t>{});
    EXPECT_EQ(pinned(ben), std::vector{seq(early)});
    EXPECT_EQ(house.run(boss.caller, "message.unpin", early).code(), "not_found");
    EXPECT_EQ(house.run(boss.caller, "saved.add", early).code(), "not_found");
}

TEST_F(Marks, SavedMessagesAreOnesOwnAndComeTheLastSavedFirst) {
    auto const one = post(ada, "one"), two = post(ada, "two"), three = post(ada, "three");
    for (auto const& where : {two, one, three}) house.run(ben.caller, "saved.add", where);
    EXPECT_TRUE(house.run(ben.caller, "saved.add", one).ack.done.unchanged);
    EXPECT_EQ(saved(ada).at("items"), Json::array());
    auto const first = saved(ben, {{"limit", "2"}});
    ASSERT_EQ(first.at("items").size(), 2U);
    EXPECT_EQ(first.at("items").at(0).at("content").at("text"), "three");
    EXPECT_EQ(first.at("items").at(1).at("content").at("text"), "one");
    EXPECT_TRUE(first.at("people").contains(to_text(ada.id)));
    auto const rest = saved(ben, {{"cursor", std::to_string(first.at("next_cursor").get<Seq>())}});
    ASSERT_EQ(rest.at("items").size(), 1U);
    EXPECT_EQ(rest.at("items").at(0).at("content").at("text"), "two");
    EXPECT_FALSE(rest.contains("next_cursor"));

    EXPECT_EQ(house.run(ben.caller, "saved.remove", one).events(), 1U);
    EXPECT_TRUE(house.run(ben.caller, "saved.remove", one).ack.done.unchanged);
    auto const marks = house.read(ben.caller, "saved_marks");
    EXPECT_EQ(marks.at("items"), (Json{two, three}));
}

TEST_F(Marks, SavedMessagesSayNothingOfAChannelOneHasLeft) {
    auto const kept = post(ada, "kept"), gone = post(ada, "gone");
    for (auto const& where : {kept, gone}) house.run(ben.caller, "saved.add", where);
    house.run(ada.caller, "message.delete", gone);
    EXPECT_EQ(saved(ben).at("items").size(), 1U);  // deleted: passed over
    house.run(ben.caller, "channel.leave", {{"channel", channel}});
    auto const items = saved(ben).at("items");
    ASSERT_EQ(items.size(), 2U);  // whether it was deleted is nobody's business any more
    for (auto const& item : items) EXPECT_TRUE(item.at("content").is_null());
    EXPECT_EQ(saved(ben).at("people"), Json::object());
    EXPECT_EQ(house.run(ben.caller, "saved.add", kept).code(), "not_found");
    EXPECT_EQ(house.run(ben.caller, "saved.remove", kept).events(), 1U);
}

}  // namespace
}  // namespace holdfast::test
