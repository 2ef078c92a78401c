#include "store/support.hpp"

namespace holdfast {
namespace {

using test::appending;
using test::creating;
using test::harbour;

struct TheReaders : test::Store, testing::Test {
    TheReaders() { run(creating(harbour)); }
};

TEST_F(TheReaders, SeeWhatWasAnnouncedBeforeTheyWereAsked) {
    std::atomic<int> late = 0, asked = 0;
    Readers readers{database(), 3, 4096, clock};
    recorder.on_publish = [&](std::vector<Finished> const& batch) {
        for (auto const& finished : batch)
            for (auto const& item : finished.items) {
                auto const seq = std::get<AppendedEvent>(item).place.seq;
                if (readers.try_submit([&, seq](ReadTx& tx) { late += log_state(tx, harbour)->head < seq; })) ++asked;
            }
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 200; ++n) run(appending(harbour));
        });
    for (auto& thread : threads) thread.join();
    writer->close();
    readers.close();
    EXPECT_EQ(late, 0);
    EXPECT_EQ(asked, 800);
}

TEST_F(TheReaders, SeeOneSnapshotForAWholeJob) {
    std::promise<void> first_read, written;
    std::promise<std::pair<Seq, Seq>> heads;
    Readers readers{database(), 1, 16, clock};
    run(appending(harbour));
    ASSERT_TRUE(readers.try_submit([&](ReadTx& tx) {
        auto const before = log_state(tx, harbour)->head;
        first_read.set_value();
        written.get_future().wait();
        heads.set_value({before, log_state(tx, harbour)->head});
    }));
    first_read.get_future().wait();
    run(appending(harbour));
    written.set_value();
    EXPECT_EQ(heads.get_future().get(), std::pair(Seq{1}, Seq{1}));
}

TEST_F(TheReaders, OutliveAJobThatThrows) {
    std::promise<Seq> head;
    Readers readers{database(), 1, 16, clock};
    ASSERT_TRUE(readers.try_submit([](ReadTx& tx) {
        tx.query("SELECT name FROM meta").step();
        throw std::runtime_error{"no"};
    }));
    ASSERT_TRUE(readers.try_submit([](ReadTx& tx) { tx.query("SELECT nonsense"); }));
    ASSERT_TRUE(readers.try_submit([&](ReadTx& tx) { head.set_value(log_state(tx, harbour)->head); }));
    EXPECT_EQ(head.get_future().get(), 0);
}

TEST_F(TheReaders, RefuseWhenTheirQueueIsFull) {
    std::promise<void> started, gate;
    Readers readers{database(), 1, 1, clock};
    ASSERT_TRUE(readers.try_submit([&](ReadTx&) { started.set_value(), gate.get_future().wait(); }));
    started.get_future().wait();
    EXPECT_TRUE(readers.try_submit([](ReadTx&) {}));
    EXPECT_FALSE(readers.try_submit([](ReadTx&) {}));
    gate.set_value();
}

TEST_F(TheReaders, FinishWhatTheyAcceptedBeforeTheyClose) {
    std::atomic<int> done = 0;
    Readers readers{database(), 2, 1'000, clock};
    for (int i = 0; i < 500; ++i) ASSERT_TRUE(readers.try_submit([&](ReadTx&) { ++done; }));
    readers.close();
    EXPECT_EQ(done, 500);
    EXPECT_FALSE(readers.try_submit([](ReadTx&) {}));
}

}  // namespace
}  // namespace holdfast
