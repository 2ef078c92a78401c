#include "holdfast/domain/words.hpp"

#include <gtest/gtest.h>

namespace holdfast::test {
namespace {

std::vector<std::string> keys(std::string_view text) {
    std::vector<std::string> out;
    for (auto const& word : words_in(text)) out.push_back(word.key);
    return out;
}
using Keys = std::vector<std::string>;

TEST(Words, AreLettersAndDigitsInAnyCaseAndWidth) {
    EXPECT_EQ(keys("The TIDE, turns; at 6."), (Keys{"the", "tide", "turns", "at", "6"}));
    EXPECT_EQ(keys("ＡＢＣ　１２"), (Keys{"abc", "12"}));
    EXPECT_EQ(keys("berth_slot release-4.2"), (Keys{"berth", "slot", "release", "4", "2"}));
    EXPECT_EQ(keys("Straße"), (Keys{"strasse"}));
    EXPECT_EQ(keys("e\u0301te\u0301"), keys("été"));
    EXPECT_EQ(keys("⚓ … 👍"), Keys{});
}

TEST(Words, OfChineseAreSingleCharacters) {
    EXPECT_EQ(keys("唯一索引abc的"), (Keys{"唯", "一", "索", "引", "abc", "的"}));
    EXPECT_EQ(keys("ありがとう"), (Keys{"あ", "り", "が", "と", "う"}));
}

TEST(Words, KnowWhereTheyStand) {
    auto const words = words_in("a 泊位x");
    ASSERT_EQ(words.size(), 4u);
    EXPECT_EQ(words[2].begin, 5u);
    EXPECT_EQ(words[2].end, 8u);
    EXPECT_EQ(words[3].end, 9u);
}

TEST(Words, AreNeverLong) { EXPECT_EQ(words_in(std::string(5000, 'a')).at(0).key.size(), 64u); }

TEST(Phrases, AreCutAsAReaderWouldCutThem) {
    EXPECT_EQ(phrases_in("数据库迁移"), (std::vector<Phrase>{{{"数", "据", "库"}, false}, {{"迁", "移"}, false}}));
    EXPECT_EQ(phrases_in("deploy to"), (std::vector<Phrase>{{{"deploy"}, true}, {{"to"}, false}}));
    EXPECT_EQ(phrases_in("berth_slot的"), (std::vector<Phrase>{{{"berth", "slot"}, true}, {{"的"}, false}}));
    EXPECT_EQ(phrases_in("the tide 潮汐", true), (std::vector<Phrase>{{{"the", "tide", "潮", "汐"}, false}}));
    EXPECT_TRUE(phrases_in("…!?").empty());
}

TEST(Phrases, StandWhereTheirWordsFollowOneAnother) {
    auto const words = words_in("deploys, then a Deployment");
    EXPECT_EQ(places_of({{"deploy"}, true}, words), (std::vector<Stretch>{{0, 7}, {16, 26}}));
    EXPECT_TRUE(places_of({{"deploy"}, false}, words).empty());
    EXPECT_TRUE(places_of({{"then", "deployment"}, false}, words).empty());
}

}  // namespace
}  // namespace holdfast::test
