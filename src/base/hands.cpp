#include "holdfast/base/hands.hpp"

#include <string>
#include <thread>

#include <pthread.h>

namespace holdfast {
namespace {

constexpr std::size_t name_max = 15;  // as the kernel takes it

class ThreadHand final : public Hand {
public:
    ThreadHand(std::string_view what, std::function<bool(Wait)> turn)
        : thread_{[turn = std::move(turn)] {
              while (turn(Wait::allowed)) {}
          }} {
        ::pthread_setname_np(thread_.native_handle(), std::string{what.substr(0, name_max)}.c_str());
    }
    ~ThreadHand() override { finish(); }

    void finish() override {
        if (thread_.joinable()) thread_.join();
    }

private:
    std::thread thread_;
};

class Threads final : public Hands {
public:
    std::unique_ptr<Hand> hire(std::string_view what, std::function<bool(Wait)> turn) override {
        return std::make_unique<ThreadHand>(what, std::move(turn));
    }
};

}  // namespace

Hands& threads() {
    static Threads all;
    return all;
}

}  // namespace holdfast
