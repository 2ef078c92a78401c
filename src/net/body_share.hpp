// What a request body takes of its loop's memory while it arrives; given back when it is through.
// Lives on its loop. Bounded by Loop::bodies_bytes_max, over all bodies of the loop.
#pragma once

#include "net/loop.hpp"

namespace holdfast::net {

class BodyShare {
public:
    explicit BodyShare(Loop& loop) : loop_{loop} {}
    BodyShare(BodyShare const&) = delete;
    BodyShare& operator=(BodyShare const&) = delete;
    ~BodyShare() { loop_.release_body(bytes_); }

    bool grow_to(std::size_t bytes) {
        if (!loop_.reserve_body(bytes - bytes_)) return false;
        bytes_ = bytes;
        return true;
    }

private:
    Loop& loop_;
    std::size_t bytes_ = 0;
};

}  // namespace holdfast::net
