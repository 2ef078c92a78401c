#include "crowd.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include <sys/epoll.h>
#include <unistd.h>

namespace holdfast::bench {
namespace {

constexpr std::size_t handshakes_max = 64;
constexpr int wait_ms = 100;

}  // namespace

Crowd::Crowd(int port, std::vector<Seat> seats, Listener& listener)
    : port_{port}, seats_{std::move(seats)}, listener_{listener}, epoll_{::epoll_create1(EPOLL_CLOEXEC)} {
    epoll_event event{EPOLLIN, {.ptr = nullptr}};
    if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, STDIN_FILENO, &event) != 0)
        throw std::runtime_error{"standard input must be a pipe"};
}

Crowd::~Crowd() { ::close(epoll_); }

// Only a line with something left to write is told when it may.
void Crowd::watch(Line& line) {
    bool const writing = line.wants_writing();
    if (line.watched && line.watched_writing == writing) return;
    epoll_event event{EPOLLIN, {.ptr = &line}};
    if (writing) event.events |= EPOLLOUT;
    ::epoll_ctl(epoll_, line.watched ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, line.socket(), &event);
    line.watched = true;
    line.watched_writing = writing;
}

void Crowd::open(std::size_t count) {
    if (count > seats_.size()) throw std::runtime_error{"there are too few seats"};
    while (ready_ < count) {
        while (lines_.size() < count && lines_.size() - ready_ < handshakes_max) {
            auto const index = lines_.size();
            auto& line = *lines_.emplace_back(std::make_unique<Line>(static_cast<int>(index), seats_[index]));
            line.dial(port_);
            watch(line);
        }
        turn(wait_ms);
    }
}

void Crowd::turn(int wait_ms) {
    std::array<epoll_event, 512> events;
    auto const count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), wait_ms);
    for (int i = 0; i < count; ++i) {
        if (events[i].data.ptr == nullptr) {
            char ignored[64];
            if (::read(STDIN_FILENO, ignored, sizeof ignored) <= 0) std::exit(1);  // nobody measures any more
            told_ = true;
            continue;
        }
        auto& line = *static_cast<Line*>(events[i].data.ptr);
        bool const was_ready = line.ready;
        if ((events[i].events & EPOLLOUT) != 0) line.writable();
        if ((events[i].events & ~EPOLLOUT) != 0) line.readable(listener_);
        watch(line);
        if (line.ready && !was_ready) ++ready_;
    }
}

void Crowd::send(Line& line, std::string_view message) {
    line.send(message);
    watch(line);
}

void Crowd::mark(std::string const& say) {
    told_ = false;
    std::printf("%s\n", say.c_str());
    std::fflush(stdout);
    while (!told_) turn(wait_ms);
}

}  // namespace holdfast::bench
