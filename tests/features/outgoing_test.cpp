// Outgoing webhooks: whose they are, what is noted for whom, and what becomes of a delivery.
#include "features/fixture.hpp"
#include "features/outgoing/rules.hpp"

namespace holdfast::test {
namespace {

using namespace std::chrono_literals;

TEST(Signature, IsTheHmacOfTimeAndBody) {
    auto const at = from_micros(1'700'000'000'000'000);  // the vector is Python's hmac module's
    std::string const expected = "1cdd0650c8be1cb0974b1788d458b1e781206cfef59b85faafc582d2e182c57e";
    EXPECT_EQ(signature_of("Jefe", at, "what do ya want for nothing?"), "t=1700000000,v1=" + expected);
}

TEST(WaitAfter, GrowsFromSecondsToHoursAndIsNeverQuiteTheSame) {
    std::array const waits{10s, 60s, 300s, 1800s, 7200s, 21600s};
    for (std::size_t tries = 1; tries <= waits.size(); ++tries) {
        auto const least = outgoing::wait_after(static_cast<std::int64_t>(tries), 0);
        auto const most = outgoing::wait_after(static_cast<std::int64_t>(tries), 999);
        EXPECT_EQ(least, waits[tries - 1]);
        EXPECT_GT(most, least);
        EXPECT_LE(most, waits[tries - 1] * 6 / 5);
    }
    EXPECT_EQ(outgoing::wait_after(40, 0), 21600s);
}

TEST(Triggers, PicksWholeWordsInAnyCase) {
    std::vector<std::string> const words{"deploy", "部署"};
    for (auto const* text : {"deploy api", "Deploy", "DEPLOY: now", "部署 服务", "部署服务"})
        EXPECT_TRUE(outgoing::triggers(words, text)) << text;
    for (auto const* text : {"deployment", "please deploy", "", "deploy-all"})
        EXPECT_FALSE(outgoing::triggers(words, text)) << text;
    EXPECT_TRUE(outgoing::triggers({}, "anything"));
}

TEST(CleanUrl, TakesAddressesThatMayBeCalled) {
    for (auto const* url : {"https://ci.example.org/in", "http://10.0.0.7:8080/x?y=1", "https://[2001:db8::1]/",
                            "https://[2001:db8::1]:8443", "http://ci:65535/"})
        EXPECT_TRUE(clean_url(url)) << url;
    for (auto const* url : {"", "ftp://a/b", "file:///etc/passwd", "gopher://a", "https://", "https://:80/",
                            "https://me:secret@host/", "https://a b/", "javascript:alert(1)", "https://host/#part",
                            "HTTP://host", "//host/x", "https://host\r\nX: y", "https://host:99999/", "https://host:0/",
                            "https://host:/", "https://host:-1/", "https://host:8o"})
        EXPECT_FALSE(clean_url(url)) << url;
    EXPECT_FALSE(clean_url("https://host/" + std::string(2000, 'a')));
}

struct Outgoing : Crew {
    Someone ears;
    std::string channel;

    Outgoing() {
        auto const made = house.run(ada.caller, "bot.create", {{"username", "ears"}});
        auto const id = *parse_id<UserTag>(made.at("id"));
        ears = {id, "ears", {}, Caller{id, SessionId{}, Role::member, true}};
        channel = house
                      .run(ada.caller, "channel.create",
                           {{"name", "harbour"}, {"kind", "private"}, {"members", {to_text(id), to_text(ben.id)}}})
                      .at("id");
    }
    Answer hook(Json more = Json::object(), std::optional<Caller> by = {}) {
        Json body{{"bot", to_text(ears.id)}, {"name", "ci"}, {"url", "https://ci.example.org/in"}};
        body.update(more);
        return house.run(by.value_or(ada.caller), "outgoing.create", body);
    }
    std::string hook_id(Json more = Json::object()) { return hook(std::move(more)).result["hook"]["id"]; }
    Answer say(std::string const& text, std::optional<Caller> by = {}) {
        return house.run(by.value_or(ben.caller), "message.post", {{"channel", channel}, {"text", text}});
    }
    Json log(std::string const& hook) { return house.read(ada.caller, "deliveries", {{"hook", hook}})["items"]; }
    std::string secret() { return house.column("SELECT value FROM meta WHERE name = 'secret'").at(0); }

    std::vector<Errand> due() {
        static std::string const url = "https://chat.example.org";
        ReadTx tx{house.database, house.folder.clock.now()};
        return spec().due(tx, {house.catalogue, url, 64});
    }
    void answer(Errand const& errand, int status, std::string trouble = {}) {
        static std::string const url;
        house.act([&](WriteTx& tx, Office const& office) {
            HttpAnswer told;
            told.status = status;
            told.trouble = std::move(trouble);
            spec().came(tx, office, {house.catalogue, url, 64}, errand.id, told);
        });
    }
    ErrandSpec const& spec() {
        for (auto const& errand : house.catalogue.errands)
            if (errand.name == "deliveries") return errand;
        throw std::logic_error{"no deliveries"};
    }
};

TEST_F(Outgoing, BelongToWhoAnswersForTheBot) {
    auto const id = hook_id();
    ASSERT_TRUE(id.starts_with("O"));
    EXPECT_EQ(hook(Json::object(), ben.caller).code(), "not_found");
    EXPECT_EQ(hook(Json::object(), gus.caller).code(), "forbidden");   // guests make no bots
    EXPECT_EQ(hook(Json::object(), ears.caller).code(), "forbidden");  // nor do bots
    EXPECT_TRUE(hook(Json::object(), boss.caller));
    for (auto const* command : {"outgoing.change", "outgoing.rotate", "outgoing.delete"})
        EXPECT_EQ(house.run(ben.caller, command, {{"hook", id}}).code(), "not_found") << command;
    EXPECT_EQ(house.read(ben.caller, "deliveries", {{"hook", id}})["code"], "not_found");
    EXPECT_EQ(house.read(ben.caller, "outgoing")["items"].size(), 0u);
    EXPECT_EQ(house.read(ben.caller, "outgoing", {{"all", "true"}})["code"], "forbidden");
    EXPECT_EQ(house.read(boss.caller, "outgoing", {{"all", "true"}})["items"].size(), 2u);
}

TEST_F(Outgoing, ShowTheirSecretOnce) {
    auto const made = hook();
    auto const secret = made.result["secret"].get<std::string>();
    EXPECT_TRUE(secret.starts_with("hk_"));
    EXPECT_EQ(house.read(ada.caller, "outgoing").dump().find(secret), std::string::npos);
    auto const again = house.run(ada.caller, "outgoing.rotate", {{"hook", made.result["hook"]["id"]}});
    EXPECT_NE(again.result["secret"], secret);
}

TEST_F(Outgoing, RefuseWhatMakesNoSense) {
    EXPECT_EQ(hook({{"url", "ftp://x/y"}}).code(), "bad_url");
    EXPECT_EQ(hook({{"events", {"message.posted", "user.changed"}}}).problem->field, "events");
    EXPECT_EQ(hook({{"events", Json::array()}}).problem->field, "events");
    EXPECT_EQ(hook({{"words", {" "}}}).problem->field, "words");
    EXPECT_EQ(hook({{"name", "\n"}}).problem->field, "name");
    auto const elsewhere = house.run(ben.caller, "channel.create", {{"name", "other"}, {"kind", "private"}}).at("id");
    EXPECT_EQ(hook({{"channel", elsewhere}}).code(), "not_found");  // the bot is not there
    for (int i = 0; i < outgoing::hooks_max; ++i) EXPECT_TRUE(hook());
    EXPECT_EQ(hook().code(), "too_many_webhooks");
}

TEST_F(Outgoing, NoteWhatTheBotMaySeeAndDidNotDoItself) {
    auto const id = hook_id({{"events", {"message.posted", "message.edited", "message.deleted"}}});
    auto const place = say("one").ack.done.seq;
    EXPECT_EQ(log(id).size(), 1u);
    say("by the bot itself", ears.caller);
    EXPECT_EQ(log(id).size(), 1u);
    house.run(ben.caller, "message.edit",
              {{"channel", channel}, {"message", place}, {"revision", place}, {"text", "two"}});
    EXPECT_EQ(log(id)[0]["event"], "message.edited");
    house.run(ada.caller, "member.remove", {{"channel", channel}, {"user", to_text(ears.id)}});
    say("after it left");
    ASSERT_EQ(log(id).size(), 2u);
    for (auto const& one : log(id)) EXPECT_EQ(one["outcome"], "failed");  // what waited was not for it any more
    EXPECT_TRUE(due().empty());
}

TEST_F(Outgoing, SignTheEventAsItStandsInTheLog) {
    auto const made = hook();
    say("The tide turns at six.");
    auto const errands = due();
    ASSERT_EQ(errands.size(), 1u);
    auto const& ask = errands[0].ask;
    EXPECT_EQ(ask.url, "https://ci.example.org/in");
    auto const body = Json::parse(ask.body);
    EXPECT_EQ(body["message"]["text"], "The tide turns at six.");
    EXPECT_EQ(body["channel"], channel);
    auto const signature = signature_of(made.result["secret"].get<std::string>(), house.folder.clock.now(), ask.body);
    EXPECT_EQ(std::count_if(ask.headers.begin(), ask.headers.end(),
                            [&](auto const& header) { return header.second == signature; }),
              1);
}

TEST_F(Outgoing, WaitLongerAfterEachFailureAndGiveUpInTheEnd) {
    auto const id = hook_id();
    say("one");
    for (int tries = 1; tries <= outgoing::tries_max; ++tries) {
        auto const errands = due();
        ASSERT_EQ(errands.size(), 1u) << tries;
        answer(errands[0], 500);
        EXPECT_TRUE(due().empty()) << tries;
        EXPECT_EQ(log(id)[0]["attempts"], tries);
        house.later(outgoing::wait_after(tries, 999) + 1s);
    }
    EXPECT_EQ(log(id)[0]["outcome"], "failed");
    EXPECT_EQ(log(id)[0]["status"], 500);
    EXPECT_TRUE(due().empty());

    auto const again = house.run(ada.caller, "delivery.replay", {{"hook", id}, {"delivery", log(id)[0]["id"]}});
    EXPECT_EQ(again.at("outcome"), "waiting");
    ASSERT_EQ(due().size(), 1u);
    answer(due()[0], 204);
    EXPECT_EQ(log(id)[0]["outcome"], "done");
    answer({.id = 1}, 200);  // of nothing that is known: no harm
}

TEST_F(Outgoing, GoOneAfterTheOtherAndLetTheNextPassWhatFailed) {
    hook();
    say("one");
    say("two");
    ASSERT_EQ(due().size(), 1u);
    auto const first = due()[0];
    answer(first, 0, "timeout");
    ASSERT_EQ(due().size(), 1u);
    EXPECT_NE(due()[0].id, first.id);
}

TEST_F(Outgoing, RestAfterTooManyFailuresAndTellTheirOwner) {
    auto const id = hook_id();
    for (int i = 0; i < outgoing::failures_max; ++i) {
        say("message " + std::to_string(i));
        answer(due().at(0), 0, "unreachable");
    }
    auto const hooks = house.read(ada.caller, "outgoing")["items"];
    EXPECT_EQ(hooks[0]["standing"], "failing");
    auto const told = house.read(ada.caller, "my_events")["events"];
    EXPECT_EQ(told.back()["kind"], "outgoing.paused");
    EXPECT_EQ(told.back()["hook"]["trouble"], "unreachable");
    auto const before = log(id).size();
    say("while it rests");
    EXPECT_EQ(log(id).size(), before);
    house.later(24h);
    EXPECT_TRUE(due().empty());
    house.run(ada.caller, "outgoing.change", {{"hook", id}, {"paused", false}});
    EXPECT_EQ(due().size(), 1u);
}

TEST_F(Outgoing, AreTakenAwayWithWhatWaits) {
    auto const id = hook_id();
    say("one");
    EXPECT_TRUE(house.run(ada.caller, "outgoing.delete", {{"hook", id}}));
    EXPECT_TRUE(due().empty());
    EXPECT_EQ(house.column("SELECT count(*) FROM deliveries").at(0), "0");
    EXPECT_EQ(house.run(ada.caller, "outgoing.delete", {{"hook", id}}).code(), "not_found");
}

}  // namespace
}  // namespace holdfast::test
