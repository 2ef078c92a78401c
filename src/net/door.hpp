// The door: who may come in, counted from the accept to the last close.
// try_enter lives on the listener's loop, tickets on any. Bounded: connections_max, and per address when that is set;
// it remembers only addresses that are connected now.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace holdfast::net {

class Door {
public:
    // Runs a task on the listener's loop, where the addresses are counted.
    using Home = std::function<void(std::function<void()>)>;

    Door(std::size_t connections_max, std::size_t per_address_max, Home home)
        : connections_max_{connections_max}, per_address_max_{per_address_max}, home_{std::move(home)} {}

    // One place inside, given back when destroyed.
    class Ticket {
    public:
        Ticket() = default;
        Ticket(Ticket&& other) noexcept
            : door_{std::exchange(other.door_, nullptr)}, address_{std::move(other.address_)} {}
        Ticket& operator=(Ticket&& other) noexcept {
            std::swap(door_, other.door_);
            std::swap(address_, other.address_);
            return *this;
        }
        ~Ticket();

    private:
        friend Door;
        Door* door_ = nullptr;
        std::string address_;  // empty when it is not counted
    };

    // An empty address counts in the total alone: a trusted proxy comes for many.
    std::optional<Ticket> try_enter(std::string address);

    std::size_t inside() const { return inside_.load(std::memory_order_relaxed); }
    bool is_full() const { return inside() >= connections_max_; }
    // Addresses are no longer counted: the loops are about to go.
    void close() { home_ = nullptr; }
    void set_connections_max(std::size_t most) { connections_max_ = most; }

private:
    void left(std::string const& address);

    std::atomic<std::size_t> inside_{0};
    std::size_t connections_max_, per_address_max_;
    Home home_;
    std::unordered_map<std::string, std::size_t> by_address_;
};

}  // namespace holdfast::net
