// What the store does when the disk does not do its part. Some of it needs a process of its own.
#include <csignal>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/faulty_disk.hpp"
#include "store/support.hpp"
#include "store/warnings.hpp"

namespace holdfast {
namespace {

using test::append;
using test::appending;
using test::creating;
using test::harbour;

std::string first_finding(std::string const& folder) {
    auto const report = check_folder(folder, migrations());
    return report.sound ? "" : report.findings.at(0);
}

// A limit on the file's pages acts like a full disk, and is one that a test can lift.
Verdict set_page_limit(WriteTx& tx, std::string const& pages) {
    tx.query("PRAGMA max_page_count = " + pages).step();
    return allowed();
}

struct AFullDisk : test::Store, testing::Test {
    AFullDisk() {
        run(creating(harbour));
        run([](WriteTx& tx) { return set_page_limit(tx, "40"); });
    }
    std::function<Verdict(WriteTx&)> const too_much = appending(harbour, std::string(400'000, 'x'));
};

TEST_F(AFullDisk, RefusesTheWholeBatchAndKeepsNothingOfIt) {
    ASSERT_FALSE(run(appending(harbour, "\"before\":1")));
    auto const refusals = run_together({appending(harbour), appending(harbour), too_much, appending(harbour)});
    for (auto const& refusal : refusals) {
        ASSERT_TRUE(refusal);
        EXPECT_EQ(refusal->fault, Fault::unavailable);
        EXPECT_EQ(refusal->code, "unavailable");
        EXPECT_GT(refusal->retry_ms, 0);
    }
    EXPECT_FALSE(run(appending(harbour, "\"after\":1")));
    writer.reset();
    ASSERT_EQ(recorder.events.size(), 2u) << "nothing that was refused is announced";
    EXPECT_EQ(recorder.events[1].place.seq, 2);
    EXPECT_EQ(first_finding(path), "");
    EXPECT_EQ(fatal, "");
}

TEST_F(AFullDisk, StoresAgainWhenThereIsRoom) {
    EXPECT_EQ(run(too_much)->code, "unavailable");
    EXPECT_EQ(run(too_much)->code, "unavailable");
    ASSERT_FALSE(run([](WriteTx& tx) { return set_page_limit(tx, "100000"); }));
    EXPECT_FALSE(run(too_much));
    EXPECT_EQ(first_finding(path), "");
}

// A handler that swallows the error must not make the writer believe that its neighbours are stored.
TEST_F(AFullDisk, IsNoticedWhenAHandlerHidesIt) {
    auto const hiding = [&](WriteTx& tx) -> Verdict {
        try {
            return too_much(tx);
        } catch (StoreError const&) { return allowed(); }
    };
    auto const refusals = run_together({appending(harbour), hiding, appending(harbour)});
    for (auto const& refusal : refusals) ASSERT_TRUE(refusal && refusal->code == "unavailable");
    writer.reset();
    EXPECT_TRUE(recorder.events.empty());
    EXPECT_EQ(first_finding(path), "");
}

// Runs the body in a process of its own; its result is the exit status, 0 for good.
int in_child(std::function<int()> const& body) {
    auto const child = ::fork();
    if (child < 0) return 98;
    if (child == 0) {
        try {
            ::_exit(body());
        } catch (std::exception const& error) {
            std::fprintf(stderr, "in the child: %s\n", error.what());
            ::_exit(99);
        }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// A COMMIT that the disk itself refuses, and what is certain about it.
struct AFailingDisk : testing::Test {
    AFailingDisk() {
        store.emplace();
        store->run(creating(harbour));
        store->run(appending(harbour));
    }
    // What the writer says about one more event; nothing when it says nothing.
    std::optional<std::string> answer_to_one_more() {
        auto const answer = std::make_shared<std::optional<std::string>>();
        Job job{appending(harbour), [answer](auto const& refusal) { *answer = refusal ? refusal->code : "accepted"; }};
        if (!store->writer->try_submit(job)) return "not taken";
        store->writer->close();
        return *answer;
    }
    void expect_no_answer() {
        EXPECT_EQ(answer_to_one_more(), std::nullopt);
        EXPECT_NE(store->fatal.find("unknown"), std::string::npos) << store->fatal;
        EXPECT_EQ(store->recorder.events.size(), 1u) << "nothing is announced either";
        EXPECT_EQ(answer_to_one_more(), "not taken");
    }

    test::FaultyDisk disk;
    std::optional<test::Store> store;
};

TEST_F(AFailingDisk, RefusesWhileItIsFullAndStoresAgainAfterwards) {
    disk.fail_writes(SQLITE_FULL);
    for (int i = 0; i < 3; ++i) EXPECT_EQ(store->run(appending(harbour))->code, "unavailable");
    disk.fail_writes(SQLITE_OK);
    for (int i = 0; i < 3; ++i) EXPECT_FALSE(store->run(appending(harbour)));
    store->writer.reset();
    ASSERT_EQ(store->recorder.events.size(), 4u);
    EXPECT_EQ(store->recorder.events.back().place.seq, 4);
    EXPECT_EQ(store->fatal, "");
    EXPECT_EQ(first_finding(store->path), "");
}

TEST_F(AFailingDisk, IsAnsweredByNobodyWhenACommitCouldNotBeWritten) {
    disk.fail_writes(SQLITE_IOERR_WRITE);
    expect_no_answer();
}

TEST_F(AFailingDisk, IsAnsweredByNobodyWhenACommitCouldNotBeSynced) {
    disk.fail_syncs(SQLITE_IOERR_FSYNC);
    expect_no_answer();
}

TEST_F(AFailingDisk, IsSyncedBeforeEveryAnswer) {
    for (int i = 0; i < 10; ++i) {
        auto const before = disk.syncs();
        ASSERT_FALSE(store->run(appending(harbour)));
        EXPECT_GT(disk.syncs(), before);
    }
}

TEST_F(AFailingDisk, MakesACalmEndSayWhatItCouldNotDo) {
    test::Warnings warnings;
    disk.fail_syncs(SQLITE_IOERR_FSYNC);
    store->writer.reset();
    EXPECT_NE(warnings.text().find("The ledger was not closed"), std::string::npos) << warnings.text();
    EXPECT_NE(warnings.text().find("A checkpoint failed"), std::string::npos) << warnings.text();
    EXPECT_EQ(store->fatal, "");
}

std::atomic<bool> rollback_is_denied = false;

int watch_rollbacks(sqlite3* database, char const**, sqlite3_api_routines const*) {
    auto const judge = [](void*, int action, char const* what, char const*, char const*, char const*) {
        bool const rollback = action == SQLITE_TRANSACTION && std::string_view{what} == "ROLLBACK";
        return rollback && rollback_is_denied ? SQLITE_DENY : SQLITE_OK;
    };
    return sqlite3_set_authorizer(database, judge, nullptr);
}

TEST(ABatchThatCannotBeUndone, IsAnsweredByNobody) {
    auto const door = reinterpret_cast<void (*)()>(&watch_rollbacks);
    sqlite3_auto_extension(door);
    test::Store store;
    sqlite3_cancel_auto_extension(door);
    store.run(creating(harbour));
    rollback_is_denied = true;
    bool answered = false;
    Job job{[](WriteTx&) -> Verdict { throw StoreError{SQLITE_FULL, "full"}; }, [&](auto const&) { answered = true; }};
    ASSERT_TRUE(store.writer->try_submit(job));
    store.writer.reset();
    rollback_is_denied = false;
    EXPECT_FALSE(answered);
    EXPECT_NE(store.fatal.find("could not be rolled back"), std::string::npos) << store.fatal;
}

// The same by the kernel's hand: a file that may not grow any more.
TEST(ACommitThatFailsWithAnIoError, IsAnsweredByNobody) {
    auto const result = in_child([] {
        std::signal(SIGXFSZ, SIG_IGN);
        test::Store store;
        store.run(creating(harbour));
        store.run(appending(harbour));
        rlimit const limit{100'000, 100'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        bool answered = false;
        Job job{appending(harbour, std::string(300'000, 'x')), [&](auto const&) { answered = true; }};
        if (!store.writer->try_submit(job)) return 1;
        store.writer->close();
        if (answered) return 1;
        if (store.fatal.find("unknown") == std::string::npos) return 2;
        if (store.recorder.events.size() != 1) return 3;
        return 0;
    });
    EXPECT_EQ(result, 0);
}

struct Ack {
    int writer;
    Seq seq;
    int number;
};

// A process that writes as fast as it can and says on a pipe what is settled.
[[noreturn]] void write_until_killed(std::string const& folder, int pipe) {
    test::Dice dice;
    test::Recorder recorder;
    Writer writer{{database_path(folder)}, system_clock(), dice, recorder, [](std::string const&) { ::_exit(3); }};
    Checkpointer const checkpointer{database_path(folder)};
    std::vector<std::thread> threads;
    for (int name = 0; name < 4; ++name)
        threads.emplace_back([&, name] {
            for (int number = 1;; ++number) {
                std::promise<void> settled;
                auto const seq = std::make_shared<Seq>(0);
                Job job{
                    [=](WriteTx& tx) {
                        auto const body = std::to_string(name) + ":" + std::to_string(number);
                        *seq = append(tx, harbour, body + std::string(static_cast<std::size_t>(number % 900), '.')).seq;
                        remember_key(tx, UserId{name + 1}, body, {harbour, *seq});
                        return allowed();
                    },
                    [&](std::optional<Problem> const& refusal) {
                        Ack const ack{name, *seq, number};
                        if (refusal || ::write(pipe, &ack, sizeof ack) != sizeof ack) ::_exit(4);
                        settled.set_value();
                    }};
                if (!writer.try_submit(job)) ::_exit(5);
                settled.get_future().wait();
            }
        });
    for (auto& thread : threads) thread.join();
    ::_exit(6);
}

TEST(AKilledServer, LeavesEverythingThatWasAcknowledged) {
    test::Folder folder;
    folder.migrate();
    {
        Database database{folder.database(), Open::writer};
        database.execute("INSERT INTO logs (id) VALUES (100)");
    }
    std::vector<Ack> acks;
    for (int round = 0; round < 5; ++round) {
        int ends[2];
        ASSERT_EQ(::pipe(ends), 0);
        auto const child = ::fork();
        if (child == 0) {
            Database{folder.database(), Open::writer}.execute("DELETE FROM keys");  // each round counts from 1 again
            write_until_killed(folder.path, ends[1]);
        }
        ASSERT_GT(child, 0);  // kill(-1) would reach everybody
        ::close(ends[1]);
        Ack ack{};
        auto const wanted = acks.size() + 300 + static_cast<std::size_t>(round) * 70;
        while (acks.size() < wanted && ::read(ends[0], &ack, sizeof ack) == sizeof ack) acks.push_back(ack);
        ::kill(child, SIGKILL);
        while (::read(ends[0], &ack, sizeof ack) == sizeof ack) acks.push_back(ack);
        ::close(ends[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the writing process ended by itself: " << WEXITSTATUS(status);

        ASSERT_TRUE(folder.migrate().empty()) << "the folder opens again";
        ASSERT_EQ(first_finding(folder.path), "");
        Database reader{folder.database(), Open::reader};
        ReadTx tx{reader, folder.clock.now()};
        auto const rows = read_events(tx, harbour, 0, 1'000'000);
        std::set<Seq> places;
        for (auto const& [writer, seq, number] : acks) {
            ASSERT_TRUE(places.insert(seq).second) << "two acks name one place";
            ASSERT_LE(static_cast<std::size_t>(seq), rows.size());
            auto const& stored = rows[static_cast<std::size_t>(seq) - 1].stored;
            EXPECT_EQ(stored.substr(0, stored.find('.')), std::to_string(writer) + ":" + std::to_string(number));
        }
        EXPECT_LE(rows.size(), acks.size() + 4 * static_cast<std::size_t>(round + 1))
            << "only what was in flight may be more";
    }
    EXPECT_GE(acks.size(), 1'500u);
}

}  // namespace
}  // namespace holdfast
