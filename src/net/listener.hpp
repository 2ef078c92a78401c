// The listening socket: takes what has connected, turns away what is too many, deals the rest out to the loops in turn.
// Lives on the first loop. Bounded: the kernel's backlog; accepts_per_turn between two looks at other work.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "net/door.hpp"
#include "net/loop.hpp"

namespace holdfast::net {

class Listener {
public:
    // The first loop is the listener's own.
    Listener(std::vector<std::unique_ptr<Loop>>& loops, Door& door);
    ~Listener();

    Verdict listen(std::string const& address_and_port);
    // A socket that listens already; it is closed with this. cannot_listen when it does not listen.
    Verdict adopt(int descriptor);
    int port() const { return port_; }
    void start();  // before the threads run
    void stop();   // any thread
    std::uint64_t accepted() const { return accepted_.get(); }
    std::uint64_t refused() const { return refused_.get(); }
    std::uint64_t descriptors_short() const { return descriptors_short_.get(); }

private:
    struct Parts;

    Verdict made_ready(Failure error, std::string const& where);
    static Awaitable<> run(std::shared_ptr<Parts> parts, Listener& listener);
    bool take_waiting();
    void take(int number, std::string peer);
    bool refuse_with_reserve();

    std::vector<std::unique_ptr<Loop>>& loops_;
    Door& door_;
    std::shared_ptr<Parts> parts_;
    int reserve_ = -1;
    std::size_t next_loop_ = 0;
    int port_ = 0;
    Count accepted_, refused_, descriptors_short_;
};

}  // namespace holdfast::net
