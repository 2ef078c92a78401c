// Catching up when something happens meanwhile: the client leaves, asks twice, reads slowly, or the log has moved on.
#include <gtest/gtest.h>

#include "hub/stage.hpp"

namespace holdfast {
namespace {

using test::harbour_log;
using test::Reader;
using test::up_to;

struct CatchingUp : test::HubStage {
    // A page as the readers would hand it over, of a log that has moved.
    void hand_over(Seq first, Seq head, std::optional<Seq> after = std::nullopt) {
        auto const asked = std::move(pages.asked.front());
        pages.asked.pop_front();
        Page page;
        page.log = harbour_log;
        page.after = after.value_or(asked.after);
        page.first = first;
        page.head = head;
        asked.then(page);
    }
    std::string reason(Reader& reader) {
        reader.take();
        auto const* told = reader.told("resync");
        return told ? (*told)["reason"].get<std::string>() : "none";
    }
    void behind_by(Seq count) {
        commit(static_cast<int>(count));
        announce();
    }
};

TEST_F(CatchingUp, SaysWhenTheLogWasTrimmedMeanwhile) {
    behind_by(9);
    Reader reader{hub(), ada};
    hub().listen(reader.connection, harbour_log, 1, 2);
    hand_over(5, 9);
    EXPECT_EQ(reason(reader), "trimmed");
    EXPECT_EQ((*reader.told("resync"))["from"], 9);
    commit(1);
    announce();
    deliver();
    reader.take();
    EXPECT_EQ(reader.seqs(), (std::vector<Seq>{10})) << "live from the head on";
}

TEST_F(CatchingUp, SaysWhenTheClientIsAheadOfTheLog) {
    behind_by(9);
    Reader reader{hub(), ada};
    hub().listen(reader.connection, harbour_log, 1, 2);
    hand_over(1, 1);
    EXPECT_EQ(reason(reader), "ahead");
}

TEST_F(CatchingUp, TakesNoPageThatNobodyWaitsForAnyMore) {
    behind_by(9);
    Reader reader{hub(), ada};
    hub().listen(reader.connection, harbour_log, 1, 2);
    hand_over(1, 9, 7);
    EXPECT_EQ(reason(reader), "none");
    EXPECT_TRUE(reader.messages.empty());
}

TEST_F(CatchingUp, TakesNoPageForWhoIsGoneOrLeaving) {
    behind_by(9);
    {
        Reader gone{hub(), ada};
        hub().listen(gone.connection, harbour_log, 1, 0);
    }
    EXPECT_TRUE(answer_page());
    Reader leaving{hub(), ben};
    hub().listen(leaving.connection, harbour_log, 1, 0);
    leaving.connection.closing = true;
    EXPECT_TRUE(answer_page());
    leaving.take();
    EXPECT_TRUE(leaving.seqs().empty());
}

// The removal was told while the page was on its way.
TEST_F(CatchingUp, TakesNoPageOfALogThatWasLeft) {
    behind_by(3);
    Reader reader{hub(), ada};
    hub().listen(reader.connection, harbour_log, 1, 0);
    commit_removal(ada);
    announce();
    ASSERT_TRUE(answer_page());
    reader.take();
    EXPECT_TRUE(reader.seqs().empty());
    EXPECT_EQ((*reader.told("gone"))["last"], 4);
}

TEST_F(CatchingUp, TakesNoPageThatWasAskedForBeforeOneLeftAndCameBack) {
    behind_by(3);
    Reader reader{hub(), ada};
    hub().listen(reader.connection, harbour_log, 1, 0);
    commit_removal(ada);
    announce();
    pages.busy = true;
    hub().listen(reader.connection, harbour_log, 1, 0);
    ASSERT_TRUE(answer_page());
    reader.take();
    EXPECT_TRUE(reader.seqs().empty());
}

TEST_F(CatchingUp, VeilsWhatWasSaidBeforeOneCame) {
    behind_by(3);
    Reader reader{hub(), ada};
    hub().listen(reader.connection, harbour_log, 3, 0);
    Page page;
    page.log = harbour_log;
    page.head = 3;
    for (auto const& commit : disk) {
        page.events.push_back(announcement(commit));
        page.events.back().veiled = text_frame(R"({"type":"veiled"})");
    }
    pages.asked.front().then(page);
    reader.take();
    EXPECT_EQ(reader.seqs(), (std::vector<Seq>{3}));
    EXPECT_EQ(std::ranges::count(reader.messages, "veiled", [](auto const& told) { return told["type"]; }), 2);
}

TEST_F(CatchingUp, PullsOnlyWhereItListensAndOnlyOnce) {
    behind_by(9);
    Reader reader{hub(), ada};
    hub().pull(reader.connection, harbour_log, 0);
    EXPECT_TRUE(pages.asked.empty());
    pages.busy = true;
    hub().listen(reader.connection, harbour_log, 1, 3);
    pages.busy = false;
    hub().pull(reader.connection, harbour_log, 3);
    hub().pull(reader.connection, harbour_log, 3);
    EXPECT_EQ(pages.asked.size(), 1u);
    ASSERT_TRUE(answer_page());
    reader.take();
    EXPECT_EQ(reader.seqs(), up_to(9, 4));
}

TEST_F(CatchingUp, SaysWhatIsStillInMemoryWithoutAReader) {
    remembers = true;
    behind_by(9);
    Reader reader{hub(), ada};
    hub().listen(reader.connection, harbour_log, 1, 4);
    EXPECT_TRUE(pages.asked.empty());
    reader.take();
    EXPECT_EQ(reader.seqs(), up_to(9, 5));
    commit(1);
    announce();
    deliver();
    reader.take();
    EXPECT_EQ(reader.seqs(), up_to(10, 5)) << "and is live";
}

TEST_F(CatchingUp, ASlowReaderPullsWhatIsInMemoryPieceByPiece) {
    remembers = true;
    behind_by(50);
    Reader reader{hub(), ada, 200};
    hub().listen(reader.connection, harbour_log, 1, 0);
    reader.take();
    while (reader.seqs().size() < 50) {
        auto const* more = reader.told("more");
        ASSERT_NE(more, nullptr);
        ASSERT_EQ((*more)["next"], static_cast<Seq>(reader.seqs().size()) + 1);
        hub().pull(reader.connection, harbour_log, static_cast<Seq>(reader.seqs().size()));
        reader.take();
    }
    EXPECT_TRUE(pages.asked.empty());
    EXPECT_EQ(reader.seqs(), up_to(50));
}

TEST_F(CatchingUp, AsksAReaderForWhatWasTakenBack) {
    remembers = true;
    behind_by(9);
    take_back(6);
    Reader reader{hub(), ada};
    hub().listen(reader.connection, harbour_log, 1, 4);
    ASSERT_EQ(pages.asked.size(), 1u);
    ASSERT_TRUE(answer_page());
    reader.take();
    EXPECT_EQ(reader.seqs(), up_to(9, 5));
}

// Somebody left with a pull on its way, and came back: what it had asked for is before where it stands now (D5).
TEST_F(CatchingUp, ServesNoPullOfAnEarlierStay) {
    behind_by(9);
    Reader reader{hub(), ada};
    hub().listen(reader.connection, harbour_log, 1, 9);
    hub().pull(reader.connection, harbour_log, 3);
    EXPECT_TRUE(pages.asked.empty());
    commit(1);
    announce();
    deliver();
    reader.take();
    EXPECT_EQ(reader.seqs(), up_to(10, 10));
}

TEST_F(CatchingUp, ShowsMoreFromHereOnWhenOneIsLetInAnew) {
    commit(2);
    announce();
    Reader reader{hub(), ada};
    hub().listen(reader.connection, harbour_log, 9, 2);
    hub().listen(reader.connection, harbour_log, 1, 2);
    commit(1);
    announce();
    deliver();
    reader.take();
    EXPECT_EQ(reader.seqs(), (std::vector<Seq>{3}));
}

// A start reads a few logs at once, and the next when one of them is done.
TEST_F(CatchingUp, ReadsFourLogsAtATime) {
    Reader reader{hub(), ada};
    for (std::int64_t log = 21; log <= 26; ++log) {
        hub().roster.set_head(LogId{log}, {3, 0});
        hub().listen(reader.connection, LogId{log}, 1, 0);
    }
    EXPECT_EQ(pages.asked.size(), 4u);
    Page page;
    page.log = LogId{21};
    page.head = 3;
    pages.asked.front().then(page);
    EXPECT_EQ(pages.asked.size(), 5u);
}

TEST_F(CatchingUp, OffersTheRestToWhoHasNoRoom) {
    behind_by(40);
    Reader reader{hub(), ada, 200};
    hub().listen(reader.connection, harbour_log, 1, 0);
    ASSERT_TRUE(answer_page(30));
    EXPECT_LT(reader.connection.outbox.bytes(), 200u);
    auto& other = reader.connection;
    hub().roster.set_head(LogId{21}, {3, 0});
    hub().listen(other, LogId{21}, 1, 0);
    EXPECT_TRUE(pages.asked.empty()) << "no room: it is offered once what is queued has gone out";
    reader.take();
    EXPECT_TRUE(reader.heard("more"));
    hub().retry();
    EXPECT_TRUE(pages.asked.empty());
}

TEST_F(CatchingUp, IsNotTriedAgainForWhoIsLeavingOrStillReading) {
    behind_by(3);
    pages.busy = true;
    Reader leaving{hub(), ada}, reading{hub(), ben};
    hub().listen(leaving.connection, harbour_log, 1, 0);
    hub().listen(reading.connection, harbour_log, 1, 0);
    leaving.connection.closing = true;
    reading.connection.answer("{\"type\":\"beat\"}");
    hub().retry();
    leaving.take();
    EXPECT_FALSE(leaving.heard("more"));
    EXPECT_EQ(reading.connection.behind.front().stage, Behind::Stage::draining);
}

}  // namespace
}  // namespace holdfast
