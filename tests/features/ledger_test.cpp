// The ledger's verdicts, what clients may report, and who may read it.
#include "holdfast/features/ledger.hpp"
#include "features/fixture.hpp"
#include "features/ledger/rules.hpp"

namespace holdfast::test {
namespace {

using ledger::line_of;
using ledger::total_of;

LedgerDay day_with(std::int64_t accepted, std::int64_t committed, std::int64_t sequenced) {
    return {.day = 20710, .accepted = accepted, .committed = committed, .sequenced = sequenced};
}

TEST(LedgerVerdict, IsEqualWhenAllThreeAre) {
    EXPECT_EQ(line_of(day_with(5, 5, 5), {}, false).verdict, "equal");
    EXPECT_EQ(line_of(day_with(5, 5, 5), {}, false).day, "2026-09-14");
}

TEST(LedgerVerdict, DiffersWhenOneIsNot) {
    EXPECT_EQ(line_of(day_with(5, 5, 6), {}, false).verdict, "differs");
    EXPECT_EQ(line_of(day_with(5, 4, 5), {}, false).verdict, "differs");
    EXPECT_EQ(line_of(day_with(6, 5, 5), {}, false).verdict, "differs");
    EXPECT_EQ(line_of(day_with(6, 5, 5), {{"gap", 1}}, false).verdict, "differs");
}

TEST(LedgerVerdict, TakesWhatAKillLeftAsUnknownAndNotAsABreach) {
    auto killed = day_with(5, 3, 5);
    killed.unknown = 2;
    EXPECT_EQ(line_of(killed, {}, false).verdict, "equal");
}

TEST(LedgerVerdict, LetsOnlyTheDayUnderWayHaveAnUnconfirmedCommit) {
    auto open = day_with(5, 3, 5);
    open.confirming = 2;
    EXPECT_EQ(line_of(open, {}, true).verdict, "equal");
    EXPECT_EQ(line_of(open, {}, false).verdict, "differs");
    open.confirming = 1;
    EXPECT_EQ(line_of(open, {}, true).verdict, "differs");
}

TEST(LedgerVerdict, SaysWhatClientsReport) {
    EXPECT_EQ(line_of(day_with(5, 5, 5), {{"gap", 1}}, false).verdict, "breaches");
}

TEST(LedgerVerdict, OfAllDaysIsThatOfTheWorst) {
    auto const more = line_of(day_with(5, 5, 6), {}, false), less = line_of(day_with(6, 6, 5), {}, false);
    EXPECT_EQ(total_of({more, less}).accepted, total_of({more, less}).sequenced);
    EXPECT_EQ(total_of({more, less}).verdict, "differs");
    auto const told = line_of(day_with(1, 1, 1), {{"gap", 2}}, false), calm = line_of(day_with(1, 1, 1), {}, false);
    EXPECT_EQ(total_of({told, calm, told}).verdict, "breaches");
    EXPECT_EQ(total_of({told, calm, told}).breaches.at(0).count, 4);
    EXPECT_EQ(total_of({}).verdict, "equal");
}

TEST(LedgerDays, AreReadStrictly) {
    EXPECT_EQ(ledger::day_number("2026-09-14"), 20710);
    for (auto const* wrong : {"", "2026-9-14", "2026-13-01", "14.09.2026", "2026-09-14T", "yesterday!"})
        EXPECT_FALSE(ledger::day_number(wrong)) << wrong;
}

struct ALedgerOfTheHouse : Crew {
    Answer report(Someone const& who, Json change = Json::object()) {
        Json body{{"kind", "gap"}, {"log", "@me"}, {"had", 11}, {"got", 13}};
        body.update(change);
        return house.run(who.caller, "breach.report", body);
    }
    Json book(Json query = Json::object()) { return house.read(boss.caller, "admin.ledger", std::move(query)); }
    // As the writer would have.
    void open_the_day() {
        house.database.execute("INSERT INTO ledger_days (day, heads) SELECT 20710, sum(head) FROM logs");
    }
};

TEST_F(ALedgerOfTheHouse, IsForAdminsAndReportsAreForEverybody) {
    EXPECT_EQ(house.read(ada.caller, "admin.ledger")["code"], "forbidden");
    EXPECT_EQ(
        house.run(House::nobody(), "breach.report", {{"kind", "gap"}, {"log", "@me"}, {"had", 1}, {"got", 3}}).code(),
        "unauthorized");
    EXPECT_TRUE(report(gus));
    EXPECT_EQ(book()["today"]["day"], "2026-09-14");
}

TEST_F(ALedgerOfTheHouse, CountsReportsByKindUpToABound) {
    open_the_day();
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(report(ada));
    ASSERT_TRUE(report(ben, {{"kind", "changed"}, {"log", "@workspace"}}));
    auto const today = book()["today"];
    EXPECT_EQ(today["breaches"], (Json{{{"name", "gap"}, {"count", 3}}, {{"name", "changed"}, {"count", 1}}}));
    EXPECT_EQ(today["verdict"], "breaches");
    house.database.execute("UPDATE ledger_breaches SET count = 999");
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(report(ada));
    EXPECT_EQ(house.column("SELECT count FROM ledger_breaches WHERE kind = 1"), (std::vector<std::string>{"1000"}));
}

TEST_F(ALedgerOfTheHouse, TakesNothingButPlaces) {
    EXPECT_EQ(report(ada, {{"log", "the words of somebody"}}).code(), "bad_value");
    EXPECT_EQ(report(ada, {{"log", std::string(33, 'C')}}).code(), "too_large");
    EXPECT_EQ(report(ada, {{"kind", "bad mood"}}).code(), "bad_value");
    EXPECT_EQ(report(ada, {{"had", -1}}).code(), "out_of_range");
    EXPECT_EQ(report(ada, {{"got", "13"}}).code(), "bad_type");
    EXPECT_EQ(house.column("SELECT count(*) FROM ledger_breaches"), (std::vector<std::string>{"0"}));
}

TEST_F(ALedgerOfTheHouse, RefusesDaysThatAreNone) {
    EXPECT_EQ(book({{"from", "soon"}})["code"], "bad_time");
    EXPECT_EQ(book({{"to", "2026-02-30"}})["code"], "bad_time");
    EXPECT_EQ(book({{"from", "2026-09-14T00"}})["code"], "too_large");
}

TEST_F(ALedgerOfTheHouse, ShowsTheDaysAskedForAndTheirSum) {
    house.database.execute(
        "INSERT INTO ledger_days (day, heads, accepted, committed) VALUES (20709, 0, 2, 2), (20710, 2, 0, 0)");
    auto const one = book({{"from", "2026-09-13"}, {"to", "2026-09-13"}});
    ASSERT_EQ(one["days"].size(), 1u);
    EXPECT_EQ(one["total"]["sequenced"], 2);
    EXPECT_EQ(one["total"]["verdict"], "equal");
    EXPECT_EQ(one["before"], 0);
    EXPECT_EQ(one["today"]["day"], "2026-09-14");
    EXPECT_EQ(one["today"]["verdict"], "differs") << "what the house made without a writer was accepted by nobody";
}

TEST_F(ALedgerOfTheHouse, PrintsATableAndTheEndOfEveryLog) {
    open_the_day();
    ReadTx tx{house.database, house.folder.clock.now()};
    auto const print = print_ledger(tx, "", "");
    ASSERT_TRUE(print);
    EXPECT_TRUE(print->equal);
    EXPECT_NE(print->table.find("2026-09-14            0            0            0"), std::string::npos)
        << print->table;
    auto const proof = Json::parse(print->proof);
    EXPECT_EQ(proof["ledger"]["total"]["verdict"], "equal");
    std::int64_t heads = 0;
    for (auto const& log : proof["logs"]) heads += log["head"].get<std::int64_t>();
    EXPECT_EQ(heads, proof["ledger"]["before"].get<std::int64_t>());
    EXPECT_EQ(proof["logs"][0]["log"], "@workspace");
    EXPECT_EQ(print_ledger(tx, "2026", "").error().code, "bad_time");
}

}  // namespace
}  // namespace holdfast::test
