// A start against the log (D7): what each cursor is worth, what is refused, and what changes while the reader reads.
#include <array>

#include "app/inline_loop.hpp"
#include "features/fixture.hpp"
#include "holdfast/engine/streams.hpp"

namespace holdfast::test {
namespace {

using Reasons = std::map<std::string, std::string>;

struct ClosingLine final : Line {
    void wake() override {}
    void close(CloseCode code, std::string_view) override { closed = code; }
    std::optional<CloseCode> closed;
};

// One client: what it is told, in order.
struct Client {
    Client(InlineLoop& loop, Streams& streams, Caller const& caller)
        : loop{loop}, session{streams.open(caller, line, "tests")} {
        take();
    }
    ~Client() { session->ended(); }

    void take() {
        std::array<iovec, Outbox::gather_max> pieces;
        while (!session->outbox().empty()) {
            auto const count = session->outbox().gather(pieces.data());
            std::size_t bytes = 0;
            for (int i = 0; i < count; ++i) {
                Frame const frame{{static_cast<char const*>(pieces[i].iov_base), pieces[i].iov_len}};
                told.push_back(Json::parse(payload_of(frame)));
                bytes += pieces[i].iov_len;
            }
            session->outbox().consumed(bytes);
        }
    }
    void say(Json const& message) {
        session->message(message.dump());
        take();
    }
    void until(std::function<bool()> const& so) {
        loop.run_until([&] {
            take();
            return so();
        });
    }
    Json const* newest(std::string_view type) const {
        for (auto at = told.rbegin(); at != told.rend(); ++at)
            if ((*at)["type"] == type) return &*at;
        return nullptr;
    }
    // The `ready` to a start with these cursors.
    Json ready(Json start = Json::object()) {
        start["type"] = "start";
        start["protocol"] = 1;
        say(start);
        until([&] { return newest("ready") != nullptr; });
        return *newest("ready");
    }
    std::string fault(Json start) {
        start["type"] = "start";
        say(start);
        auto const* error = newest("error");
        return error ? (*error)["code"].get<std::string>() + " " + (*error)["field"].get<std::string>() : "none";
    }
    Reasons reasons(std::string_view type = "resync") const {
        Reasons out;
        for (auto const& message : told)
            if (message["type"] == type) out[message["channel"]] = message["reason"];
        return out;
    }
    std::vector<Seq> events(std::string const& channel) const {
        std::vector<Seq> out;
        for (auto const& message : told)
            if (message["type"] == "event" && message["channel"] == channel) out.push_back(message["seq"]);
        return out;
    }

    InlineLoop& loop;
    ClosingLine line;
    std::unique_ptr<StreamSession> session;
    std::vector<Json> told;
};

struct Resuming : testing::Test {
    House house;
    Someone ada = house.person("ada"), ben = house.person("ben");
    std::string quay = channel("quay"), mole = channel("mole");
    InlineLoop loop;
    std::string fatal;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<Streams> streams;

    std::string channel(std::string const& name) {
        auto const made =
            house.run(ada.caller, "channel.create",
                      {{"name", name}, {"kind", "private"}, {"members", {to_text(ben.id)}}, {"history", "joined"}});
        EXPECT_TRUE(made) << made.code();
        for (int i = 0; i < 5; ++i)
            house.run(ada.caller, "message.post", {{"channel", made.at("id")}, {"text", "rope " + std::to_string(i)}});
        return made.at("id");
    }
    static ChannelId id(std::string const& channel) { return *parse_id<ChannelTag>(channel); }

    void begin(EngineSettings settings = {}) {
        settings.folder = house.folder.path;
        engine = std::make_unique<Engine>(settings, house.catalogue, house.folder.clock, house.folder.dice, loop,
                                          [this](std::string const& why) { fatal = why; });
        engine->start();
        streams = std::make_unique<Streams>(*engine, 0);
        streams->meet({streams.get()});
    }
    ~Resuming() override {
        loop.close();
        if (engine) engine->close();
        EXPECT_EQ(fatal, "");
    }
    std::unique_ptr<Client> client(Someone const& who) { return std::make_unique<Client>(loop, *streams, who.caller); }

    // The cursor of a place in a log.
    Json cursor(LogId log, Seq seq) {
        Database database{house.folder.database(), Open::reader};
        ReadTx tx{database, house.folder.clock.now()};
        return {seq, hex16(check_at(tx, log, seq).value_or(0))};
    }
    Json at(std::string const& channel, Seq seq) { return cursor(log_of(id(channel)), seq); }
    Seq head(std::string const& channel) { return engine->hub(0).roster.head(log_of(id(channel))).head; }
    void change(RosterChange const& change) {
        Batch batch;
        batch.items.emplace_back(change);
        engine->hub(0).apply(batch);
    }
};

TEST_F(Resuming, CountsWhereThereIsNoCursorAndSaysNothingWhereNothingIsNew) {
    begin();
    auto const fresh = client(ben)->ready();
    EXPECT_EQ(fresh["channels"][quay]["unread"], 5);
    EXPECT_EQ(fresh["channels"].size(), 2u);
    EXPECT_EQ(fresh["user"]["username"], "ben");

    auto const again = client(ben);
    auto const ready = again->ready({{"cursors", {{quay, at(quay, head(quay))}, {mole, at(mole, head(mole) - 2)}}},
                                     {"epoch", engine->epoch()},
                                     {"focus", mole}});
    EXPECT_FALSE(ready["channels"].contains(quay));
    EXPECT_EQ(ready["channels"][mole]["from"], head(mole) - 2);
    again->until([&] { return again->events(mole).size() == 2; });
    EXPECT_EQ(again->reasons(), Reasons{});
    EXPECT_EQ(again->events(mole), (std::vector<Seq>{head(mole) - 1, head(mole)}));
}

TEST_F(Resuming, SaysWhyACursorIsNoGood) {
    auto const log = log_of(id(mole));
    house.write([&](WriteTx& tx) { return trim_log(tx, log, 4), 0; });
    begin();
    auto const wrong = client(ben);
    wrong->ready({{"cursors", {{quay, {head(quay), "00000000000000ff"}}, {mole, {1, "5d1e"}}}}});
    EXPECT_EQ(wrong->reasons(), (Reasons{{quay, "epoch"}, {mole, "trimmed"}}));
    auto const before = client(ben);
    before->ready({{"epoch", engine->epoch()}, {"cursors", {{quay, {head(quay), "00000000000000ff"}}}}});
    EXPECT_EQ(before->reasons(), (Reasons{{quay, "epoch"}})) << "of this history, and yet another: noted in the log";
    auto const ahead = client(ben);
    ahead->ready({{"cursors", {{quay, {head(quay) + 1, "x"}}, {mole, at(mole, 3)}, {"@me", {0, ""}}}}});
    EXPECT_EQ(ahead->reasons(), (Reasons{{quay, "ahead"}})) << "a cursor at the cut is still good";
    auto const beginning = client(ben);
    auto const ready = beginning->ready({{"cursors", {{mole, {0, ""}}, {"@workspace", {0, ""}}}}});
    EXPECT_EQ(ready["channels"][mole]["from"], head(mole)) << "nothing to go on from: history is read anew";
    EXPECT_EQ(beginning->reasons(), Reasons{});
    auto const other = client(ben);
    other->ready({{"epoch", "another"}, {"cursors", {{quay, at(quay, head(quay))}}}});
    EXPECT_EQ(other->reasons(), (Reasons{{quay, "epoch"}}));
}

TEST_F(Resuming, HidesWhatWasSaidBeforeOneCameAndDoesNotReadFarBack) {
    auto const cat = house.person("cat");
    ASSERT_TRUE(house.run(ada.caller, "member.add", {{"channel", quay}, {"users", {to_text(cat.id)}}}));
    begin({.page_events = 2});
    auto const late = client(cat);
    late->ready({{"cursors", {{quay, at(quay, 2)}, {mole, {3, "x"}}}}});
    EXPECT_EQ(late->reasons(), (Reasons{{quay, "hidden"}}));
    EXPECT_EQ(late->reasons("gone"), (Reasons{{mole, "removed"}}));
    auto const far = client(ben)->ready({{"cursors", {{quay, at(quay, 1)}}}});
    EXPECT_EQ(far["channels"][quay]["from"], head(quay));
}

TEST_F(Resuming, GivesThePersonalLogBeforeAnythingElse) {
    begin();
    auto const first = client(ben);
    first->ready({{"cursors", {{"@me", {0, ""}}}}});
    auto const mine = first->events("@me");
    ASSERT_GE(mine.size(), 2u);
    EXPECT_EQ(mine.front(), 1);
}

TEST_F(Resuming, GivesOfThePersonalLogWhatThereIsRoomFor) {
    begin({.outbox_bytes_max = 1});
    auto const first = client(ben);
    first->ready({{"cursors", {{"@me", {0, ""}}}}});
    EXPECT_EQ(first->events("@me"), std::vector<Seq>{}) << "the rest is pulled";
}

TEST_F(Resuming, RefusesAStartThatMakesNoSense) {
    begin({.cursors_max = 2});
    EXPECT_EQ(client(ben)->fault({{"protocol", 2}}), "bad_frame protocol");
    EXPECT_EQ(client(ben)->fault(Json::object()), "bad_frame protocol");
    auto const with = [&](Json const& cursors) { return client(ben)->fault({{"protocol", 1}, {"cursors", cursors}}); };
    for (auto const& cursors : {Json(7), Json{{"nowhere", {1, "x"}}}, Json{{quay, 7}}, Json{{quay, {1}}},
                                Json{{quay, {"1", "x"}}}, Json{{quay, {1, 2}}}, Json{{quay, {-1, "x"}}},
                                Json{{quay, {9223372036854775807, "x"}}}, Json{{quay, {18446744073709551615u, "x"}}}})
        EXPECT_EQ(with(cursors), "bad_frame cursors") << cursors;
    EXPECT_EQ(with({{quay, {1, "x"}}, {mole, {1, "x"}}, {"@me", {1, "x"}}}), "too_large cursors");
    auto const twice = client(ben);
    twice->ready({{"epoch", 7}, {"focus", 7}});
    EXPECT_EQ(twice->fault({{"protocol", 1}}), "unexpected type");
}

// The loop hears of it after the reader was asked, and before its answer comes.
TEST_F(Resuming, LeavesOutWhatWasLeftMeanwhile) {
    begin();
    auto const leaving = client(ben);
    leaving->say({{"type", "start"}, {"protocol", 1}, {"cursors", {{quay, at(quay, 2)}}}});
    for (auto const& one : {quay, mole}) change(MemberRemoved{id(one), ben.id, head(one), LeaveReason::removed});
    leaving->until([&] { return leaving->newest("ready") != nullptr; });
    EXPECT_TRUE((*leaving->newest("ready"))["channels"].empty());
    EXPECT_EQ(leaving->reasons("gone"), (Reasons{{quay, "removed"}}));
}

TEST_F(Resuming, ReadsAgainWhenOneIsLetInMeanwhile) {
    begin();
    auto const cat = house.person("cat");
    change(UserSet{cat.id});
    auto const entering = client(cat);
    entering->say({{"type", "start"}, {"protocol", 1}});
    change(MemberAdded{id(quay), cat.id, 1});
    entering->until([&] { return entering->newest("ready") != nullptr; });
    EXPECT_TRUE((*entering->newest("ready"))["channels"].contains(quay));
}

TEST_F(Resuming, AnswersNobodyWhoIsGoneOrSignedOut) {
    begin();
    client(ben)->say({{"type", "start"}, {"protocol", 1}});
    auto const out = client(ben);
    out->say({{"type", "start"}, {"protocol", 1}});
    change(SessionEnded{ben.caller.session});
    EXPECT_EQ(out->line.closed, CloseCode::signed_out);
    auto const after = client(ada);
    after->ready();
    out->take();
    EXPECT_EQ(out->newest("ready"), nullptr);
}

TEST_F(Resuming, KnowsSomebodyTheLoopHasNotHeardOf) {
    begin();
    Someone nobody;
    nobody.caller.user = UserId{99};
    nobody.caller.role = Role::member;
    auto const ready = client(nobody)->ready();
    EXPECT_TRUE(ready["channels"].empty());
}

TEST_F(Resuming, TurnsAwayWhenTheReadersAreTooBusy) {
    begin({.reader_queue_max = 0});
    auto const turned = client(ben);
    turned->say({{"type", "start"}, {"protocol", 1}});
    EXPECT_EQ(turned->line.closed, CloseCode::too_much);
}

}  // namespace
}  // namespace holdfast::test
