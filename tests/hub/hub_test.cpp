// Fan-out, cuts and catching up on one loop, and any interleaving of them.
#include <random>

#include <gtest/gtest.h>

#include "hub/stage.hpp"

namespace holdfast {
namespace {

using test::harbour_log;
using test::Reader;
using test::up_to;

using AHub = test::HubStage;

TEST_F(AHub, DeliversWhatIsAnnouncedInItsOrder) {
    Reader reader{hub(), ada};
    hub().listen(reader.connection, harbour_log, 1, 0);
    commit(5);
    announce();
    deliver();
    reader.take();
    EXPECT_EQ(reader.seqs(), up_to(5));
}

TEST_F(AHub, CutsInTheMidstOfABatch) {
    Reader reader{hub(), ada}, other{hub(), ben};
    for (auto* one : {&reader, &other}) hub().listen(one->connection, harbour_log, 1, 0);
    commit(2);
    commit_removal(ada);
    commit(2);
    announce();
    deliver();
    reader.take();
    other.take();
    EXPECT_EQ(reader.seqs(), up_to(2));
    EXPECT_EQ((*reader.told("gone"))["last"], 3);
    EXPECT_EQ(reader.messages.back()["type"], "gone");
    EXPECT_EQ(other.seqs(), up_to(5));
}

// A reader sees commits that this loop has not been told of; among them may be the removal of the very listener.
TEST_F(AHub, HoldsBackWhatAPageKnowsBeforeTheLoop) {
    commit(5);
    announce();
    Reader reader{hub(), ada};
    hub().listen(reader.connection, harbour_log, 1, 0);
    commit_removal(ada);
    commit(4);
    ASSERT_TRUE(answer_page());
    reader.take();
    EXPECT_EQ(reader.seqs(), up_to(5));
    announce();
    deliver();
    reader.take();
    EXPECT_EQ(reader.seqs(), up_to(5));
    EXPECT_EQ((*reader.told("gone"))["last"], 6);
}

TEST_F(AHub, LetsASlowReaderFallBehindAloneAndCatchUp) {
    Reader slow{hub(), ada, 200}, quick{hub(), ben};
    for (auto* one : {&slow, &quick}) hub().listen(one->connection, harbour_log, 1, 0);
    commit(50);
    announce();
    deliver();
    quick.take();
    EXPECT_EQ(quick.seqs(), up_to(50));
    EXPECT_EQ(hub().overflows(), 1u);
    slow.take();
    while (slow.seqs().size() < 50) {
        auto const* more = slow.told("more");
        ASSERT_NE(more, nullptr);
        ASSERT_EQ((*more)["next"], static_cast<Seq>(slow.seqs().size()) + 1);
        hub().pull(slow.connection, harbour_log, static_cast<Seq>(slow.seqs().size()));
        ASSERT_TRUE(answer_page());
        slow.take();
    }
    EXPECT_EQ(slow.seqs(), up_to(50));
}

TEST_F(AHub, OffersAgainWhatTheReadersWereTooBusyFor) {
    commit(3);
    announce();
    pages.busy = true;
    Reader reader{hub(), ada};
    hub().listen(reader.connection, harbour_log, 1, 0);
    pages.busy = false;
    hub().retry();
    reader.take();
    ASSERT_TRUE(reader.heard("more"));
    hub().pull(reader.connection, harbour_log, 0);
    ASSERT_TRUE(answer_page());
    reader.take();
    EXPECT_EQ(reader.seqs(), up_to(3));
}

TEST_F(AHub, DoesNotReadHalfTheLogForOneClient) {
    with({.pull_behind_max = 10});
    commit(11);
    announce();
    pages.busy = true;
    Reader reader{hub(), ada};
    hub().listen(reader.connection, harbour_log, 1, 0);
    hub().pull(reader.connection, harbour_log, 0);
    reader.take();
    EXPECT_EQ((*reader.told("resync"))["reason"], "limit");
    EXPECT_EQ((*reader.told("resync"))["from"], 11);
}

TEST_F(AHub, LetsALargeRoomWaitForItsNextSlice) {
    with({.slice_max = 2});
    std::vector<std::unique_ptr<Reader>> readers;
    for (int i = 0; i < 5; ++i) {
        readers.push_back(std::make_unique<Reader>(hub(), ada));
        hub().listen(readers.back()->connection, harbour_log, 1, 0);
    }
    commit(1);
    announce();
    std::vector<int> served;
    for (bool left = true; left;) {
        left = hub().turn();
        int count = 0;
        for (auto& reader : readers) count += !reader->connection.outbox.empty();
        served.push_back(count);
    }
    EXPECT_EQ(served, (std::vector<int>{2, 4, 5}));
}

// Whatever happens in whatever order, a reader has every number once, in order, up to its removal, and none above it.
TEST_F(AHub, KeepsTheOrderInEveryInterleaving) {
    for (unsigned seed = 1; seed <= 400; ++seed) {
        std::mt19937 random{seed};
        auto const chance = [&](int percent) { return static_cast<int>(random() % 100) < percent; };
        disk.clear();
        announced = 0;
        pages.asked.clear();
        remembers = seed % 2 == 0;
        with({.slice_max = 3, .recent_bytes_max = 500 + random() % 3000});
        commit(static_cast<int>(random() % 20));
        announce(static_cast<int>(random() % 20));
        Reader reader{hub(), ada, 120 + random() % 300};
        hub().listen(reader.connection, harbour_log, 1, 0);
        Seq removed_at = 0;
        std::size_t pulled = 0;  // offers that have been answered
        auto const pull = [&] {
            std::size_t offers = 0;
            for (auto const& message : reader.messages) offers += message["type"] == "more";
            if (offers == pulled) return false;
            pulled = offers;
            auto const seqs = reader.seqs();
            hub().pull(reader.connection, harbour_log, seqs.empty() ? 0 : seqs.back());
            return true;
        };
        for (int step = 0; step < 200; ++step) {
            if (chance(20)) commit(1 + static_cast<int>(random() % 5));
            if (removed_at == 0 && chance(1)) {
                commit_removal(ada);
                removed_at = static_cast<Seq>(disk.size());
            }
            if (chance(25)) announce(1 + static_cast<int>(random() % 6));
            if (chance(5)) take_back(static_cast<Seq>(random() % (announced + 1)));
            if (chance(30)) (void)hub().turn();
            if (chance(30)) answer_page(1 + random() % 8);
            if (chance(40)) reader.take(1 + static_cast<int>(random() % 4));
            if (chance(40)) pull();
            if (chance(10)) hub().retry();
        }
        announce();
        for (bool moved = true; moved;) {
            deliver();
            auto const before = reader.messages.size();
            reader.take();
            moved = answer_page() || pull() || reader.messages.size() > before;
        }
        ASSERT_EQ(reader.line.closed, std::nullopt) << "seed " << seed;
        auto const last = removed_at == 0 ? static_cast<Seq>(disk.size()) : removed_at - 1;
        auto const seqs = reader.seqs();
        ASSERT_EQ(seqs, up_to(static_cast<Seq>(seqs.size()))) << "seed " << seed;
        ASSERT_LE(static_cast<Seq>(seqs.size()), last) << "seed " << seed;
        if (removed_at == 0) ASSERT_EQ(static_cast<Seq>(seqs.size()), last) << "seed " << seed;
        else ASSERT_EQ((*reader.told("gone"))["last"], removed_at) << "seed " << seed;
    }
}

}  // namespace
}  // namespace holdfast
