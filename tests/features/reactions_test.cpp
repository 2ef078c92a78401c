// Reactions: exactly one emoji, one of each a person, twenty kinds a message; and they leave a message's words alone.
#include "features/fixture.hpp"
#include "features/reactions/rules.hpp"
#include "holdfast/domain/emoji.hpp"

namespace holdfast::test {
namespace {

TEST(OneEmoji, IsWhatUnicodeListsInAnySpelling) {
    for (auto const* emoji : {"👍", "👍🏽", "❤️", "🇫🇷", "1️⃣", "#️⃣", "👨‍👩‍👧‍👦",
                              "🏳️‍🌈", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👩🏽‍❤️‍💋‍👨🏿",
                              "⛹🏻‍♂️", "🐦‍🔥", "🏃🏽‍♀️‍➡️"})
        EXPECT_EQ(one_emoji(emoji), emoji) << emoji;
    EXPECT_EQ(one_emoji("\u2764"), "\u2764\uFE0F");
    EXPECT_EQ(one_emoji("👍\uFE0F"), "👍");
    EXPECT_EQ(one_emoji("🏳\u200D🌈"), "🏳️‍🌈");
    EXPECT_EQ(one_emoji("1\u20E3"), "1️⃣");
    EXPECT_EQ(one_emoji("\U0001FAE9"), "\U0001FAE9");  // of Unicode 16
}

TEST(OneEmoji, IsNothingElse) {
    for (auto const* text : {"",        "a",       "1",  "👍👍",     "👍 ",      " 👍",
                             ":+1:",    "★",       "🇽🇽", "🇫",      "\u200D",  "\uFE0F",
                             "👍\u200D", "❤\uFE0E", "👍a", "\u20E3", "a\u20E3", "👍‍👍‍👍‍👍‍👍",
                             "中",      "<script>"})
        EXPECT_EQ(one_emoji(text), std::nullopt) << text;
    EXPECT_EQ(one_emoji(std::string(65, 'a')), std::nullopt);
    EXPECT_EQ(one_emoji("\xF0\x9F\x91"), std::nullopt);  // cut in the middle
}

TEST(AReaction, JoinsAKindThatIsThereWhenNoMoreMayBegin) {
    using namespace reactions;
    EXPECT_EQ(decide_add({.kinds = kinds_max, .since = std::nullopt, .mine = false}).error().code, "too_many_kinds");
    EXPECT_TRUE(*decide_add({.kinds = kinds_max, .since = 7, .mine = false}));
    EXPECT_FALSE(*decide_add({.kinds = kinds_max, .since = 7, .mine = true}));
    EXPECT_TRUE(*decide_add({.kinds = kinds_max - 1, .since = std::nullopt, .mine = false}));
}

struct Reactions : Crew {
    Json message(std::string const& text = "The tide turns at six.") {
        return {{"channel", channel}, {"message", post(ada, text)}};
    }
    std::int64_t post(Someone const& by, std::string const& text) {
        return house.run(by.caller, "message.post", {{"channel", channel}, {"text", text}}).ack.done.seq;
    }
    Answer react(Someone const& by, Json where, std::string const& emoji, std::string_view name = "reaction.add") {
        where["emoji"] = emoji;
        return house.run(by.caller, name, where);
    }
    Json seen(Json const& where) {
        auto asked = where;
        asked["message"] = std::to_string(where.at("message").get<std::int64_t>());
        return house.read(ada.caller, "message", asked);
    }
    std::string channel = house
                              .run(ada.caller, "channel.create",
                                   {{"name", "harbour"}, {"kind", "private"}, {"members", {to_text(ben.id)}}})
                              .at("id");
};

TEST_F(Reactions, StandInTheOrderInWhichTheyCame) {
    auto const where = message();
    react(ada, where, "👍");
    react(ben, where, "\u2764");
    react(ben, where, "👍");
    EXPECT_EQ(react(ada, where, "👍").ack.done.unchanged, true);
    EXPECT_EQ(react(ada, where, "👍", "reaction.remove").events(), 1U);
    react(ada, where, "👍");
    auto const ids = [](auto... who) { return Json::array({to_text(who.id)...}); };
    EXPECT_EQ(seen(where).at("reactions"),
              (Json{{{"emoji", "👍"}, {"users", ids(ben, ada)}}, {{"emoji", "❤️"}, {"users", ids(ben)}}}));
    react(ben, where, "❤️", "reaction.remove");
    EXPECT_EQ(react(ben, where, "❤️", "reaction.remove").ack.done.unchanged, true);
    EXPECT_EQ(seen(where).at("reactions").size(), 1U);
}

TEST_F(Reactions, RaiseTheVersionAndLeaveTheRevision) {
    auto const where = message();
    auto const at = react(ben, where, "👍").ack.done.seq;
    EXPECT_EQ(seen(where).at("version"), at);
    EXPECT_EQ(seen(where).at("revision"), where.at("message"));
    auto edit = where;
    edit["revision"] = where.at("message");
    edit["text"] = "The tide turns at seven.";
    EXPECT_EQ(house.run(ada.caller, "message.edit", edit).code(), "accepted");
    EXPECT_EQ(seen(where).at("reactions").size(), 1U);
}

TEST_F(Reactions, StopAtTwentyKinds) {
    auto const where = message();
    auto const nth = [](int n) {
        return std::string{"\xF0\x9F\x90"} + static_cast<char>(0x80 + n);
    };  // animals from U+1F400
    for (int n = 0; n < 20; ++n) EXPECT_EQ(react(ada, where, nth(n)).code(), "accepted") << n;
    EXPECT_EQ(react(ben, where, nth(20)).code(), "too_many_kinds");
    EXPECT_EQ(react(ben, where, nth(3)).code(), "accepted");
}

TEST_F(Reactions, AreGoneWithTheirMessage) {
    auto const where = message();
    react(ben, where, "👍");
    house.run(ada.caller, "message.pin", where);
    house.run(ada.caller, "message.delete", where);
    EXPECT_EQ(seen(where).at("reactions"), Json::array());
    EXPECT_FALSE(seen(where).contains("pinned"));
    EXPECT_EQ(house.column("SELECT count(*) FROM reactions"), std::vector<std::string>{"0"});
    EXPECT_EQ(house.column("SELECT count(*) FROM pins"), std::vector<std::string>{"0"});
    EXPECT_EQ(react(ben, where, "👍").code(), "not_found");
}

TEST_F(Reactions, AreForThoseWhoMayWriteThere) {
    auto const where = message();
    for (auto const* name : {"reaction.add", "reaction.remove"}) {
        EXPECT_EQ(react(boss, where, "👍", name).code(), "not_found");
        EXPECT_EQ(react(ben, where, "thumbs", name).problem->field, "emoji");
        EXPECT_EQ(react(ben, where, "thumbs", name).code(), "bad_emoji");
        EXPECT_EQ(react(ben, where, "", name).code(), "empty");
        EXPECT_EQ(react(ben, {{"channel", channel}, {"message", 999}}, "👍", name).code(), "not_found");
    }
    house.run(ada.caller, "channel.archive", {{"channel", channel}});
    EXPECT_EQ(react(ben, where, "👍").code(), "archived");
}

TEST_F(Reactions, CountAsUnreadForNobody) {
    auto const where = message();
    auto const before = house.read(ben.caller, "read_state", {{"channel", channel}}).at("unread");
    react(ada, where, "👍");
    EXPECT_EQ(house.read(ben.caller, "read_state", {{"channel", channel}}).at("unread"), before);
}

}  // namespace
}  // namespace holdfast::test
