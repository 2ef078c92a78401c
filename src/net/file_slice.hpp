// From the disk's cache into a socket, without a copy in between.
// Lives on the loop of the socket. Bounded: one slice at a time, the next one asked of the disk while this one goes.
#pragma once

#include <cstdint>

#include "net/asio.hpp"

namespace holdfast::net {

// Waits until the socket takes something, then gives it at most a slice: how much went, or -1 when it failed. Between two
// slices the loop serves the others.
Awaitable<std::int64_t> send_slice(Socket& socket, int file, std::int64_t from, std::int64_t bytes);

}  // namespace holdfast::net
