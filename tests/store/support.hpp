// A folder that vanishes, a clock and dice in the test's hand, and an announcer that keeps what it was told.
#pragma once

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "holdfast/store/folder.hpp"
#include "holdfast/store/log.hpp"
#include "holdfast/store/readers.hpp"
#include "holdfast/store/writer.hpp"

namespace holdfast::test {

class HandClock final : public Clock {
public:
    Timestamp now() const override { return from_micros(micros_.load()); }
    Monotonic steady() const override { return {}; }
    void set(std::int64_t micros) { micros_ = micros; }
    void add(std::int64_t micros) { micros_ += micros; }

private:
    std::atomic<std::int64_t> micros_ = 1'789'375'260'000'000;  // 2026-09-14T08:41:00Z
};

class Dice final : public Random {
public:
    explicit Dice(std::uint64_t seed = 1) : engine_{seed} {}
    void fill(std::span<std::byte> out) override {
        for (auto& byte : out) byte = static_cast<std::byte>(engine_());
    }

private:
    std::mt19937_64 engine_;
};

struct Folder {
    Folder() {
        crypto_start();
        auto name = (std::filesystem::temp_directory_path() / "holdfast-test-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;

    std::string database() const { return database_path(path); }
    std::vector<int> migrate(std::span<Migration const> steps = migrations()) {
        return migrate_folder(path, steps, clock, dice);
    }

    std::string path;
    HandClock clock;
    Dice dice;
};

inline std::string bytes_of(std::string const& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

inline void write_file(std::string const& path, std::string_view bytes) {
    std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
}

// Settles as the engine does, and remembers every event in the order it was published.
class Recorder : public Announcer {
public:
    void publish(std::vector<Finished> const& batch) override {
        ++batches;
        for (auto const& finished : batch)
            for (auto const& item : finished.items)
                if (auto const* const event = std::get_if<AppendedEvent>(&item)) events.push_back(*event);
        if (on_publish) on_publish(batch);
    }
    void settle(std::vector<Finished> const& batch) override {
        for (auto const& finished : batch)
            if (finished.job.settle) finished.job.settle(finished.refusal);
    }

    std::function<void(std::vector<Finished> const&)> on_publish;
    std::vector<AppendedEvent> events;  // read it after the writer closed
    int batches = 0;
};

// A migrated folder with a writer on it.
struct Store : Folder {
    Store() { migrate(), start(); }
    ~Store() { writer.reset(); }

    void start(std::size_t queue_max = 4096, std::size_t batch_max = 256) {
        writer.reset();
        writer = std::make_unique<Writer>(WriterSettings{database(), queue_max, batch_max}, clock, dice, recorder,
                                          [this](std::string const& sentence) { fatal = sentence; });
    }

    std::future<std::optional<Problem>> submit(std::function<Verdict(WriteTx&)> run) {
        auto const promise = std::make_shared<std::promise<std::optional<Problem>>>();
        auto answer = promise->get_future();
        Job job{std::move(run), [promise](std::optional<Problem> const& refusal) { promise->set_value(refusal); }};
        if (!writer->try_submit(job)) promise->set_value(Problem{Fault::overloaded, "overloaded", ""});
        return answer;
    }
    std::optional<Problem> run(std::function<Verdict(WriteTx&)> job) { return submit(std::move(job)).get(); }

    // Several jobs that the writer finds in one batch: it is held up until all of them are queued.
    std::vector<std::optional<Problem>> run_together(std::vector<std::function<Verdict(WriteTx&)>> jobs) {
        std::promise<void> gate;
        auto held = submit([opened = gate.get_future().share()](WriteTx&) { return opened.wait(), allowed(); });
        std::vector<std::future<std::optional<Problem>>> answers;
        while (writer->queued() > 0) std::this_thread::yield();
        for (auto& job : jobs) answers.push_back(submit(std::move(job)));
        gate.set_value();
        held.get();
        std::vector<std::optional<Problem>> refusals;
        for (auto& answer : answers) refusals.push_back(answer.get());
        return refusals;
    }

    Recorder recorder;
    std::string fatal;
    std::unique_ptr<Writer> writer;
};

inline constexpr LogId harbour{100}, quay{101};

inline Place append(WriteTx& tx, LogId log, std::string const& body = "\"n\":1", std::uint16_t kind = 1,
                    UserId by = UserId{5}) {
    return tx.append({log, kind, by}, [&](Place const&) { return EventBody{body, body}; });
}

// A job that appends one event.
inline std::function<Verdict(WriteTx&)> appending(LogId log, std::string body = "\"n\":1") {
    return [log, body = std::move(body)](WriteTx& tx) { return append(tx, log, body), allowed(); };
}

inline std::function<Verdict(WriteTx&)> creating(LogId log) {
    return [log](WriteTx& tx) { return tx.create_log(log), allowed(); };
}

}  // namespace holdfast::test
