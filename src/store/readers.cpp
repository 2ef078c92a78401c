#include "holdfast/store/readers.hpp"

#include <spdlog/spdlog.h>

#include "holdfast/base/mailbox.hpp"
#include "store/failure.hpp"

namespace holdfast {
namespace {

using ReadJob = std::function<void(ReadTx&)>;

void run_job(Database& database, ReadJob const& job, Timestamp now) {
    try {
        database.query("BEGIN").run();
        ReadTx tx{database, now};
        job(tx);
        database.query("COMMIT").run();
        return;
    } catch (std::exception const& error) { spdlog::error("A read failed: {}.", failure_name(error)); } catch (...) {
        spdlog::error("A read failed in an unknown way.");
    }
    try {
        if (!database.in_autocommit()) database.query("ROLLBACK").run();
    } catch (StoreError const& error) { spdlog::error("A read failed: {}.", failure_name(error)); }
}

}  // namespace

struct Readers::Impl {
    Impl(std::string const& path, int count, std::size_t queue_max, Clock const& clock, Hands& hands)
        : clock{clock}, mailbox{queue_max} {
        for (int i = 0; i < count; ++i) databases.push_back(std::make_unique<Database>(path, Open::reader));
        for (auto const& database : databases)
            workers.push_back(hands.hire("reader", [this, &db = *database](Wait wait) { return turn(db, wait); }));
    }

    // One at a time, so that a slow job holds up nothing but its own thread.
    bool turn(Database& database, Wait wait) {
        auto const jobs = take(mailbox, 1, wait);
        for (auto const& job : jobs) run_job(database, job, clock.now());
        return !jobs.empty() || !mailbox.closed();
    }

    Clock const& clock;
    Mailbox<ReadJob> mailbox;
    std::vector<std::unique_ptr<Database>> databases;
    std::vector<std::unique_ptr<Hand>> workers;
};

Readers::Readers(std::string path, int count, std::size_t queue_max, Clock const& clock, Hands& hands)
    : impl_{std::make_unique<Impl>(path, count, queue_max, clock, hands)} {}

Readers::~Readers() { close(); }

bool Readers::try_submit(std::function<void(ReadTx&)> job) { return impl_->mailbox.try_push(job); }

std::size_t Readers::queued() const { return impl_->mailbox.size(); }

void Readers::close() {
    impl_->mailbox.close();
    for (auto& worker : impl_->workers) worker->finish();
}

}  // namespace holdfast
