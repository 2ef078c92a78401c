// ./simulation --seed 7 --steps 30000 --trace     one day, told step by step; the same seed is the same day
// ./simulation --seeds 1-1000                     many days, one line for each that broke a promise
// ./simulation --faults                           each seeded fault is found within a few days
// ./simulation --short FILE                       the days of the file, some fresh ones, the same day twice, and the faults
#include <charconv>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <spdlog/spdlog.h>
#include <unistd.h>

#include "holdfast/store/folder.hpp"
#include "simulation/faults.hpp"
#include "simulation/world.hpp"

namespace holdfast::simulation {

// Made once on a real disk by the server's own migrations, with dice of its own.
std::string first_database() {
    static std::string const bytes = [] {
        auto name = (std::filesystem::temp_directory_path() / "holdfast-simulation-XXXXXX").string();
        std::string const path = ::mkdtemp(name.data());
        SimulatedClock const clock;
        Dice dice{0};
        migrate_folder(path, migrations(), clock, dice);
        std::ifstream file{database_path(path), std::ios::binary};
        std::string all{std::istreambuf_iterator<char>{file}, {}};
        std::filesystem::remove_all(path);
        return all;
    }();
    return bytes;
}

namespace {

constexpr std::size_t steps_default = 20'000, fresh_days = 6, days_per_fault = 12;

struct Totals {
    int passed = 0, failed = 0;
    void count(bool good) { ++(good ? passed : failed); }
};

void tell(Options const& options, Outcome const& outcome) {
    std::printf("%s seed %llu, step %zu: %s\n", outcome.promise ? "BROKEN" : "kept  ",
                static_cast<unsigned long long>(options.seed), outcome.step,
                outcome.promise ? outcome.says.c_str() : "");
    if (!outcome.promise) return;
    for (auto const& line : outcome.last) std::printf("    %s\n", line.substr(0, 160).c_str());
    std::printf("    again: simulation --seed %llu --steps %zu --trace\n",
                static_cast<unsigned long long>(options.seed), options.steps);
}

void tell_all(Outcome const& outcome) {
    std::printf(
        "%zu acks (%zu duplicate), %zu events, %zu heard, %zu lines, %zu crashes, %zu drains, %zu more, %zu resyncs, %lld s, digest %016llx\n",
        outcome.acks, outcome.duplicates, outcome.events, outcome.heard, outcome.lines, outcome.crashes, outcome.drains,
        outcome.mores, outcome.resyncs, static_cast<long long>(outcome.day_s),
        static_cast<unsigned long long>(outcome.digest));
    for (auto const* counts : {&outcome.names, &outcome.codes, &outcome.reasons}) {
        for (auto const& [name, count] : *counts) std::printf("  %s %d", name.c_str(), count);
        std::printf("\n");
    }
}

bool is_kept(Options const& options) {
    auto const outcome = live_through(options);
    if (outcome.promise) tell(options, outcome);
    std::fflush(stdout);
    return !outcome.promise;
}

bool is_the_same_twice(Options const& options) {
    auto const first = live_through(options), second = live_through(options);
    bool const same = first.digest == second.digest && first.acks == second.acks && first.heard == second.heard;
    if (!same)
        std::printf("seed %llu is another day when it is lived again\n", static_cast<unsigned long long>(options.seed));
    return same;
}

bool is_found(std::string_view name) {
    choose_fault(fault_named(name));
    Outcome outcome;
    Options options;
    for (options.seed = 1; options.seed <= days_per_fault && !outcome.promise; ++options.seed)
        outcome = live_through(options);
    choose_fault(SeededFault::none);
    std::printf("%s %-20s %2llu days  %s\n", outcome.promise ? "found " : "MISSED", std::string{name}.c_str(),
                static_cast<unsigned long long>(options.seed - 1), outcome.says.c_str());
    std::fflush(stdout);
    return outcome.promise.has_value();
}

// Lines of a seed and a number of steps; what follows # is why.
std::vector<Options> days_in(std::string const& path) {
    std::vector<Options> days;
    std::ifstream file{path};
    if (!file) throw std::runtime_error{"There is no file " + path};
    for (std::string line; std::getline(file, line);) {
        std::istringstream words{line.substr(0, line.find('#'))};
        Options day;
        if (words >> day.seed >> day.steps) days.push_back(day);
    }
    return days;
}

struct Asked {
    Options day;
    std::uint64_t first = 0, last = 0;
    std::string days, fault;
    bool faults = false;
};

std::uint64_t number(std::string_view text) {
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Asked asked_for(int count, char** words) {
    Asked asked;
    asked.day.steps = steps_default;
    for (int i = 1; i < count; ++i) {
        std::string_view const word{words[i]}, value{i + 1 < count ? words[i + 1] : ""};
        if (word == "--trace") asked.day.trace = true;
        else if (word == "--faults") asked.faults = true;
        else ++i;
        if (word == "--seed") asked.day.seed = number(value);
        if (word == "--steps") asked.day.steps = number(value);
        if (word == "--short") asked.days = value;
        if (word == "--fault") asked.fault = value;
        if (word == "--seeds") {
            asked.first = number(value.substr(0, value.find('-')));
            asked.last = number(value.substr(value.find('-') + 1));
        }
    }
    return asked;
}

int run(Asked const& asked) {
    Totals totals;
    if (!asked.fault.empty()) choose_fault(fault_named(asked.fault));
    if (!asked.days.empty()) {
        for (auto const& day : days_in(asked.days)) totals.count(is_kept(day));
        for (std::uint64_t seed = 1; seed <= fresh_days; ++seed) totals.count(is_kept({seed, steps_default}));
        totals.count(is_the_same_twice({1, steps_default}));
    }
    for (auto seed = asked.first; seed > 0 && seed <= asked.last; ++seed)
        totals.count(is_kept({seed, asked.day.steps}));
    if (asked.faults || !asked.days.empty())
        for (auto const name : fault_names()) totals.count(is_found(name));
    if (totals.passed + totals.failed == 0) {
        auto const outcome = live_through(asked.day);
        tell(asked.day, outcome);
        tell_all(outcome);
        totals.count(!outcome.promise);
    }
    std::printf("%d passed, %d failed\n", totals.passed, totals.failed);
    return totals.failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace holdfast::simulation

int main(int count, char** words) {
    using namespace holdfast;
    crypto_start();
    spdlog::set_level(spdlog::level::off);
    simulation::first_database();
    return simulation::run(simulation::asked_for(count, words));
}
