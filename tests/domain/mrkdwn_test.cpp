// Slack's mrkdwn as our Markdown: what is a mark there is the same mark here, and nothing else is one.
#include "holdfast/domain/mrkdwn.hpp"

#include <random>

#include <gtest/gtest.h>

namespace holdfast {
namespace {

MrkdwnNames const names{
    [](std::string_view id) { return id == "U1" ? std::optional<std::string>{"ada"} : std::nullopt; },
    [](std::string_view id) { return id == "C1" ? std::optional<std::string>{"harbour"} : std::nullopt; }};

struct Case {
    std::string_view slack, ours;
};
void expect(std::initializer_list<Case> cases) {
    for (auto const& [slack, ours] : cases) EXPECT_EQ(markdown_of_mrkdwn(slack, names), ours) << slack;
}

TEST(Mrkdwn, TranslatesMarks) {
    expect({{"*bold* _slanted_ ~struck~", "**bold** _slanted_ ~~struck~~"},
            {"*bold _and slanted_*", "**bold _and slanted_**"},
            {"_*both*_", "_**both**_"},
            {"(*bold*)", "(**bold**)"},
            {"重点：*重要*。", "重点：**重要**。"},
            {"*[FIRING]*", "**[FIRING]**"},
            {"say `a*b` twice", "say `a*b` twice"},
            {"` x `", "`  x  `"}});
}

TEST(Mrkdwn, LeavesWhatIsNoMarkThere) {
    expect({{"2*3*4", "2\\*3\\*4"},
            {"* not a list", "\\* not a list"},
            {"*open", "\\*open"},
            {"* blank *", "\\* blank \\*"},
            {"**both**", "\\*\\*both\\*\\*"},
            {"snake_case_name", "snake_case_name"},
            {"_open", "\\_open"},
            {"~~x~~", "\\~\\~x\\~\\~"},
            {"中文*不是*粗体", "中文\\*不是\\*粗体"},
            {"*a\nb*", "\\*a\nb\\*"},
            {":white_check_mark: done", ":white_check_mark: done"}});
}

TEST(Mrkdwn, EscapesWhatOnlyMarkdownWouldRead) {
    expect({{"# not a heading", "\\# not a heading"},
            {"#channel", "#channel"},
            {"- one\n+ two\n3. three\n4) four", "\\- one\n\\+ two\n3\\. three\n4\\) four"},
            {"-5 degrees", "-5 degrees"},
            {"a | b\n--- | ---", "a | b\n\\--- | ---"},
            {"|:-:|", "\\|:-:|"},
            {"[x](http://evil.example)", "[x\\](http://evil.example)"},
            {"![x](y)", "\\![x\\](y)"},
            {"C:\\path \\* and \\", "C:\\path \\\\\\* and \\\\"},
            {"a lone ` tick", "a lone \\` tick"}});
}

TEST(Mrkdwn, TranslatesLinks) {
    expect({{"<https://example.org>", "<https://example.org>"},
            {"<https://example.org|the *site*>", "[the \\*site\\*](https://example.org)"},
            {"<https://example.org/a?b=1&amp;c=2|x>", "[x](https://example.org/a?b=1\\&c=2)"},
            {"<https://example.org/(a)|x>", "[x](<https://example.org/(a)>)"},
            {"<http://example.org|a [b] c>", "[a \\[b\\] c](http://example.org)"},
            {"<mailto:ada@example.org|Ada>", "[Ada](mailto:ada@example.org)"},
            {"wow!<https://example.org|x>", "wow\\![x](https://example.org)"},
            {"*<https://example.org|x>*", "**[x](https://example.org)**"},
            {"see https://example.org/a_b_c.", "see https://example.org/a_b_c."}});
}

TEST(Mrkdwn, MakesNoLinkOfOtherAddresses) {
    expect({{"<javascript:alert(1)|click>", "click"},
            {"<javascript:alert(1)>", "\\<javascript:alert(1)>"},
            {"<data:text/html,x|y>", "y"},
            {"<http://a b|x>", "x"},
            {"a < b > c", "a < b > c"},
            {"<b>bold</b>", "\\<b>bold</b>"},
            {"&lt;http://example.org&gt;", "<<http://example.org>>"}});
}

TEST(Mrkdwn, NamesPeopleAndChannels) {
    expect({{"<@U1> look", "@ada look"},
            {"<@U1>'s", "@ada's"},
            {"x<@U1>y", "x @ada y"},
            {"<@U9|carl>: hi", "carl: hi"},
            {"<@U9>", "U9"},
            {"<#C1>, <#C9|other>", "#harbour, #other"},
            {"<!channel> <!everyone> <!here|here>", "@channel @channel @here"},
            {"<!subteam^S1|@crew>", "@crew"},
            {"<!date^1392734382^{date}|Feb 18>", "Feb 18"},
            {"<!date^1392734382^{date}>", "2014-02-18"}});
}

TEST(Mrkdwn, KeepsQuotesAndFences) {
    expect({{"&gt; said\nafter", "> said\n\nafter"},
            {">a\n>b", "> a\n> b"},
            {">>>a\nb", "> a\n> b"},
            {"5 &gt; 3 &amp;&amp; 1 &lt; 2", "5 > 3 && 1 < 2"},
            {"see ```\n*x* &lt;y&gt;\n``` done", "see \n```\n*x* <y>\n```\n done"},
            {"```open", "\\`\\`\\`open"},
            {"``````", ""}});
}

TEST(Mrkdwn, DropsControlCharacters) {
    EXPECT_EQ(markdown_of_mrkdwn(std::string_view{"a\r\nb\rc\0d\x1b[0m\xC2\x85", 14}), "a\nb\ncd[0m");
}

TEST(Mrkdwn, IsCutAndNotRefused) {
    auto const cut = markdown_of_mrkdwn(std::string(50'000, 'x'));
    EXPECT_EQ(cut.size(), message_text_bytes_max);
    EXPECT_TRUE(cut.ends_with("…"));
    EXPECT_LE(markdown_of_mrkdwn(std::string(50'000, '*')).size(), message_text_bytes_max);
    EXPECT_EQ(markdown_of_mrkdwn("*" + std::string(100, 'x') + "*", {}, 50).substr(0, 3), "\\*x");  // no mark left open
    EXPECT_EQ(clipped("港口港口", 8), "港…");
}

TEST(Plain, ShowsEverythingAsItStands) {
    EXPECT_EQ(markdown_of_plain("*a* <b|c> `d` &amp;\n# e"), "\\*a\\* \\<b|c> \\`d\\` &amp;\n\\# e");
    EXPECT_EQ(line_of_mrkdwn(" <https://example.org|Title> &amp; *more*\nlines "), "Title & *more* lines");
}

// Whatever comes: it ends, it fits, and no control character is left.
TEST(Mrkdwn, SurvivesAnything) {
    std::mt19937 dice{20};
    std::string_view const parts[]{"*",        "_",    "~",    "`", "```", "<",   ">",    "|",  "@U1",
                                   "http://x", "\n",   "&lt;", "&", "!",   "#",   "[",    "](", "\\",
                                   "港",       "\xF0", " ",    "a", "- ",  "1. ", "\x01", ">>>"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (unsigned i = 0; i < 60; ++i) text += parts[dice() % std::size(parts)];
        auto const out = markdown_of_mrkdwn(text, names, 200);
        ASSERT_LE(out.size(), 200u);
        ASSERT_EQ(out.find('\x01'), std::string::npos);
        ASSERT_EQ(out.find("](javascript"), std::string::npos);
    }
}

TEST(Mrkdwn, TakesNoLongerThanTheTextIsLong) {
    for (auto const* const part :
         {"*a ", "_*~a", "<", "`", ".http://x", "<!", "> ", "&lt;", "((((", "[](", "<http://a|", "*a* "}) {
        std::string text;
        while (text.size() < 200'000) text += part;
        EXPECT_LE(markdown_of_mrkdwn(text).size(), message_text_bytes_max);
    }
}

}  // namespace
}  // namespace holdfast
