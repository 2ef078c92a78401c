#include "engine/upkeep.hpp"

#include <chrono>
#include <memory>

namespace holdfast {
namespace {

using namespace std::chrono_literals;

constexpr auto pause = 200ms;
constexpr int pauses_unasked = 300;  // a minute

}  // namespace

Upkeeper::Upkeeper(Catalogue const& catalogue, Writer& writer)
    : catalogue_{catalogue}, writer_{writer}, thread_{[this] { run(); }} {}

Upkeeper::~Upkeeper() { close(); }

void Upkeeper::close() {
    stop_.close();
    if (thread_.joinable()) thread_.join();
}

void Upkeeper::run() {
    int unasked = 0;
    while (stop_.take_for(1, pause), !stop_.closed()) {
        if (!changed_.exchange(false) && ++unasked < pauses_unasked) continue;
        unasked = 0;
        for (auto const& one : catalogue_.upkeep) {
            auto rest = Rest::none;
            while (rest == Rest::none && !stop_.closed()) rest = turn(one);
            if (rest == Rest::short_while) changed_ = true;
        }
    }
}

// What cannot be done now, because the writer is full or the disk refuses, is tried again after a pause.
Rest Upkeeper::turn(Upkeep const& one) {
    auto const done = std::make_shared<Mailbox<Rest>>(1);
    auto const rest = std::make_shared<Rest>(Rest::short_while);
    Job job;
    job.run = [&one, rest](WriteTx& tx) {
        *rest = one.run(tx);
        return allowed();
    };
    job.settle = [done, rest](std::optional<Problem> const& problem) {
        auto told = problem ? Rest::short_while : *rest;
        (void)done->try_push(told);
    };
    job.apart = true;
    if (!writer_.try_submit(job)) return Rest::short_while;
    for (;;) {
        auto const told = done->take_for(1, pause);
        if (!told.empty()) return told.front();
        if (stop_.closed()) return Rest::until_changes;
    }
}

}  // namespace holdfast
