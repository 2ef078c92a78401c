#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include "store/support.hpp"
#include "store/warnings.hpp"

namespace holdfast {
namespace {

using test::append;
using test::appending;
using test::creating;
using test::harbour;

struct AWriter : test::Store, testing::Test {
    std::int64_t head(LogId log = harbour) {
        Database reader{database(), Open::reader};
        ReadTx tx{reader, clock.now()};
        auto const state = log_state(tx, log);
        return state ? state->head : -1;
    }
    void expect_sound() {
        auto const report = check_folder(path, migrations());
        EXPECT_TRUE(report.sound) << (report.findings.empty() ? "" : report.findings[0]);
    }
};

Verdict refusing(WriteTx& tx) {
    append(tx, harbour, "\"refused\":1");
    return Problem{Fault::forbidden, "forbidden", "No."};
}

TEST_F(AWriter, AnswersWhenItIsStored) {
    EXPECT_FALSE(run(creating(harbour)));
    EXPECT_FALSE(run(appending(harbour)));
    EXPECT_EQ(head(), 1);
}

TEST_F(AWriter, PublishesAfterTheCommitAndSettlesAfterThat) {
    run(creating(harbour));
    std::vector<std::string> story;
    recorder.on_publish = [&](auto const&) { story.push_back("published with head " + std::to_string(head())); };
    Job job{appending(harbour), [&](auto const&) { story.push_back("settled"); }};
    ASSERT_TRUE(writer->try_submit(job));
    writer->close();
    EXPECT_EQ(story, (std::vector<std::string>{"published with head 1", "settled"}));
}

TEST_F(AWriter, UndoesARefusedJobAndKeepsItsNeighbours) {
    run(creating(harbour));
    auto const refusals = run_together({appending(harbour), refusing, appending(harbour)});
    EXPECT_FALSE(refusals[0]);
    EXPECT_EQ(refusals[1]->code, "forbidden");
    EXPECT_FALSE(refusals[2]);
    writer->close();
    ASSERT_EQ(recorder.events.size(), 2u);
    EXPECT_EQ(recorder.events[0].place.seq, 1);
    EXPECT_EQ(recorder.events[1].place.seq, 2);
    EXPECT_EQ(head(), 2);
    expect_sound();
}

TEST_F(AWriter, UndoesAThrowingJobAndKeepsItsNeighbours) {
    run(creating(harbour));
    auto const throwing = [](WriteTx& tx) -> Verdict {
        append(tx, harbour);
        throw std::runtime_error{"with the words of somebody"};
    };
    auto const constraint = [](WriteTx& tx) -> Verdict {
        append(tx, harbour);
        tx.create_log(harbour);
        return allowed();
    };
    auto const odd = [](WriteTx&) -> Verdict { throw 5; };
    auto const refusals = run_together({appending(harbour), throwing, constraint, odd, appending(harbour)});
    EXPECT_FALSE(refusals[0]);
    for (int i = 1; i <= 3; ++i) {
        EXPECT_EQ(refusals[i]->fault, Fault::internal);
        EXPECT_EQ(refusals[i]->code, "internal");
        EXPECT_EQ(refusals[i]->detail.find("somebody"), std::string::npos);
    }
    EXPECT_FALSE(refusals[4]);
    EXPECT_EQ(head(), 2);
    expect_sound();
}

TEST_F(AWriter, PublishesRosterChangesInTheirPlaceAndNotThoseOfTheRefused) {
    std::vector<BatchItem> items;
    recorder.on_publish = [&](std::vector<Finished> const& batch) {
        for (auto const& finished : batch) items.insert(items.end(), finished.items.begin(), finished.items.end());
    };
    run([](WriteTx& tx) {
        tx.create_log(harbour);
        append(tx, harbour);
        tx.change(MemberAdded{ChannelId{harbour.value}, UserId{5}});
        append(tx, harbour);
        return allowed();
    });
    run([](WriteTx& tx) -> Verdict {
        tx.change(SessionEnded{SessionId{1}});
        return Problem{Fault::conflict, "conflict", "No."};
    });
    writer->close();
    ASSERT_EQ(items.size(), 3u);
    EXPECT_TRUE(std::holds_alternative<AppendedEvent>(items[0]));
    EXPECT_TRUE(std::holds_alternative<RosterChange>(items[1]));
    EXPECT_TRUE(std::holds_alternative<AppendedEvent>(items[2]));
}

TEST_F(AWriter, CommitsWhatIsQueuedTogether) {
    run(creating(harbour));
    auto const before = recorder.batches;
    run_together(std::vector<std::function<Verdict(WriteTx&)>>(50, appending(harbour)));
    writer->close();
    EXPECT_LE(recorder.batches - before, 3);
    EXPECT_EQ(recorder.events.size(), 50u);
}

TEST_F(AWriter, RefusesWhenItsQueueIsFull) {
    start(2);
    std::promise<void> gate;
    auto held = submit([opened = gate.get_future().share()](WriteTx&) { return opened.wait(), allowed(); });
    while (writer->queued() > 0) std::this_thread::yield();
    auto second = submit(creating(harbour)), third = submit(appending(harbour)), fourth = submit(appending(harbour));
    EXPECT_EQ(fourth.get()->code, "overloaded");
    gate.set_value();
    EXPECT_FALSE(second.get());
    EXPECT_FALSE(third.get());
}

TEST_F(AWriter, FinishesWhatItAcceptedBeforeItCloses) {
    run(creating(harbour));
    std::vector<std::future<std::optional<Problem>>> answers;
    for (int i = 0; i < 500; ++i) answers.push_back(submit(appending(harbour)));
    writer->close();
    for (auto& answer : answers) EXPECT_FALSE(answer.get());
    EXPECT_EQ(head(), 500);
    Job late{appending(harbour), {}};
    EXPECT_FALSE(writer->try_submit(late));
    EXPECT_TRUE(late.run) << "the job stays with its sender";
}

// The checkpointer may be at it when the writer ends.
TEST_F(AWriter, LeavesAnotherCheckpointAlone) {
    run(creating(harbour));
    Database holder{database(), Open::writer}, other{database(), Open::writer};
    holder.execute("BEGIN IMMEDIATE");
    std::function<void()> meanwhile = [&] {
        holder.execute("ROLLBACK");
        writer.reset();
    };
    test::Warnings warnings;
    sqlite3_busy_handler(
        other.raw(), [](void* body, int) { return (*static_cast<std::function<void()>*>(body))(), 0; }, &meanwhile);
    EXPECT_EQ(sqlite3_wal_checkpoint_v2(other.raw(), nullptr, SQLITE_CHECKPOINT_FULL, nullptr, nullptr), SQLITE_BUSY);
    EXPECT_FALSE(writer);
    EXPECT_EQ(warnings.text(), "");
}

TEST_F(AWriter, GivesIdsThatRiseOverARestartWithTheClockSetBack) {
    std::vector<std::int64_t> ids;
    auto const taking = [&](WriteTx& tx) { return ids.push_back(tx.new_id()), allowed(); };
    for (int i = 0; i < 5; ++i) run(taking);
    clock.add(-3'600'000'000);
    start();
    for (int i = 0; i < 5; ++i) run(taking);
    EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end(), std::less_equal<>{}));
}

// Whatever mixture of jobs comes from many sides: no hole, no double, the chain holds, what was published is what stands
// there, and exactly what was accepted.
struct ARandomRun : AWriter, testing::WithParamInterface<int> {
    ARandomRun() { spdlog::set_level(spdlog::level::off); }  // hundreds of jobs throw here
    ~ARandomRun() { spdlog::set_level(spdlog::level::info); }
};

TEST_P(ARandomRun, LeavesLogsWithoutHolesAndAnnouncesExactlyThem) {
    constexpr int logs = 4, submitters = 4, each = 250;
    for (int log = 0; log < logs; ++log) run(creating(LogId{200 + log}));
    start(4096, 1 + GetParam() % 40);

    using Answers = std::vector<std::pair<int, std::future<std::optional<Problem>>>>;
    std::atomic<int> accepted_events = 0;
    auto const collect = [&](Answers answers) {
        for (auto& [count, answer] : answers) accepted_events += answer.get() ? 0 : count;
    };
    std::vector<std::thread> threads;
    for (int submitter = 0; submitter < submitters; ++submitter)
        threads.emplace_back([&, submitter] {
            std::mt19937 random(static_cast<unsigned>(GetParam() * 100 + submitter));
            Answers answers;
            for (int i = 0; i < each; ++i) {
                int const events = static_cast<int>(random() % 4), end = static_cast<int>(random() % 6);
                auto const seed = random();
                auto job = [events, end, seed, this](WriteTx& tx) -> Verdict {
                    std::mt19937 dice(static_cast<unsigned>(seed));
                    clock.add(static_cast<std::int64_t>(dice() % 2'000) - 1'000);
                    for (int n = 0; n < events; ++n) {
                        LogId const log{200 + static_cast<std::int64_t>(dice() % logs)};
                        auto const place = append(tx, log, "\"n\":" + std::to_string(dice()), dice() % 9, UserId{5});
                        if (dice() % 8 == 0) tx.redact(log, place.seq / 2 + 1);
                    }
                    if (end == 0) return Problem{Fault::conflict, "conflict", "No."};
                    if (end == 1) throw std::runtime_error{"no"};
                    return allowed();
                };
                answers.emplace_back(events, submit(job));
                if (random() % 10 == 0) collect(std::exchange(answers, {}));
            }
            collect(std::move(answers));
        });
    for (auto& thread : threads) thread.join();
    writer->close();

    std::map<LogId, std::vector<AppendedEvent>> published;
    for (auto const& event : recorder.events) published[event.header.log].push_back(event);
    EXPECT_EQ(static_cast<int>(recorder.events.size()), accepted_events);

    Database reader{database(), Open::reader};
    ReadTx tx{reader, clock.now()};
    for (auto const& [log, events] : published) {
        auto const rows = read_events(tx, log, 0, 1'000'000);
        ASSERT_EQ(rows.size(), events.size());
        std::uint64_t check = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            ASSERT_EQ(rows[i].place.seq, static_cast<Seq>(i) + 1);
            ASSERT_EQ(rows[i].place.seq, events[i].place.seq);
            ASSERT_EQ(rows[i].place.at, events[i].place.at);
            ASSERT_EQ(rows[i].place.check, events[i].place.check);
            ASSERT_EQ(rows[i].stored, events[i].whole);
            ASSERT_TRUE(i == 0 || rows[i].place.at > rows[i - 1].place.at);
            check = next_check(check, rows[i].header, rows[i].place.seq, rows[i].place.at);
            ASSERT_EQ(rows[i].place.check, check);
        }
    }
    expect_sound();
}

INSTANTIATE_TEST_SUITE_P(Seeds, ARandomRun, testing::Range(1, 6));

}  // namespace
}  // namespace holdfast
