#include "net/sign_in_gate.hpp"

namespace holdfast::net {
namespace {

constexpr int counting_loop = 0;

}  // namespace

void SignInGate::enter(int loop, std::vector<std::string> who, std::function<void(Allowance const&)> then) {
    loops_.post(counting_loop, [this, loop, who = std::move(who), then = std::move(then)] {
        loops_.post(loop, [then, allowance = take_all(who)] { then(allowance); });
    });
}

void SignInGate::succeeded(std::vector<std::string> who) {
    loops_.post(counting_loop, [this, who = std::move(who)] {
        for (auto const& one : who) buckets_.give_back(one);
    });
}

// The scarcest of them; the first that is used up ends it.
Allowance SignInGate::take_all(std::vector<std::string> const& who) {
    Allowance scarcest;
    scarcest.remaining = static_cast<std::int64_t>(buckets_.rate().burst);
    for (auto const& one : who) {
        auto const allowance = buckets_.take(one, clock_.steady());
        if (!allowance.allowed) return allowance;
        scarcest.remaining = std::min(scarcest.remaining, allowance.remaining);
    }
    return scarcest;
}

}  // namespace holdfast::net
