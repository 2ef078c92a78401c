// How the server is: its figures, and in a word what is wrong with them.
#include "features/admin/parts.hpp"
#include "holdfast/base/version.hpp"

namespace holdfast::admin {
namespace {

constexpr std::int64_t gib = 1 << 30;
constexpr std::int64_t wal_bytes_calm = 256
                                        << 20;  // the writer makes it begin anew at 64 MB, unless a long read forbids
constexpr std::int64_t ack_p99_calm_us = 250'000, loop_lag_calm_us = 250'000;
constexpr std::int64_t acks_enough = 20;  // fewer say nothing about what is usual

Result<Health> health(Catalogue const& catalogue, ReadTx&, Caller const&, NoQuestion const&) {
    Health out;
    out.version = std::string{version};
    if (catalogue.vitals) out.signs = catalogue.vitals();
    out.troubles = troubles_of(out.signs);
    return out;
}

}  // namespace

std::vector<std::string> troubles_of(VitalSigns const& signs) {
    std::vector<std::string> out;
    auto const say = [&](bool so, char const* code) {
        if (so) out.emplace_back(code);
    };
    bool const full = signs.disk_bytes > 0 && signs.disk_free_bytes < gib / 4;
    say(full, "disk_full");
    say(signs.acknowledged > signs.committed, "not_stored");
    say(signs.cursors_off > 0, "rolled_back");
    say(!full && signs.disk_bytes > 0 &&
            (signs.disk_free_bytes < 2 * gib || signs.disk_free_bytes < signs.disk_bytes / 20),
        "disk_low");
    say(signs.writer_queue_max > 0 && signs.writer_queued * 2 > signs.writer_queue_max, "queue_long");
    say(signs.acks >= acks_enough && signs.ack_p99_us > ack_p99_calm_us, "acks_slow");
    say(signs.loop_lag_us > loop_lag_calm_us, "loops_late");
    say(signs.wal_bytes > wal_bytes_calm, "wal_large");
    say(signs.connections_max > 0 && signs.connections * 10 > signs.connections_max * 9, "connections_near");
    return out;
}

void add_health(Catalogue& catalogue) {
    catalogue.reads.push_back(read<&health>({.name = "admin.health",
                                             .route = "/api/v1/admin/health",
                                             .needs = Permission::manage_workspace,
                                             .help = "How the server is, in figures, and what is wrong with them.",
                                             .refusals = ""}));
}

}  // namespace holdfast::admin

namespace holdfast {

void add_admin(Catalogue& catalogue) {
    admin::add_lists(catalogue);
    admin::add_programs(catalogue);
    admin::add_statistics(catalogue);
    admin::add_health(catalogue);
}

}  // namespace holdfast
