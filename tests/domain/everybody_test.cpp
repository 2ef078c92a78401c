#include "holdfast/domain/everybody.hpp"

#include <gtest/gtest.h>

namespace holdfast {
namespace {

TEST(MentionEveryone, HasAName) {
    for (auto const rule :
         {MentionEveryone::everyone, MentionEveryone::members, MentionEveryone::admins, MentionEveryone::nobody})
        EXPECT_EQ(parse_mention_everyone(mention_everyone_name(rule)), rule);
    for (auto const* const name : {"", "Admins", "all"}) EXPECT_FALSE(parse_mention_everyone(name)) << name;
}

TEST(MentionEveryone, LetsMoreTheHigherTheRole) {
    auto const lets = [](MentionEveryone rule) {
        std::string out;
        for (auto const role : {Role::guest, Role::member, Role::admin, Role::owner})
            out += may_mention_everyone(rule, role) ? 'y' : 'n';
        return out;
    };
    EXPECT_EQ(lets(MentionEveryone::everyone), "yyyy");
    EXPECT_EQ(lets(MentionEveryone::members), "nyyy");
    EXPECT_EQ(lets(MentionEveryone::admins), "nnyy");
    EXPECT_EQ(lets(MentionEveryone::nobody), "nnnn");
}

TEST(MentionEveryone, MeansTheFourWordsOutsideCode) {
    for (auto const* const text : {"@channel", "now, @All!", "＠here", "x\n@everyone"})
        EXPECT_TRUE(mentions_everybody(text)) << text;
    for (auto const* const text : {"", "channel", "@channels", "`@channel`", "a@all.example", "@ada"})
        EXPECT_FALSE(mentions_everybody(text)) << text;
}

}  // namespace
}  // namespace holdfast
