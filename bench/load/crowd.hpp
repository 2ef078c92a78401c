// All lines of one run over one epoll. Opens them, turns them, and keeps in step with whoever measures:
// at a mark it says a line on standard output and goes on when a line comes on standard input, so that a window of
// measurement begins and ends between two marks, exactly.
// Lives on: the only thread. Bounded: at most handshakes_max lines are being opened at once.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "line.hpp"

namespace holdfast::bench {

class Crowd {
public:
    Crowd(int port, std::vector<Seat> seats, Listener& listener);
    ~Crowd();
    Crowd(Crowd const&) = delete;
    Crowd& operator=(Crowd const&) = delete;

    // Until so many lines are ready in all.
    void open(std::size_t count);
    // Handles what is there, waiting for it at most so long.
    void turn(int wait_ms);
    void mark(std::string const& say);
    void send(Line& line, std::string_view message);

    [[nodiscard]] std::size_t size() const { return lines_.size(); }
    [[nodiscard]] std::size_t seats() const { return seats_.size(); }
    [[nodiscard]] Line& line(std::size_t index) { return *lines_[index]; }

private:
    void watch(Line& line);

    int const port_;
    std::vector<Seat> const seats_;
    Listener& listener_;
    int epoll_;
    std::vector<std::unique_ptr<Line>> lines_;
    std::size_t ready_ = 0;
    bool told_ = false;  // a line has come on standard input
};

}  // namespace holdfast::bench
