#include "signals.hpp"

#include <csignal>
#include <thread>

#include "holdfast/app/run.hpp"
#include "holdfast/base/time.hpp"
#include "logging.hpp"

namespace holdfast {
namespace {

sigset_t set_of(std::initializer_list<int> numbers) {
    sigset_t set;
    ::sigemptyset(&set);
    for (auto const number : numbers) ::sigaddset(&set, number);
    return set;
}

}  // namespace

void block_signals() {
    std::signal(SIGPIPE, SIG_IGN);
    auto const set = set_of({SIGTERM, SIGINT, SIGHUP});
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

Signal next_signal() {
    auto const set = set_of({SIGTERM, SIGINT, SIGHUP});
    for (;;) {
        int number = 0;
        if (::sigwait(&set, &number) == 0) return number == SIGHUP ? Signal::reload : Signal::stop;
    }
}

void guard_the_end(int patience_ms) {
    std::thread{[patience_ms] {
        auto const set = set_of({SIGTERM, SIGINT});
        auto const until = system_clock().steady() + std::chrono::milliseconds{patience_ms};
        for (;;) {
            auto const left =
                std::chrono::duration_cast<std::chrono::nanoseconds>(until - system_clock().steady()).count();
            if (left <= 0) die("The end took too long; leaving the rest to the next start.", exit_refused);
            timespec const rest{static_cast<time_t>(left / 1'000'000'000), static_cast<long>(left % 1'000'000'000)};
            if (::sigtimedwait(&set, nullptr, &rest) > 0) die("A second signal: ending at once.", exit_refused);
        }
    }}.detach();
}

}  // namespace holdfast
