// Starts what is due, and has what came of it written down.
// Lives on loop 0. Bounded: errands_at_once under way. Looks again after a commit, and once a second for what fell due meanwhile.
#pragma once

#include <atomic>
#include <set>

#include "engine/command_runner.hpp"
#include "holdfast/engine/engine.hpp"

namespace holdfast {

class Errands {
public:
    // `write` hands a job to the writer; false when it is full.
    Errands(Engine& engine, HttpOut& out, CommandRunner const& runner, std::function<bool(Job&)> write)
        : engine_{engine}, out_{out}, runner_{runner}, write_{std::move(write)} {}

    // Something was committed; any thread.
    void stir() { stirred_ = true; }
    void tick();

private:
    using Mark = std::pair<std::size_t, std::int64_t>;  // which kind of errand, and its id or line

    void look();
    void start(std::size_t kind, Errand errand);
    void came(std::size_t kind, std::int64_t id, std::int64_t line, HttpAnswer answer);
    void over(std::size_t kind, std::int64_t id, std::int64_t line);
    ErrandGround ground() const { return {engine_.catalogue(), engine_.settings().public_url, errands_at_once}; }

    Engine& engine_;
    HttpOut& out_;
    CommandRunner const& runner_;
    std::function<bool(Job&)> write_;
    std::atomic<bool> stirred_{true};
    bool looking_ = false;
    Monotonic looked_{};
    std::set<Mark> under_way_, lines_;
};

}  // namespace holdfast
