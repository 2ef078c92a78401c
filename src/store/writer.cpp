#include "holdfast/store/writer.hpp"

#include <algorithm>
#include <charconv>
#include <span>

#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include "holdfast/base/faults.hpp"
#include "holdfast/store/log.hpp"
#include "store/failure.hpp"

namespace holdfast {
namespace {

constexpr std::int64_t page_bytes = 4096;
constexpr std::int64_t retry_ms = 1'000;
constexpr std::string_view last_id_name = "last_id";

Problem unavailable() {
    return {Fault::unavailable, "unavailable", "The server cannot store anything at the moment. Please try again.", "",
            retry_ms};
}

Problem internal() { return {Fault::internal, "internal", "Something went wrong in the server. It has been noted."}; }

// A lost COMMIT is certain only when SQLite says that it did not get as far as its last write. Everything else may stand
// on the disk or not, and trying again could only guess (D1).
bool surely_not_stored(int code) {
    switch (code & 0xff) {
        case SQLITE_FULL:
        case SQLITE_BUSY:
        case SQLITE_CONSTRAINT: return true;
        default: return false;
    }
}

// Seeded fault: two neighbouring events of one log change places on their way out. GCOVR_EXCL_START
void swap_neighbours(std::vector<Finished>& batch) {
    std::unordered_map<LogId, AppendedEvent*> last;
    for (auto& finished : batch)
        for (auto& item : finished.items)
            if (auto* const event = std::get_if<AppendedEvent>(&item)) {
                auto& before = last[event->header.log];
                if (before && seeded(SeededFault::reorder, 100)) std::swap(*before, *event);
                before = event;
            }
}  // GCOVR_EXCL_STOP

}  // namespace

struct Writer::Impl {
    Impl(WriterSettings given, Clock const& clock, Random& random, Announcer& announcer,
         std::function<void(std::string const&)> fatal, Hands& hands)
        : settings{std::move(given)},
          clock{clock},
          random{random},
          announcer{announcer},
          fatal{std::move(fatal)},
          mailbox{settings.queue_max},
          database{settings.path, Open::writer},
          ledger{database, clock.now(), settings.commands} {
        read_last_id();
        sqlite3_wal_hook(
            database.raw(),
            [](void* pages, sqlite3*, char const*, int count) {
                *static_cast<int*>(pages) = count;
                return SQLITE_OK;
            },
            &wal_pages);
        hand = hands.hire("writer", [this](Wait wait) { return turn(wait); });
    }

    // One batch, and those apart after it. False when nothing will be written any more.
    bool turn(Wait wait) {
        auto jobs = take(mailbox, settings.batch_max, wait);
        if (jobs.empty() && mailbox.closed()) return close_ledger(), checkpoint(), false;
        auto const apart = std::stable_partition(jobs.begin(), jobs.end(), [](Job const& job) { return !job.apart; });
        auto stands = run_jobs({jobs.begin(), apart});
        for (auto job = apart; job != jobs.end(); ++job) stands = stands && run_jobs({&*job, 1});
        if (stands) keep_log_short();
        else mailbox.close();
        return stands;
    }

    bool run_jobs(std::span<Job> jobs) {
        if (jobs.empty()) return true;
        std::vector<Finished> batch(jobs.size());
        for (std::size_t i = 0; i < jobs.size(); ++i) batch[i].job = std::move(jobs[i]);
        return run_batch(batch);
    }

    // False when nobody can say whether the batch is stored: then nothing may be answered, and nothing more be written.
    bool run_batch(std::vector<Finished>& batch) {
        try {
            database.query("BEGIN IMMEDIATE").run();
            ledger.begins(clock.now());
            for (auto& finished : batch) run_job(finished);
            save_last_id();
            ledger.saves();
        } catch (StoreError const& error) { return refuse(batch, error); }
        if (seeded(SeededFault::reorder)) swap_neighbours(batch);
        if (seeded(SeededFault::send_before_commit)) announcer.publish(batch), pause_for_the_judge();
        if (seeded(SeededFault::ack_before_commit)) announcer.settle(batch), pause_for_the_judge();
        try {
            database.query("COMMIT").run();
        } catch (StoreError const& error) {
            if (surely_not_stored(error.code)) return refuse(batch, error);
            return give_up("The database could not be committed, and whether the last changes are stored is unknown",
                           error);
        }
        if (refusing) spdlog::info("The database stores again.");
        refusing = false;
        enter(batch);
        if (!seeded(SeededFault::send_before_commit)) announcer.publish(batch);
        if (!seeded(SeededFault::ack_before_commit)) announcer.settle(batch);
        return true;
    }

    // One savepoint for each job: a refused command must not undo its neighbours in the same commit.
    void run_job(Finished& finished) {
        database.query("SAVEPOINT job").run();
        WriteTx tx{database, clock.now(), random, last_id};
        finished.refusal = attempt(finished.job, tx);
        // A full disk inside a savepoint rolls back the whole transaction; carrying on would store the rest one by one.
        if (database.in_autocommit()) throw StoreError{SQLITE_FULL, "The transaction was rolled back under a job."};
        if (finished.refusal) database.query("ROLLBACK TO job").run();
        database.query("RELEASE job").run();
        if (!finished.refusal) {
            ledger.accepts(tx.items());
            finished.items = tx.take_items();
        }
        if (seeded(SeededFault::mid_batch_carry_on, 200)) database.execute("ROLLBACK; BEGIN IMMEDIATE");
    }

    // Why the job is refused, or nothing. What breaks the disk for all leaves as a StoreError.
    std::optional<Problem> attempt(Job const& job, WriteTx& tx) {
        try {
            auto const verdict = job.run(tx);
            if (verdict) return std::nullopt;
            return verdict.error();
        } catch (StoreError const& error) {
            if (error.is_full_or_io()) throw;
            spdlog::error("A command failed: {}.", failure_name(error));
        } catch (std::exception const& error) {
            spdlog::error("A command failed: {}.", failure_name(error));
        } catch (...) { spdlog::error("A command failed in an unknown way."); }
        return internal();
    }

    bool rolled_back() {
        if (database.in_autocommit()) return true;  // SQLite did it by itself
        try {
            database.query("ROLLBACK").run();
        } catch (StoreError const& error) { spdlog::error("A rollback failed: {}", error.what()); }
        return database.in_autocommit();
    }

    bool refuse(std::vector<Finished>& batch, StoreError const& error) {
        if (!rolled_back()) return give_up("The database could not be rolled back", error);
        if (!refusing)
            spdlog::error("The database stores nothing at the moment: SQLite code {}: {}", error.code, error.what());
        refusing = true;
        ledger.undone();
        for (auto& finished : batch) {
            finished.refusal = unavailable();
            finished.items.clear();
            ledger.refuses(finished.refusal->code);
        }
        announcer.settle(batch);
        return true;
    }

    void enter(std::vector<Finished> const& batch) {
        ledger.stands();
        for (auto const& finished : batch) {
            ledger.announces(finished.items);
            if (finished.refusal) ledger.refuses(finished.refusal->code);
        }
    }

    // So that a calm end leaves nothing unknown. When the disk refuses even this, the next start says so.
    void close_ledger() {
        if (!ledger.unsaved()) return;
        try {
            database.query("BEGIN IMMEDIATE").run();
            ledger.begins(clock.now());
            ledger.saves();
            database.query("COMMIT").run();
        } catch (StoreError const& error) { spdlog::warn("The ledger was not closed: {}", error.what()); }
    }

    bool give_up(std::string const& what, StoreError const& error) {
        fatal(what + ": " + error.what() +
              ". Nothing was answered. Check the disk, then start again: "
              "clients settle what is open by sending it again.");
        return false;
    }

    // The checkpointer moves the pages; but only a writer that finds all of them moved begins the log anew, and under
    // load without a pause it never would.
    void keep_log_short() {
        auto const most = settings.wal_bytes_max;
        auto const bytes = wal_pages * page_bytes;
        if (bytes < most) next_checkpoint = most;
        if (bytes < next_checkpoint) return;
        checkpoint();
        next_checkpoint = bytes + most / 4;  // a long read may have forbidden it
    }

    void checkpoint() {
        auto const code =
            sqlite3_wal_checkpoint_v2(database.raw(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
        if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY)
            spdlog::warn("A checkpoint failed: SQLite code {}.", code);
    }

    // Ids keep rising over a restart, even when the clock was set back in between.
    void read_last_id() {
        ReadTx tx{database, clock.now()};
        auto const text = meta(tx, last_id_name).value_or("0");
        std::from_chars(text.data(), text.data() + text.size(), last_id);
        saved_last_id = last_id;
    }

    void save_last_id() {
        if (saved_last_id == last_id) return;
        WriteTx tx{database, clock.now(), random, last_id};
        set_meta(tx, last_id_name, std::to_string(last_id));
        saved_last_id = last_id;
    }

    WriterSettings const settings;
    Clock const& clock;
    Random& random;
    Announcer& announcer;
    std::function<void(std::string const&)> const fatal;
    Mailbox<Job> mailbox;
    Database database;
    Ledger ledger;
    std::int64_t last_id = 0;
    std::int64_t saved_last_id = 0;
    int wal_pages = 0;  // in the write-ahead log after the last commit
    std::int64_t next_checkpoint = settings.wal_bytes_max;
    bool refusing = false;  // the disk refused the last batch: said once, not for each
    std::unique_ptr<Hand> hand;
};

Writer::Writer(WriterSettings settings, Clock const& clock, Random& random, Announcer& announcer,
               std::function<void(std::string const&)> fatal, Hands& hands)
    : impl_{std::make_unique<Impl>(std::move(settings), clock, random, announcer, std::move(fatal), hands)} {}

Writer::~Writer() { close(); }

bool Writer::try_submit(Job& job) { return impl_->mailbox.try_push(job); }

void Writer::close() {
    impl_->mailbox.close();
    impl_->hand->finish();
}

std::size_t Writer::queued() const { return impl_->mailbox.size(); }
bool Writer::ledger_unsaved() const { return impl_->ledger.unsaved(); }

}  // namespace holdfast
