// One client of the stream on a plain non-blocking socket: the handshake, whole text messages in and out.
// Lives on: the only thread. Bounded: it keeps no more than one message that has not fully arrived.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::bench {

struct Seat {
    std::string token;
    std::vector<std::string> channels;  // where it posts, in turn
};

class Line;

// Who is told what the lines hear, once they are ready.
class Listener {
public:
    virtual ~Listener() = default;
    virtual void heard(Line& line, std::string_view message, std::int64_t now_us) = 0;
};

class Line {
public:
    Line(int index, Seat const& seat) : index{index}, seat{seat} {}
    ~Line();
    Line(Line const&) = delete;
    Line& operator=(Line const&) = delete;

    // Begins to connect to 127.0.0.1; throws when that fails at once.
    void dial(int port);
    // The socket can be read, or written. Throws with a sentence when the line ends: no load generator goes on without it.
    void readable(Listener& listener);
    void writable();
    void send(std::string_view message);

    [[nodiscard]] bool wants_writing() const { return !asked_ || !unsent_.empty(); }
    [[nodiscard]] int socket() const { return socket_; }

    int const index;
    Seat const& seat;
    bool ready = false;
    bool watched = false, watched_writing = false;  // by the crowd's epoll
    std::uint64_t posts = 0;                        // sent by whoever drives the line
    std::vector<std::int64_t> sent_at_us;           // of those without an answer

private:
    void write(std::string_view bytes);
    std::size_t take_handshake(std::string_view bytes);
    std::size_t take_frame(std::string_view bytes, Listener& listener);
    void message(std::string_view text, Listener& listener);

    int socket_ = -1;
    int port_ = 0;
    bool asked_ = false;   // the request for the handshake is on its way
    bool shaken_ = false;  // 101 has come
    std::string partial_;
    std::string unsent_;
};

}  // namespace holdfast::bench
