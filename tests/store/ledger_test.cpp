// The ledger in the writer: what is counted where, and what a rollback, a kill and midnight do to it.
#include "store/support.hpp"

namespace holdfast {
namespace {

using test::append;
using test::appending;
using test::creating;
using test::harbour;

constexpr auto all_days = std::numeric_limits<std::int64_t>::max();

struct LedgerTest : test::Store, testing::Test {
    LedgerTest() { run(creating(harbour)); }

    std::vector<LedgerDay> days() {
        Database reader{database(), Open::reader};
        ReadTx tx{reader, clock.now()};
        return ledger_days(tx, 0, all_days);
    }
    LedgerDay today() { return days().back(); }
    void post(int count) {
        for (int i = 0; i < count; ++i) run(appending(harbour));
    }
    void nothing() {
        run([](WriteTx&) { return allowed(); });
    }
};
using ALedger = LedgerTest;

TEST_F(ALedger, CountsTheSameAtAllThreePlaces) {
    post(3);
    nothing();
    auto const day = today();
    EXPECT_EQ(day.accepted, 3);
    EXPECT_EQ(day.committed, 3);
    EXPECT_EQ(day.sequenced, 3);
    EXPECT_EQ(day.confirming, 0);
    EXPECT_FALSE(writer->ledger_unsaved());
}

TEST_F(ALedger, LeavesTheNewestCommitToBeConfirmedByTheNext) {
    post(3);
    auto const day = today();
    EXPECT_EQ(day.accepted, 3);
    EXPECT_EQ(day.committed, 2);
    EXPECT_EQ(day.confirming, 1);
    EXPECT_EQ(day.sequenced, 3);
    EXPECT_TRUE(writer->ledger_unsaved());
}

TEST_F(ALedger, CountsARefusalByItsCodeAndNothingElse) {
    run([](WriteTx& tx) -> Verdict {
        append(tx, harbour);
        return Problem{Fault::conflict, "conflict", "No."};
    });
    post(1);
    nothing();
    EXPECT_EQ(today().accepted, 1);
    EXPECT_EQ(today().refusals, (std::map<std::string, std::int64_t>{{"conflict", 1}}));
    post(2);
    nothing();
    EXPECT_EQ(today().refusals.at("conflict"), 1) << "told once";
}

TEST_F(ALedger, TakesBackWhatAFullDiskUndid) {
    post(1);
    run([](WriteTx& tx) { return tx.query("PRAGMA max_page_count = 1").step(), allowed(); });
    EXPECT_EQ(run(appending(harbour, std::string(400'000, 'x')))->code, "unavailable");
    run([](WriteTx& tx) { return tx.query("PRAGMA max_page_count = 100000").step(), allowed(); });
    post(1);
    nothing();
    EXPECT_EQ(today().accepted, 2);
    EXPECT_EQ(today().committed, 2);
    EXPECT_EQ(today().sequenced, 2);
    EXPECT_GE(today().refusals.at("unavailable"), 1);
}

TEST_F(ALedger, IsClosedByACalmEnd) {
    post(2);
    start();
    post(1);
    writer->close();
    EXPECT_EQ(today().committed, 3);
    EXPECT_EQ(today().unknown, 0);
}

// A copy of the files as they are at any moment is what a kill leaves.
TEST_F(ALedger, CallsUnknownWhatAKillLeftUnconfirmed) {
    post(4);
    test::Folder after;
    for (auto const* end : {"", "-wal"}) test::write_file(after.database() + end, test::bytes_of(database() + end));
    test::Recorder nobody;
    {
        Writer again{{after.database()}, clock, dice, nobody, [](std::string const&) {}};
        EXPECT_TRUE(again.ledger_unsaved());
    }
    Database reader{after.database(), Open::reader};
    ReadTx tx{reader, clock.now()};
    auto const day = ledger_days(tx, 0, all_days).back();
    EXPECT_EQ(day.accepted, 4);
    EXPECT_EQ(day.committed, 3);
    EXPECT_EQ(day.unknown, 1);
    EXPECT_EQ(day.confirming, 0);
    EXPECT_EQ(day.sequenced, 4);
}

TEST_F(ALedger, BeginsAnewAtMidnightInUtcAndNeverGoesBack) {
    post(2);
    clock.add(day_us);
    post(3);
    clock.add(-day_us);
    post(1);
    nothing();
    auto const two = days();
    ASSERT_EQ(two.size(), 2u);
    EXPECT_EQ(two[0].accepted, 2);
    EXPECT_EQ(two[0].committed, 2);
    EXPECT_EQ(two[0].sequenced, 2);
    EXPECT_EQ(two[1].before, 2);
    EXPECT_EQ(two[1].committed, 4);
    EXPECT_EQ(two[1].sequenced, 4);
}

TEST_F(ALedger, ShowsANumberThatNobodyAccepted) {
    post(2);
    writer.reset();
    {
        Database other{database(), Open::writer};
        other.execute("UPDATE logs SET head = head + 1");
    }
    EXPECT_EQ(today().accepted, 2);
    EXPECT_EQ(today().sequenced, 3);
}

TEST_F(ALedger, KnowsWhatWasAskedAndAnswered) {
    CommandCounts told{10, 7, 2};
    writer = nullptr;
    writer = std::make_unique<Writer>(WriterSettings{.path = database(), .commands = [&] { return told; }}, clock, dice,
                                      recorder, [](std::string const&) {});
    post(1);
    EXPECT_EQ(today().commands.asked, 10);
    told = {12, 9, 2};
    nothing();
    EXPECT_EQ(today().commands.asked, 12);
    EXPECT_EQ(today().commands.acknowledged, 9);
    EXPECT_EQ(today().commands.refused, 2);
}

}  // namespace
}  // namespace holdfast
