// Slash commands: names, what an answer means, whose they are, and one use of one.
#include "features/fixture.hpp"
#include "features/slash/rules.hpp"

namespace holdfast::test {
namespace {

using namespace std::chrono_literals;

TEST(SlashName, IsOneWordInAnyScriptAndNoneOfTheHouse) {
    EXPECT_EQ(*slash::clean_slash_name("/Deploy"), "deploy");
    EXPECT_EQ(*slash::clean_slash_name("部署"), "部署");
    for (auto const* name : {"", "/", "two words", "a/b", "@x", "-x", "a#b"})
        EXPECT_FALSE(slash::clean_slash_name(name)) << name;
    EXPECT_EQ(slash::clean_slash_name("Invite").error().code, "command_taken");
}

TEST(Form, EncodesWhateverStandsInIt) {
    EXPECT_EQ(slash::form_of({{"command", "/deploy"}, {"text", "api & 4.2=ü"}}),
              "command=%2Fdeploy&text=api+%26+4.2%3D%C3%BC");
}

TEST(Answer, MayBeJsonOrPlainTextOrNothing) {
    EXPECT_EQ(slash::answer_of("text/plain", "done")->text, "done");
    EXPECT_EQ(slash::answer_of("text/plain", "done")->audience, slash::Audience::ephemeral);
    auto const aloud =
        slash::answer_of("application/json; charset=utf-8", R"({"response_type":"in_channel","text":"live"})");
    EXPECT_EQ(aloud->audience, slash::Audience::in_channel);
    EXPECT_EQ(aloud->text, "live");
    EXPECT_EQ(slash::answer_of("", "")->text, "");
    auto const blocks =
        R"({"blocks":[{"type":"section","text":{"type":"mrkdwn","text":"one"}},{"type":"context","elements":[{"text":"two"}]},7]})";
    EXPECT_EQ(slash::answer_of("application/json", blocks)->text, "one\ntwo");
    for (auto const* bad : {"{", "[1]", R"({"text":"\ud800"})"})
        EXPECT_FALSE(slash::answer_of("application/json", bad)) << bad;
}

TEST(Answer, IsTextInAnyEncodingOrNone) {
    EXPECT_EQ(slash::answer_of("text/plain", "\xB8\xDB\xBF\xDA")->text, "港口");
    EXPECT_FALSE(slash::answer_of("text/plain", std::string_view{"a\0b", 3}));
    EXPECT_FALSE(slash::answer_of("text/plain", "a\xFF"));
}

TEST(ResponseCode, IsKnownByItsDigestAlone) {
    InvocationId const id{77};
    auto const code = slash::response_code("secret", id);
    EXPECT_EQ(slash::invocation_of("secret", code), id);
    auto bent = code;
    bent.back() = bent.back() == '0' ? '1' : '0';
    for (auto const& wrong : {bent, code + "0", to_text(id), std::string{}, slash::response_code("other", id)})
        EXPECT_FALSE(slash::invocation_of("secret", wrong)) << wrong;
}

struct Slash : Crew {
    std::string bot, channel;
    Slash() {
        bot = house.run(ada.caller, "bot.create", {{"username", "deploys"}}).at("id");
        channel = house.run(ben.caller, "channel.create", {{"name", "harbour"}, {"kind", "private"}}).at("id");
    }
    Answer make(Someone const& by, Json more = Json::object()) {
        Json body{{"bot", bot}, {"name", "deploy"}, {"url", "https://ci.example.org/deploy"}};
        body.update(more);
        return house.run(by.caller, "slash.create", body);
    }
    Answer use(Someone const& by, std::string const& command = "/deploy", std::string const& text = "api") {
        return house.run(by.caller, "command.run", {{"channel", channel}, {"command", command}, {"text", text}});
    }
    ErrandSpec const& spec() {
        for (auto const& errand : house.catalogue.errands)
            if (errand.name == "slash commands") return errand;
        throw std::logic_error{"no slash commands"};
    }
    std::vector<Errand> due() {
        ReadTx tx{house.database, house.folder.clock.now()};
        return spec().due(tx, {house.catalogue, url, 64});
    }
    std::vector<BatchItem> answer(Errand const& errand, HttpAnswer const& told) {
        return house.act([&](WriteTx& tx, Office const& office) {
            spec().came(tx, office, {house.catalogue, url, 64}, errand.id, told);
        });
    }
    static HttpAnswer said(std::string body, std::string type = "text/plain") {
        HttpAnswer told;
        told.status = 200;
        told.type = std::move(type);
        told.body = std::move(body);
        return told;
    }
    static std::vector<Notice> notices(std::vector<BatchItem> const& items) {
        std::vector<Notice> out;
        for (auto const& item : items)
            if (auto const* change = std::get_if<RosterChange>(&item))
                if (auto const* notice = std::get_if<Notice>(change)) out.push_back(*notice);
        return out;
    }
    std::string url = "https://chat.example.org";
};

TEST_F(Slash, BelongToWhoAnswersForTheBot) {
    auto const made = make(ada);
    ASSERT_TRUE(made) << made.code();
    auto const id = made.result["command"]["id"];
    EXPECT_EQ(make(ben, {{"name", "other"}}).code(), "not_found");
    EXPECT_EQ(make(ada).code(), "command_taken");
    EXPECT_EQ(make(ada, {{"name", "leave"}}).code(), "command_taken");
    EXPECT_EQ(make(ada, {{"name", "x y"}}).problem->field, "name");
    EXPECT_EQ(make(ada, {{"name", "z"}, {"url", "ftp://x"}}).code(), "bad_url");
    for (auto const* command : {"slash.change", "slash.rotate", "slash.delete"})
        EXPECT_EQ(house.run(ben.caller, command, {{"command", id}}).code(), "not_found") << command;
    auto const seen = house.read(ben.caller, "commands")["items"];
    ASSERT_EQ(seen.size(), 1u);
    EXPECT_FALSE(seen[0].contains("url"));  // whom it asks is its owner's business
    EXPECT_EQ(house.read(ben.caller, "commands").dump().find("hk_"), std::string::npos);
    EXPECT_TRUE(house.run(ada.caller, "slash.delete", {{"command", id}}));
    EXPECT_EQ(use(ben).code(), "not_found");
}

TEST_F(Slash, AreUsedBySomebodyWhoMayWriteThere) {
    make(ada);
    EXPECT_EQ(use(ada).code(), "not_found");  // not in this channel
    EXPECT_TRUE(use(ben));
    EXPECT_EQ(use(ben, "/nothing").code(), "not_found");
    EXPECT_EQ(use(ben, "/deploy", std::string(8001, 'x')).problem->field, "text");
    house.run(ben.caller, "channel.archive", {{"channel", channel}});
    EXPECT_EQ(use(ben).code(), "archived");
}

TEST_F(Slash, AnswerTheCallerAlone) {
    make(ada);
    auto const id = use(ben).at("id");
    ASSERT_EQ(due().size(), 1u);
    EXPECT_EQ(due()[0].ask.timeout_ms, 3000);
    auto const told = notices(answer(due()[0], said("*fine*")));
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told[0].user, ben.id);
    EXPECT_EQ(Json::parse(told[0].message)["text"], "**fine**");
    EXPECT_TRUE(due().empty());
    EXPECT_EQ(house.read(ben.caller, "invocation", {{"invocation", id}})["text"], "**fine**");
    EXPECT_EQ(house.read(ada.caller, "invocation", {{"invocation", id}})["code"], "not_found");
}

TEST_F(Slash, SayItInTheChannelOnlyWhileTheCallerIsThere) {
    make(ada);
    auto const aloud = said(R"({"response_type":"in_channel","text":"live"})", "application/json");
    use(ben);
    auto const items = answer(due()[0], aloud);
    EXPECT_EQ(std::count_if(items.begin(), items.end(),
                            [](auto const& item) { return std::holds_alternative<AppendedEvent>(item); }),
              1);
    use(ben);
    house.run(ben.caller, "channel.leave", {{"channel", channel}});
    auto const told = notices(answer(due()[0], aloud));
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(Json::parse(told[0].message)["trouble"], "not_said");
}

TEST_F(Slash, SayWhyNoAnswerCame) {
    make(ada);
    HttpAnswer none, wrong;
    none.trouble = "timeout";
    wrong.status = 500;
    for (auto const& [told, why] :
         {std::pair{none, "timeout"}, {wrong, "status_500"}, {said("{", "application/json"), "not_understood"}}) {
        auto const id = use(ben).at("id");
        EXPECT_EQ(Json::parse(notices(answer(due()[0], told)).at(0).message)["trouble"], why);
        EXPECT_EQ(house.read(ben.caller, "invocation", {{"invocation", id}})["state"], "silent");
    }
    // One that waited for a restart is not asked for long.
    use(ben);
    house.later(1h);
    EXPECT_EQ(due()[0].ask.timeout_ms, 1);
}

TEST_F(Slash, TakeLaterAnswersFiveTimesWithinHalfAnHour) {
    make(ada);
    use(ben);
    auto const body = due()[0].ask.body;
    auto const at = body.find("responses%2F") + 12;
    auto const code = body.substr(at, body.find('&', at) - at);
    auto const later = [&] {
        return house.run(House::nobody(), "command.respond", {{"code", code}, {"text", "still at it"}});
    };
    for (int i = 0; i < 5; ++i) EXPECT_EQ(notices(later().items).size(), 1u);
    EXPECT_EQ(later().code(), "not_found");
    house.later(31min);
    use(ben);
    EXPECT_EQ(later().code(), "not_found");
}

}  // namespace
}  // namespace holdfast::test
