// Who may name everybody in a channel: a setting.
#include "features/fixture.hpp"

namespace holdfast::test {
namespace {

struct Everybody : Crew {
    Everybody() {
        channel = house.run(ada.caller, "channel.create", {{"name", "harbour"}, {"kind", "public"}}).at("id");
    }
    std::string channel;
};

TEST_F(Everybody, IsNamedByWhomTheSettingLets) {
    house.run(boss.caller, "channel.join", {{"channel", channel}});
    auto const post = [&](Someone const& by, std::string const& text, std::string const& where) {
        return house.run(by.caller, "message.post", {{"channel", where}, {"text", text}}).code();
    };
    house.catalogue.mention_everyone = MentionEveryone::admins;
    for (auto const* const word : {"@channel", "@here", "@all", "＠everyone", "all hands: @Channel."})
        EXPECT_EQ(post(ada, word, channel), "mention_forbidden") << word;
    for (auto const* const fine : {"`@channel` in code", "me@here.example", "@ben"})
        EXPECT_EQ(post(ada, fine, channel), "accepted") << fine;
    EXPECT_EQ(post(boss, "@channel", channel), "accepted");
    auto const direct = house.run(ada.caller, "direct.open", {{"users", {to_text(ben.id)}}}).at("id");
    EXPECT_EQ(post(ada, "@here", direct), "accepted");
    EXPECT_EQ(house.read(ada.caller, "mention_rule"), Json({{"everyone", "admins"}, {"allowed", false}}));
    EXPECT_EQ(house.read(boss.caller, "mention_rule")["allowed"], true);
    house.catalogue.mention_everyone = MentionEveryone::nobody;
    EXPECT_EQ(post(boss, "@channel", channel), "mention_forbidden");
    house.catalogue.mention_everyone = MentionEveryone::members;
    EXPECT_EQ(post(ada, "@channel", channel), "accepted");
}

TEST_F(Everybody, MayStayNamedThroughAnEditButNotComeToBeByOne) {
    auto const say = [&](std::string const& text) {
        return house.run(ada.caller, "message.post", {{"channel", channel}, {"text", text}}).ack.done.seq;
    };
    auto const before = say("@channel, the tide"), plain = say("the tide");
    house.catalogue.mention_everyone = MentionEveryone::admins;
    auto const edit = [&](Seq message, std::string const& text) {
        return house.run(ada.caller, "message.edit",
                         {{"channel", channel}, {"message", message}, {"revision", message}, {"text", text}});
    };
    EXPECT_EQ(edit(before, "@channel, the tide turns").code(), "accepted");
    auto const refused = edit(plain, "@channel, the tide turns");
    EXPECT_EQ(refused.code(), "mention_forbidden");
    EXPECT_EQ(refused.problem->field, "text");
}

}  // namespace
}  // namespace holdfast::test
