// One HTTP/1.1 connection: reads a request, asks the application, writes its answer, and again; or becomes a WebSocket.
// Lives on its loop. Bounded: one request at a time, the head and the body by their limits, each step by a deadline.
#pragma once

#include "net/door.hpp"
#include "net/loop.hpp"

namespace holdfast::net {

void begin_http(Loop& loop, Socket socket, Door::Ticket ticket, std::string peer);

}  // namespace holdfast::net
