// JSON from strangers: what is refused, and the member that is named for it.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "holdfast/base/json.hpp"

namespace holdfast {
namespace {

std::string refusal(std::string_view text) {
    auto const parsed = parse_json(text);
    return parsed ? "" : parsed.error().code + " " + parsed.error().field;
}

TEST(StrictJson, NamesTheMemberWhoseTextIsNone) {
    EXPECT_EQ(refusal(R"({"text":"a","topic":"b\u0000"})"), "bad_text topic");
    EXPECT_EQ(refusal(R"({"text":"\ud800"})"), "bad_text text");
    EXPECT_EQ(refusal("{\"users\":[\"a\",\"\xFF\"]}"), "bad_text users");
    EXPECT_EQ(refusal("{\"" + std::string(65, 'n') + "\":\"\xFF\"}"), "bad_text ");
    EXPECT_EQ(refusal(R"({"a\u001b[2J":"\ud800"})"), "bad_text ") << "a name with control characters is not given back";
}

TEST(StrictJson, HoldsNoNullByteInANameEither) { EXPECT_EQ(refusal(R"({"text\u0000":"a"})"), "bad_text "); }

TEST(StrictJson, IsNestedNoDeeperThanThirtyTwo) {
    auto const nested = [](int depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_EQ(refusal(nested(32)), "");
    EXPECT_EQ(refusal(nested(33)), "bad_json ");
    EXPECT_EQ(refusal("{\"text\":" + nested(10'000) + "}"), "bad_json text");
}

TEST(StrictJson, HoldsEveryNameOnce) {
    EXPECT_EQ(refusal(R"({"type":"post","type":"start"})"), "bad_json ");
    EXPECT_EQ(refusal(R"({"type":"post","\u0074ype":"start"})"), "bad_json ");
}

}  // namespace
}  // namespace holdfast
