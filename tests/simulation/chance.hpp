// All chance of a simulated day, from one seed; and the same as the server's own source of randomness.
#pragma once

#include <random>
#include <vector>

#include "holdfast/base/crypto.hpp"

namespace holdfast::simulation {

class Chance {
public:
    explicit Chance(std::uint64_t seed) : engine_{seed} {}
    std::uint64_t bits() { return engine_(); }
    // 0 … n-1; the same on every machine.
    std::size_t below(std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(engine_() % n); }
    std::int64_t between(std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(below(static_cast<std::size_t>(most - least + 1)));
    }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <class T>
    T const& one_of(std::vector<T> const& many) {
        return many[below(many.size())];
    }
    // Mostly small, now and then large: 2^0 … 2^bits.
    std::int64_t wide(int bits) { return between(1, std::int64_t{1} << below(static_cast<std::size_t>(bits) + 1)); }

private:
    std::mt19937_64 engine_;
};

class Dice final : public Random {
public:
    explicit Dice(std::uint64_t seed) : chance_{seed} {}
    void fill(std::span<std::byte> out) override {
        for (auto& byte : out) byte = static_cast<std::byte>(chance_.bits());
    }

private:
    Chance chance_;
};

}  // namespace holdfast::simulation
