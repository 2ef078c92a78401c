// What a start may look like, and what is said of one that may not.
#include <gtest/gtest.h>

#include "engine/start_frame.hpp"

namespace holdfast {
namespace {

std::string fault_of(std::string_view text, std::size_t most = 10) {
    auto const read = parse_start(text, most);
    return read ? "" : read.error().code + " " + read.error().field;
}

TEST(StartFrame, IsReadInOnePass) {
    auto const read = parse_start(
        R"({"type":"start","protocol":1,"device":"d1","epoch":"e1","cursors":{"@me":[91,"5d1e"],"C7":[412,"9f3c"]},"focus":"C7"})",
        10);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->epoch, "e1");
    EXPECT_EQ(read->focus, "C7");
    EXPECT_EQ(read->cursors.size(), 2u);
    EXPECT_EQ(read->cursors.at("@me"), (std::pair<Seq, std::string>{91, "5d1e"}));
    EXPECT_EQ(read->cursors.at("C7"), (std::pair<Seq, std::string>{412, "9f3c"}));
}

TEST(StartFrame, MayHaveItsMembersInAnyOrderAndOthersBesides) {
    auto const read = parse_start(
        R"({"cursors":{"C7":[0,""]},"later":{"cursors":[1,{"epoch":"x"}],"focus":"no"},"protocol":1,"type":"start","focus":7})",
        10);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->focus, "");
    EXPECT_EQ(read->epoch, "");
    EXPECT_EQ(read->cursors.at("C7").first, 0);
    EXPECT_TRUE(parse_start(R"({"protocol":1})", 10));
}

TEST(StartFrame, SaysWhichFieldIsAtFault) {
    EXPECT_EQ(fault_of(R"({"type":"start"})"), "bad_frame protocol");
    EXPECT_EQ(fault_of(R"({"protocol":2})"), "bad_frame protocol");
    EXPECT_EQ(fault_of(R"({"protocol":"1"})"), "bad_frame protocol");
    for (auto const* const cursors :
         {"7", "null", "\"x\"", "[]", "{\"C7\":7}", "{\"C7\":[]}", "{\"C7\":[1]}", "{\"C7\":[-1,\"\"]}",
          "{\"C7\":[1.5,\"\"]}", "{\"C7\":[\"1\",\"\"]}", "{\"C7\":[1,2]}", "{\"C7\":[1,\"\",3]}",
          "{\"C7\":[1,\"\",\"\"]}", "{\"C7\":[[1],\"\"]}", "{\"C7\":{\"seq\":1}}",
          "{\"C7\":[9223372036854775807,\"\"]}", "{\"C7\":[99999999999999999999,\"\"]}"})
        EXPECT_EQ(fault_of(R"({"protocol":1,"cursors":)" + std::string{cursors} + "}"), "bad_frame cursors") << cursors;
    EXPECT_EQ(fault_of(R"({"protocol":1,"cursors":{"a":[1,""],"b":[1,""]}})", 1), "too_large cursors");
}

TEST(StartFrame, IsJsonWithoutNamesTwiceAndWithoutEndlessDepth) {
    for (auto const* const text : {"", "[]", "[{}]", "7", "{", R"({"protocol":1)", R"({"protocol":1,"protocol":1})",
                                   R"({"protocol":1,"focus":"\u0000"})", R"({"protocol":1,"fo\u0000cus":""})",
                                   "{\"protocol\":1,\"focus\":\"\xff\"}"})
        EXPECT_NE(fault_of(text), "") << text;
    EXPECT_NE(fault_of(R"({"protocol":1,"cursors":{"C7":[1,""],"C7":[1,""]}})"), "");
    std::string deep(5'000, '[');
    EXPECT_NE(fault_of(R"({"protocol":1,"x":)" + deep + std::string(5'000, ']') + "}"), "");
}

TEST(StartFrame, IsRecognisedByHowEveryClientBeginsIt) {
    EXPECT_TRUE(looks_like_start(R"({"type":"start","protocol":1})"));
    EXPECT_FALSE(looks_like_start(R"({"type":"started"})"));
    EXPECT_FALSE(looks_like_start(R"({"type":"post"})"));
}

}  // namespace
}  // namespace holdfast
