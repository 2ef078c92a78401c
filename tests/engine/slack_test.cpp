// What programs send to Slack, as words and cards of ours.
#include "holdfast/engine/slack.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace holdfast {
namespace {

SlackMessage made(std::string_view json) {
    auto message = slack_message(Json::parse(json));
    EXPECT_TRUE(message) << json << " gave " << (message ? "" : message.error().code);
    return message ? *message : SlackMessage{};
}
std::string refused(std::string_view json) {
    auto const message = slack_message(Json::parse(json));
    return message ? "accepted" : message.error().code;
}

TEST(SlackMessage, TakesText) {
    EXPECT_EQ(made(R"({"text":"*High* water"})").text, "**High** water");
    EXPECT_EQ(made(R"({"text":"*High*","mrkdwn":false})").text, "\\*High\\*");
    EXPECT_EQ(made(R"({"text":42})").text, "42");
    auto const message =
        made(R"({"text":"x","username":"Harbour &amp; Sons","icon_emoji":":ship:","channel":"#ops","nonsense":[1]})");
    EXPECT_EQ(message.as.name, "Harbour & Sons");
    EXPECT_EQ(message.as.icon, ":ship:");
    EXPECT_EQ(message.channel, "#ops");
}

TEST(SlackMessage, RefusesWhatSaysNothing) {
    for (auto const* const json : {R"({})", R"({"text":""})", R"({"text":" \n"})", R"({"text":null})",
                                   R"({"text":"x","blocks":[{"type":"divider"}],"mrkdwn":1})"})
        EXPECT_EQ(refused(json),
                  std::string_view{json}.find("divider") == std::string_view::npos ? "no_text" : "accepted")
            << json;
    EXPECT_EQ(refused(R"({"attachments":[{}]})"), "no_text");
    EXPECT_EQ(refused(R"({"blocks":[{"type":"divider"}]})"), "no_text");
}

TEST(SlackMessage, RefusesWhatMakesNoSense) {
    EXPECT_EQ(refused("[]"), "invalid_payload");
    EXPECT_EQ(refused(R"({"text":{"a":1}})"), "invalid_payload");
    EXPECT_EQ(refused(R"({"text":"x","attachments":"y"})"), "invalid_payload");
    for (auto const* const blocks :
         {R"("x")", R"([1])", R"([{}])", R"([{"type":"section"}])", R"([{"type":"section","text":"x"}])",
          R"([{"type":"section","text":{"type":"mrkdwn"}}])", R"([{"type":"section","fields":["x"]}])",
          R"([{"type":"header"}])", R"([{"type":"context"}])"})
        EXPECT_EQ(refused(R"({"text":"x","blocks":)" + std::string{blocks} + "}"), "invalid_blocks") << blocks;
    Json many{{"text", "x"}, {"blocks", Json::array()}};
    for (std::size_t i = 0; i <= slack_blocks_max; ++i) many["blocks"].push_back({{"type", "divider"}});
    EXPECT_EQ(refused(many.dump()), "invalid_blocks");
}

TEST(SlackMessage, LaysBlocksOut) {
    auto const message = made(R"j({"text":"only for notifications","blocks":[
        {"type":"header","text":{"type":"plain_text","text":"Deploy *42*"}},
        {"type":"section","text":{"type":"mrkdwn","text":"By <https://example.org|ada>"},
         "accessory":{"type":"button","text":{"type":"plain_text","text":"Open"},"url":"https://example.org/42"}},
        {"type":"divider"},
        {"type":"section","fields":[{"type":"mrkdwn","text":"*State*\nfine"},{"type":"plain_text","text":"*x*"}]},
        {"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Log"},"url":"http://example.org/log"},
                                      {"type":"button","text":{"type":"plain_text","text":"Ack"},"action_id":"a"},
                                      {"type":"button","text":{"type":"plain_text","text":"Bad"},"url":"javascript:alert(1)"}]
},
        {"type":"context","elements":[{"type":"mrkdwn","text":"*Ada*"},{"type":"image","image_url":"http://x/y","alt_text":"z"}]},
        {"type":"image","image_url":"https://example.org/a.png","alt_text":"A chart"},
        {"type":"input"}]
})j");
    EXPECT_EQ(message.text, "### Deploy \\*42\\*\n\nBy [ada](https://example.org)");
    ASSERT_EQ(message.cards.size(), 3u);
    EXPECT_EQ(message.cards[0].actions.at(0).url, "https://example.org/42");
    EXPECT_EQ(message.cards[1].facts.size(), 2u);
    EXPECT_EQ(message.cards[1].facts[0].value, "**State**\nfine");
    EXPECT_EQ(message.cards[1].facts[1].value, "\\*x\\*");
    ASSERT_EQ(message.cards[1].actions.size(), 1u);
    EXPECT_EQ(message.cards[1].actions[0].text, "Log");
    EXPECT_EQ(message.cards[1].footer, "**Ada**");
    EXPECT_EQ(message.cards[2].image, "https://example.org/a.png");
    EXPECT_EQ(message.cards[2].image_alt, "A chart");
}

TEST(SlackMessage, LaysAttachmentsOut) {
    auto const message = made(
        R"({"attachments":[{"color":"danger","pretext":"*Look*","author_name":"Prometheus","title":"[FIRING:1] Disk",
        "title_link":"http://prometheus.example/alerts","text":"root is *full*","fallback":"unused","mrkdwn_in":["text"],
        "fields":[{"title":"Host","value":"db*1*","short":true},{"title":"Long","value":"x","short":"false"}],
        "image_url":"https://example.org/d.png","footer":"am","ts":1392734382,
        "actions":[{"type":"button","text":"Silence","url":"http://am.example/#/silences"}]},
        {"color":"36a64f","fallback":"only this"},{"text":"plain","color":"nonsense","blocks":[{"type":"divider"}]}]})");
    EXPECT_EQ(message.text, "\\*Look\\*");  // not named in mrkdwn_in
    ASSERT_EQ(message.cards.size(), 3u);
    auto const& card = message.cards[0];
    EXPECT_EQ(card.color, "danger");
    EXPECT_EQ(card.author, "Prometheus");
    EXPECT_EQ(card.title, "[FIRING:1] Disk");
    EXPECT_EQ(card.title_link, "http://prometheus.example/alerts");
    EXPECT_EQ(card.text, "root is **full**");
    ASSERT_EQ(card.facts.size(), 2u);
    EXPECT_EQ(card.facts[0].value, "db\\*1\\*");
    EXPECT_TRUE(card.facts[0].is_short);
    EXPECT_FALSE(card.facts[1].is_short);
    EXPECT_EQ(card.footer, "am · 2014-02-18 14:39 UTC");
    EXPECT_EQ(card.actions.at(0).text, "Silence");
    EXPECT_EQ(message.cards[1].color, "#36a64f");
    EXPECT_EQ(message.cards[1].text, "only this");
    EXPECT_EQ(message.cards[2].color, "");
}

TEST(SlackMessage, ReadsRichText) {
    auto const message = made(R"({"blocks":[{"type":"rich_text","elements":[
        {"type":"rich_text_section","elements":[{"type":"text","text":"Hello "},{"type":"text","text":"bold ","style":{"bold":true}},
            {"type":"text","text":"a*b","style":{"italic":true,"strike":true}},{"type":"text","text":"x`y","style":{"code":true}},
            {"type":"link","url":"https://example.org","text":"site"},{"type":"emoji","name":"ship"},{"type":"broadcast","range":"here"}]},
        {"type":"rich_text_list","style":"ordered","indent":0,"elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"one"}]},
            {"type":"rich_text_section","elements":[{"type":"text","text":"two"}]}]},
        {"type":"rich_text_quote","elements":[{"type":"text","text":"said\n# so"}]},
        {"type":"rich_text_preformatted","elements":[{"type":"text","text":"a ``` b"}]}]}]})");
    EXPECT_EQ(
        message.text,
        "Hello **bold** ~~*a\\*b*~~``x`y``[site](https://example.org):ship:@here\n\n1. one\n2. two\n\n> said\n> \\# so\n\n"
        "````\na ``` b\n````");
}

TEST(SlackMessage, CutsWhatIsTooMuch) {
    Json much{{"text", std::string(60'000, 'x')}, {"attachments", Json::array()}};
    for (int i = 0; i < 40; ++i)
        much["attachments"].push_back(
            {{"title", std::string(1000, 't')},
             {"text", std::string(5000, 'y')},
             {"color", "good"},
             {"fields", Json::array({{{"title", std::string(1000, 'f')}, {"value", std::string(5000, 'v')}}})}});
    auto const message = made(much.dump());
    EXPECT_EQ(message.text.size(), message_text_bytes_max);
    EXPECT_LE(message.cards.size(), static_cast<std::size_t>(cards_per_message_max));
    std::size_t bytes = 0;
    for (auto const& card : message.cards) bytes += encode(card).size();
    EXPECT_LE(bytes, slack_card_bytes_max + message.cards.size() * 300);
}

TEST(SlackMessage, LetsNoControlCharacterThrough) {
    auto const message =
        made(R"({"text":"a\u0007b","username":"x\u001b[0m","blocks":[{"type":"markdown","text":"c\u0000d"},
        {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"e\u0001f"}]}]}]})");
    EXPECT_EQ(message.text, "cd\n\nef");
    EXPECT_EQ(message.as.name, "x[0m");
}

}  // namespace
}  // namespace holdfast
