// Carries the write-ahead log over into the database file, so that the writer never has to stop for it.
#include <atomic>
#include <chrono>

#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include "holdfast/base/mailbox.hpp"
#include "holdfast/store/folder.hpp"

namespace holdfast {
namespace {

using namespace std::chrono_literals;

constexpr auto pause = 1'000ms;
constexpr auto short_pause = 250ms;            // while the log grows fast
constexpr int fast_pages = (16 << 20) / 4096;  // in one pause
constexpr int passes_between_truncations =
    3'600;  // an hour: deleted text leaves the log within a day (D8), with many tries to spare
constexpr int passes_after_failure = 10;  // waiting for a long read holds the writer up a little, so not each second

struct Pass {
    int code = SQLITE_OK;
    int pages = 0;  // in the log
    int moved = 0;  // of them carried over
};

Pass checkpoint(Database& database, int mode) {
    Pass pass;
    pass.code = sqlite3_wal_checkpoint_v2(database.raw(), nullptr, mode, &pass.pages, &pass.moved);
    return pass;
}

}  // namespace

struct Checkpointer::Impl {
    Impl(std::string const& path, Clock const& clock, Hands& hands) : clock{clock}, database{path, Open::maintenance} {
        hand = hands.hire("checkpointer", [this](Wait may) { return turn(may); });
    }

    // The first pass empties the log: after a crash it may hold text that was deleted long ago.
    bool turn(Wait may) {
        take_for(stop, 1, wait, may);
        if (stop.closed()) return false;
        auto pass = checkpoint(database, SQLITE_CHECKPOINT_PASSIVE);
        if (pass.code == SQLITE_OK) moved_at = clock.steady().time_since_epoch().count();
        wait = pass.pages - last_moved > fast_pages ? short_pause : pause;
        last_moved = pass.moved;
        if (--passes_until_truncation <= 0) {
            pass = checkpoint(database, SQLITE_CHECKPOINT_TRUNCATE);
            passes_until_truncation = pass.code == SQLITE_OK ? passes_between_truncations : passes_after_failure;
        }
        // Busy is everyday life. Anything else is said once, not each second.
        if (pass.code != last_code && pass.code != SQLITE_OK && (pass.code & 0xff) != SQLITE_BUSY)
            spdlog::warn("A checkpoint failed: SQLite code {}. The write-ahead log grows until one succeeds.",
                         pass.code);
        last_code = pass.code;
        return true;
    }

    Clock const& clock;
    std::atomic<std::int64_t> moved_at{0};  // nanoseconds of the steady clock
    Database database;
    Mailbox<int> stop{1};
    int passes_until_truncation = 1, last_moved = 0, last_code = SQLITE_OK;
    std::chrono::milliseconds wait = pause;
    std::unique_ptr<Hand> hand;
};

Checkpointer::Checkpointer(std::string path, Clock const& clock, Hands& hands)
    : impl_{std::make_unique<Impl>(path, clock, hands)} {}

std::int64_t Checkpointer::age_ms() const {
    auto const at = impl_->moved_at.load();
    if (at == 0) return -1;
    return std::max<std::int64_t>(0, (impl_->clock.steady().time_since_epoch().count() - at) / 1'000'000);
}

Checkpointer::~Checkpointer() {
    impl_->stop.close();
    impl_->hand->finish();
    checkpoint(impl_->database, SQLITE_CHECKPOINT_TRUNCATE);  // else the next start would have to read the log first
}

}  // namespace holdfast
