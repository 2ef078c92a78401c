// The last seconds of a socket: no more is sent, what still comes is thrown away, and then it closes. Without this the
// kernel answers unread bytes with a reset, which can destroy the very answer that told the client what was wrong.
// Lives on its loop. Bounded: two seconds, 256 KiB.
#pragma once

#include "net/door.hpp"
#include "net/loop.hpp"

namespace holdfast::net {

void linger(Loop& loop, Socket socket, Door::Ticket ticket);

}  // namespace holdfast::net
