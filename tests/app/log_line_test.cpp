#include "app/log_line.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "holdfast/base/json.hpp"

namespace holdfast {
namespace {

Timestamp const at = *parse_timestamp("2026-09-14T08:41:00.000001Z");

std::string json(std::string_view sentence, std::initializer_list<log::Fact> facts = {}) {
    return render({at, "info", sentence, {facts.begin(), facts.size()}}, LogFormat::json);
}
std::string text(std::string_view sentence, std::initializer_list<log::Fact> facts = {}) {
    return render({at, "info", sentence, {facts.begin(), facts.size()}}, LogFormat::text);
}

TEST(LogLine, IsAnObjectWithItsFactsInJson) {
    EXPECT_EQ(json("Request", {{"method", "GET"}, {"status", 200}, {"ms", 1.5}, {"again", false}}),
              R"({"time":"2026-09-14T08:41:00.000001Z","level":"info","message":"Request","method":"GET","status":200,)"
              R"("ms":1.500,"again":false})"
              "\n");
}

TEST(LogLine, IsWordsInText) {
    EXPECT_EQ(text("It \"listens\".", {{"port", 8080}, {"name", "two words"}, {"empty", ""}}),
              "2026-09-14T08:41:00.000001Z info  It \"listens\". port=8080 name=\"two words\" empty=\"\"\n");
}

// What a stranger may try: to forge a line, to move the cursor, to write the clipboard, to hide by turning the text.
std::string_view const attacks[]{
    "a\nb",
    "a\r\nb",
    "\x1b[2J",
    "\x1b]52;c;aGk=\x07",
    "%n%s",
    "${jndi:ldap://x}",
    "\xc2\x9b"
    "2J",
    "\xe2\x80\xae"
    "gpj",
    "\xe2\x80\xa8",
    "\xff\xfe",
    "\xc0\xaf",
    "\xed\xa0\x80",
    "\xf5\x80\x80\x80",
    "\x7f",
    "\"},{\"level\":\"error\"",
    "\\",
};

TEST(LogLine, StaysOneLineOfHarmlessTextWhateverStrangersWrite) {
    for (auto const attack : attacks)
        for (auto const& line : {json(attack, {{"agent", attack}}), text(attack, {{"agent", attack}})}) {
            EXPECT_EQ(line.find('\n'), line.size() - 1) << line;
            for (auto const letter : line.substr(0, line.size() - 1))
                EXPECT_GE(static_cast<unsigned char>(letter), 0x20) << line;
            EXPECT_EQ(line.find("\xc2\x9b"), line.npos);
            EXPECT_EQ(line.find("\xe2\x80"), line.npos);
        }
}

TEST(LogLine, IsValidJsonWhateverStrangersWrite) {
    for (auto const attack : attacks) {
        auto const parsed = parse_json(json(attack, {{"agent", attack}}));
        ASSERT_TRUE(parsed) << attack;
        EXPECT_EQ(parsed->size(), 4u);
    }
}

TEST(LogLine, LeavesTheWritingOfTheWorldAlone) {
    EXPECT_THAT(json("Grüße, 世界 ⚓"), ::testing::HasSubstr("Grüße, 世界 ⚓"));
}

TEST(LogLine, CutsLongFieldsBetweenCharacters) {
    std::string const kibibyte(log_field_bytes_max, 'a');
    EXPECT_THAT(json(kibibyte), ::testing::HasSubstr(kibibyte + "\""));

    auto const line = json(kibibyte.substr(1) + "世" + kibibyte, {{"agent", std::string(1 << 20, 'b')}});

    EXPECT_LT(line.size(), 2 * log_field_bytes_max + 200);
    EXPECT_THAT(line, ::testing::HasSubstr("a…\""));
    EXPECT_TRUE(parse_json(line));
}

}  // namespace
}  // namespace holdfast
