// The kinds of load. Each opens its lines, says "begin", waits for a line on standard input, works, says "end {…}" with
// what it saw, and ends with the next line on standard input.
#pragma once

#include <string>
#include <vector>

#include "line.hpp"

namespace holdfast::bench {

struct Order {
    int port = 0;
    std::vector<Seat> seats;
    int pipeline = 1;               // posts: how many of one line are under way
    double seconds = 5;             // posts, fanout: how long the window is
    std::uint64_t count = 0;        // posts: stop after so many instead
    bool mixed = false;             // posts: English and Chinese by turns, in words as often as people use them
    double rate = 20;               // fanout: posts a second
    std::string channel;            // fanout: where
    std::vector<std::size_t> held;  // idle: lines held, in steps
};

void run_posts(Order const& order);
void run_fanout(Order const& order);
void run_idle(Order const& order);

}  // namespace holdfast::bench
