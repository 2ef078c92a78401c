// The load generator: one thread, raw frames on 127.0.0.1, so that it costs less than the server it measures.
//   load posts|fanout|idle port=N seats=FILE [name=value…]      see runs.hpp for the names
// A line of FILE is a seat: a token, and the channels it posts into.
#include <charconv>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <sys/resource.h>

#include "runs.hpp"

namespace holdfast::bench {
namespace {

template <class Number>
Number number_of(std::string_view text) {
    Number number{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        throw std::runtime_error{"no number: " + std::string{text}};
    return number;
}

std::vector<Seat> seats_of(std::string const& path) {
    std::ifstream file{path};
    std::vector<Seat> seats;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words{line};
        Seat seat;
        words >> seat.token;
        for (std::string channel; words >> channel;) seat.channels.push_back(channel);
        seats.push_back(std::move(seat));
    }
    if (seats.empty()) throw std::runtime_error{"no seats in " + path};
    return seats;
}

void take(Order& order, std::string_view word) {
    auto const cut = word.find('=');
    if (cut == word.npos) throw std::runtime_error{"name=value, please: " + std::string{word}};
    auto const name = word.substr(0, cut);
    auto const value = word.substr(cut + 1);
    if (name == "port") order.port = number_of<int>(value);
    else if (name == "seats") order.seats = seats_of(std::string{value});
    else if (name == "pipeline") order.pipeline = number_of<int>(value);
    else if (name == "seconds") order.seconds = number_of<double>(value);
    else if (name == "count") order.count = number_of<std::uint64_t>(value);
    else if (name == "mixed") order.mixed = value == "1";
    else if (name == "rate") order.rate = number_of<double>(value);
    else if (name == "channel") order.channel = value;
    else if (name == "held") order.held.push_back(number_of<std::size_t>(value));
    else throw std::runtime_error{"an unknown name: " + std::string{word}};
}

void run(int count, char** words) {
    if (count < 2) throw std::runtime_error{"load posts|fanout|idle port=N seats=FILE [name=value…]"};
    Order order;
    for (int i = 2; i < count; ++i) take(order, words[i]);
    std::string_view const kind = words[1];
    if (kind == "posts") run_posts(order);
    else if (kind == "fanout") run_fanout(order);
    else if (kind == "idle") run_idle(order);
    else throw std::runtime_error{"an unknown load: " + std::string{kind}};
}

}  // namespace
}  // namespace holdfast::bench

int main(int count, char** words) {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    try {
        holdfast::bench::run(count, words);
        return 0;
    } catch (std::exception const& error) {
        std::fprintf(stderr, "load: %s\n", error.what());
        return 1;
    }
}
