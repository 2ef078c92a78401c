// HTTP as the rest of the house sees it: plain structs, no Beast.
// A request and its answer live on the loop of their connection.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "holdfast/hub/line.hpp"
#include "holdfast/store/blobs.hpp"

namespace holdfast::net {

struct Request {
    int loop = 0;
    std::string method;  // GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS
    std::string path;    // decoded once, without the query; no "..", no NUL, no encoded slash
    std::string query;   // as sent, without "?"
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    std::string body;
    std::string peer;  // the address of the client (of the socket, or as a trusted proxy names it)
    std::string id;    // request id, also in the answer's X-Request-Id and in the log
    std::string_view header(std::string_view lower_case_name) const;  // empty when absent; the first when repeated
};

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    OpenFile file;  // used instead of body when there is one: so many bytes from there
    std::int64_t file_from = 0, file_bytes = 0;
    std::string_view static_body;  // used instead of body when not empty: bytes that live as long as the program
};

// Called once, on the request's loop, at once or later.
using Respond = std::function<void(Response)>;

// What the sockets serve. Called on the loops.
class Application {
public:
    virtual ~Application() = default;
    virtual void handle(Request request, Respond respond) = 0;
    // How long the body of such a request may be; 0: body_bytes_max of the settings.
    virtual std::size_t body_bytes_max(std::string_view, std::string_view) const { return 0; }
    // A WebSocket handshake whose form is right: either a session, or the answer that refuses it.
    // The line outlives the session's ended(). The accepted subprotocol is holdfast.v1.
    virtual std::unique_ptr<StreamSession> open_stream(Request const& request, Line& line, Response& refusal) = 0;
    // About ten times a second on each loop, for every timer of that loop.
    virtual void tick(int loop) = 0;
    // At the end of every turn of the loop in which something ran.
    virtual void turn_ended(int loop) = 0;
};

struct ServerSettings {
    int inherited = -1;                     // a descriptor that listens already: taken over, in place of listen
    std::string listen = "127.0.0.1:8080";  // ADDRESS:PORT; IPv6 as [::1]:8080; port 0 takes a free one
    int loops = 1;
    std::size_t body_bytes_max = 1 << 20;
    std::size_t frame_bytes_max = 131072;
    std::size_t connections_max = 20000;
    std::size_t connections_per_address_max = 0;  // 0: no bound
    int header_timeout_ms = 10000, body_timeout_ms = 30000, idle_timeout_ms = 60000;
    int send_buffer_bytes =
        128 * 1024;  // SO_SNDBUF, so that a slow reader is noticed in the outbox and not in the kernel
    std::vector<std::string> trusted_proxies;  // CIDRs whose X-Forwarded-For is believed
};

}  // namespace holdfast::net
