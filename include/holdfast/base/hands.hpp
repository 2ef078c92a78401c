// Who does the work that no loop does: in the server a thread for each, in a simulation whoever holds the dice.
// Work is cut into turns. A turn takes what there is, does it whole, and says whether another will follow.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "holdfast/base/mailbox.hpp"

namespace holdfast {

enum class Wait { allowed, never };  // for something to do

// One who works until a turn says that it was the last.
class Hand {
public:
    virtual ~Hand() = default;
    // Returns after the last turn; whoever calls has seen to it that there is one, by closing the mailbox it takes from.
    virtual void finish() = 0;
};

class Hands {
public:
    virtual ~Hands() = default;
    // False from the turn: that was the last one. The turns of one hand never overlap.
    virtual std::unique_ptr<Hand> hire(std::string_view what, std::function<bool(Wait)> turn) = 0;
};

// A thread for each.
Hands& threads();

// Empty with Wait::allowed: the mailbox is closed and drained; with Wait::never it may only be empty.
template <class T>
std::vector<T> take(Mailbox<T>& mailbox, std::size_t most, Wait wait) {
    return wait == Wait::allowed ? mailbox.take(most) : mailbox.try_take(most);
}
template <class T, class Duration>
std::vector<T> take_for(Mailbox<T>& mailbox, std::size_t most, Duration patience, Wait wait) {
    return wait == Wait::allowed ? mailbox.take_for(most, patience) : mailbox.try_take(most);
}

}  // namespace holdfast
