// Deadlines of one loop: a wheel of slots, each a tenth of a second, so that setting one costs no system call and no heap.
// Lives on its loop. Bounded by the number of connections; a deadline fires up to one slot late, never early.
#pragma once

#include <array>
#include <list>

#include "holdfast/base/time.hpp"

namespace holdfast::net {

class Wheel;

// Something with at most one deadline.
class Timed {
public:
    virtual ~Timed();
    // The deadline has passed and is cleared. May destroy the object and change any other deadline.
    virtual void expired() = 0;

protected:
    explicit Timed(Wheel& wheel);

    void set_deadline_in(int milliseconds);
    void clear_deadline();

private:
    friend Wheel;
    Wheel& wheel_;
    std::list<Timed*> place_;  // one node, which moves between the wheel's slots and here
    std::list<Timed*>::iterator node_;
    std::list<Timed*>* slot_;
    Monotonic at_{};
};

class Wheel {
public:
    static constexpr auto slot_width = std::chrono::milliseconds{100};

    explicit Wheel(Monotonic now) : now_{now} {}

    // Fires what is due. Called about ten times a second.
    void advance(Monotonic now);
    Monotonic now() const { return now_; }

private:
    friend Timed;
    using Slot = std::list<Timed*>;
    static constexpr std::size_t slots = 1024;

    Slot& slot_of(Monotonic at) { return slots_[index_of(at) % slots]; }
    static std::size_t index_of(Monotonic at);
    void move(Timed& timed, Slot& to);
    void visit(Slot& slot, Monotonic now);

    Monotonic now_;
    std::array<Slot, slots> slots_;
};

}  // namespace holdfast::net
