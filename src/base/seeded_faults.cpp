// Linked into holdfast-faulty alone: one fault, named by HOLDFAST_FAULT, read once.
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <utility>

#include "holdfast/base/faults.hpp"

namespace holdfast {
namespace {

constexpr std::array<std::pair<std::string_view, SeededFault>, 14> names{{
    {"none", SeededFault::none},
    {"ack_before_commit", SeededFault::ack_before_commit},
    {"no_fsync", SeededFault::no_fsync},
    {"forgotten_keys", SeededFault::forgotten_keys},
    {"burnt_number", SeededFault::burnt_number},
    {"resume_gap", SeededFault::resume_gap},
    {"resume_double", SeededFault::resume_double},
    {"reorder", SeededFault::reorder},
    {"drop_for_slow", SeededFault::drop_for_slow},
    {"send_before_commit", SeededFault::send_before_commit},
    {"mid_batch_carry_on", SeededFault::mid_batch_carry_on},
    {"cut_skips_loop", SeededFault::cut_skips_loop},
    {"page_before_delete", SeededFault::page_before_delete},
    {"unread_counts_edits", SeededFault::unread_counts_edits},
}};

// A misspelt fault would let a judge pass that has proved nothing.
SeededFault chosen() {
    auto const* const asked = std::getenv("HOLDFAST_FAULT");
    if (!asked || !*asked) return SeededFault::none;
    for (auto const& [name, fault] : names)
        if (name == asked) return fault;
    std::fprintf(stderr, "holdfast-faulty: HOLDFAST_FAULT names no fault of this program: %s\n", asked);
    std::exit(2);
}

}  // namespace

bool seeded(SeededFault fault, unsigned every) {
    static SeededFault const on = chosen();
    if (fault != on || on == SeededFault::none) return false;
    static std::atomic<unsigned> asked{0};
    return every <= 1 || ++asked % every == 0;
}

void pause_for_the_judge() { std::this_thread::sleep_for(std::chrono::milliseconds{50}); }

}  // namespace holdfast
