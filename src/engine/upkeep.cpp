#include "engine/upkeep.hpp"

#include <chrono>
#include <memory>

#include "holdfast/base/log.hpp"

namespace holdfast {
namespace {

using namespace std::chrono_literals;

constexpr auto pause = 200ms;
constexpr int pauses_unasked = 300;  // a minute
constexpr int pauses_unwatched = 5;  // a second: said no more often

}  // namespace

Upkeeper::Upkeeper(Catalogue const& catalogue, Writer& writer, Clock const& clock, Hands& hands)
    : catalogue_{catalogue}, writer_{writer}, clock_{clock}, watch_{clock.now(), clock.steady()} {
    hand_ = hands.hire("upkeep", [this](Wait wait) { return turn(wait); });
}

Upkeeper::~Upkeeper() { close(); }

void Upkeeper::close() {
    stop_.close();
    hand_->finish();
}

// Rests, asks the writer, or hears what came of it.
bool Upkeeper::turn(Wait wait) {
    if (answer_) {
        auto const rest = take_for(*answer_, 1, pause, wait);
        if (!rest.empty()) told(rest.front());
    } else if (!going_through_) {
        take_for(stop_, 1, pause, wait);
        if (++unwatched_ % pauses_unwatched == 0) look_at_the_clock();
        if (changed_.exchange(false) || ++unasked_ >= pauses_unasked) {
            unasked_ = 0;
            next_ = 0;
            going_through_ = !catalogue_.upkeep.empty();
        }
    } else {
        ask();
    }
    return !stop_.closed();
}

void Upkeeper::look_at_the_clock() {
    auto const jump = watch_.look(clock_.now(), clock_.steady());
    if (jump)
        log::warn("The clock of this machine jumped. Stamps go on rising; people may see odd times until it is right.",
                  {{"ms", jump->count()}});
}

void Upkeeper::ask() {
    answer_ = std::make_shared<Told>(1);
    auto const rest = std::make_shared<Rest>(Rest::short_while);
    Job job;
    job.run = [&one = catalogue_.upkeep[next_], rest](WriteTx& tx) {
        *rest = one.run(tx);
        return allowed();
    };
    job.settle = [answer = answer_, rest](std::optional<Problem> const& problem) {
        auto said = problem ? Rest::short_while : *rest;
        (void)answer->try_push(said);
    };
    job.apart = true;
    if (!writer_.try_submit(job)) told(Rest::short_while);
}

// What cannot be done now, because the writer is full or the disk refuses, is tried again after a pause.
void Upkeeper::told(Rest rest) {
    answer_.reset();
    if (rest == Rest::none) return;  // the same one again
    if (rest == Rest::short_while) changed_ = true;
    going_through_ = ++next_ < catalogue_.upkeep.size();
}

}  // namespace holdfast
