#include "net/wheel.hpp"

namespace holdfast::net {

Timed::Timed(Wheel& wheel) : wheel_{wheel}, place_{this}, node_{place_.begin()}, slot_{&place_} {}

Timed::~Timed() { clear_deadline(); }

void Timed::set_deadline_in(int milliseconds) {
    at_ = wheel_.now() + std::chrono::milliseconds{milliseconds} + Wheel::slot_width;
    wheel_.move(*this, wheel_.slot_of(at_));
}

void Timed::clear_deadline() { wheel_.move(*this, place_); }

std::size_t Wheel::index_of(Monotonic at) { return static_cast<std::size_t>(at.time_since_epoch() / slot_width); }

void Wheel::move(Timed& timed, Slot& to) {
    if (timed.slot_ == &to) return;
    to.splice(to.begin(), *timed.slot_, timed.node_);
    timed.slot_ = &to;
}

void Wheel::advance(Monotonic now) {
    auto const first = index_of(now_), last = index_of(now);
    now_ = now;
    for (auto index = first; index <= last && index < first + slots; ++index) visit(slots_[index % slots], now);
}

// What is due moves to a list of its own first: firing may change every other deadline.
void Wheel::visit(Slot& slot, Monotonic now) {
    Slot due;
    for (auto it = slot.begin(); it != slot.end();) {
        auto const next = std::next(it);
        if ((*it)->at_ <= now) {
            (*it)->slot_ = &due;
            due.splice(due.end(), slot, it);
        }
        it = next;
    }
    while (!due.empty()) {
        auto& timed = *due.front();
        timed.clear_deadline();
        timed.expired();
    }
}

}  // namespace holdfast::net
