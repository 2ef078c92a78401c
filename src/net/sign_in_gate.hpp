// How often a stranger may try: from one address, and for one name. A try that succeeds is given back, so that an office
// behind one address may come in at nine. And how often a program may call by one secret.
// Counted on loop 0 for all of them: more loops are not more tries. Bounded as Buckets are.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "holdfast/engine/limits.hpp"
#include "holdfast/engine/loops.hpp"

namespace holdfast::net {

class SignInGate {
public:
    SignInGate(Loops& loops, Clock const& clock, int per_minute)
        : SignInGate{loops, clock, Rate{per_minute / 60.0, static_cast<double>(per_minute)}} {}
    SignInGate(Loops& loops, Clock const& clock, Rate rate) : loops_{loops}, clock_{clock}, buckets_{rate} {}

    // Any loop. `then` is called on the same loop.
    void enter(int loop, std::vector<std::string> who, std::function<void(Allowance const&)> then);
    // Any loop. After enter, when the try was a good one.
    void succeeded(std::vector<std::string> who);
    Rate rate() const { return buckets_.rate(); }

private:
    Allowance take_all(std::vector<std::string> const& who);

    Loops& loops_;
    Clock const& clock_;
    Buckets buckets_;  // on loop 0
};

}  // namespace holdfast::net
