#include "simulation/faults.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace holdfast {
namespace {

// Those that a day finds; page_before_delete is the judge's to find.
constexpr std::array<std::pair<std::string_view, SeededFault>, 12> known{{
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
    {"unread_counts_edits", SeededFault::unread_counts_edits},
}};

SeededFault chosen = SeededFault::none;
unsigned asked = 0;

}  // namespace

bool seeded(SeededFault fault, unsigned every) {
    if (fault != chosen || chosen == SeededFault::none) return false;
    return every <= 1 || ++asked % every == 0;
}

// Others have their turn while the disk syncs: there is nothing to wait for.
void pause_for_the_judge() {}

namespace simulation {

void choose_fault(SeededFault fault) { chosen = fault; }
void begin_faults() { asked = 0; }

SeededFault fault_named(std::string_view name) {
    auto const found = std::find_if(known.begin(), known.end(), [&](auto const& entry) { return entry.first == name; });
    return found == known.end() ? SeededFault::none : found->second;
}

std::vector<std::string_view> fault_names() {
    std::vector<std::string_view> names;
    for (auto const& [name, fault] : known) names.push_back(name);
    return names;
}

}  // namespace simulation
}  // namespace holdfast
