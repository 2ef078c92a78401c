#include "line.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include "clock.hpp"

namespace holdfast::bench {
namespace {

constexpr std::size_t read_bytes_max = 1 << 18;
std::array<char, read_bytes_max> incoming;  // shared: one thread, one line at a time

[[noreturn]] void fail(Line const& line, std::string const& why) {
    throw std::runtime_error{"line " + std::to_string(line.index) + ": " + why};
}

}  // namespace

Line::~Line() {
    if (socket_ >= 0) ::close(socket_);
}

void Line::dial(int port) {
    port_ = port;
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket_ < 0) fail(*this, std::strerror(errno));
    int const on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto const* const raw = reinterpret_cast<sockaddr const*>(&address);
    if (::connect(socket_, raw, sizeof address) != 0 && errno != EINPROGRESS) fail(*this, std::strerror(errno));
}

void Line::writable() {
    if (!asked_) {
        asked_ = true;
        return write("GET /api/v1/stream HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) +
                     "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: holdfast.v1\r\n"
                     "Authorization: Bearer " +
                     seat.token + "\r\n\r\n");
    }
    write(std::exchange(unsent_, {}));
}

// Masked, as a client must, with a mask of zeros: the server does its part of the work all the same.
void Line::send(std::string_view message) {
    std::string frame{static_cast<char>(0x81)};
    if (message.size() < 126) {
        frame += static_cast<char>(0x80 | message.size());
    } else {
        frame += static_cast<char>(0x80 | 126);
        frame += static_cast<char>(message.size() >> 8);
        frame += static_cast<char>(message.size());
    }
    frame.append(4, '\0');
    frame += message;
    write(frame);
}

void Line::write(std::string_view bytes) {
    if (unsent_.empty() && !bytes.empty()) {
        auto const size = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (size < 0 && errno != EAGAIN) fail(*this, std::strerror(errno));
        if (size > 0) bytes.remove_prefix(static_cast<std::size_t>(size));
    }
    unsent_ += bytes;
}

void Line::readable(Listener& listener) {
    auto const kept = partial_.size();
    if (kept >= incoming.size()) fail(*this, "a message too long to read");
    std::memcpy(incoming.data(), partial_.data(), kept);
    auto const size = ::recv(socket_, incoming.data() + kept, incoming.size() - kept, 0);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (size < 0) fail(*this, std::strerror(errno));
    if (size == 0) fail(*this, "the server closed it");

    std::string_view bytes{incoming.data(), kept + static_cast<std::size_t>(size)};
    for (;;) {
        auto const taken = shaken_ ? take_frame(bytes, listener) : take_handshake(bytes);
        if (taken == 0) break;
        bytes.remove_prefix(taken);
    }
    partial_ = bytes;
    if (partial_.empty()) partial_.shrink_to_fit();
}

// How many bytes were of use; 0 when more are needed first.
std::size_t Line::take_handshake(std::string_view bytes) {
    auto const end = bytes.find("\r\n\r\n");
    if (end == bytes.npos) return 0;
    if (!bytes.starts_with("HTTP/1.1 101"))
        fail(*this, "no handshake: " + std::string{bytes.substr(0, bytes.find('\r'))});
    shaken_ = true;
    return end + 4;
}

std::size_t Line::take_frame(std::string_view bytes, Listener& listener) {
    auto const byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    if (bytes.size() < 2) return 0;
    std::size_t header = 2;
    std::size_t length = byte(1);
    if (length >= 126) {
        header = length == 126 ? 4 : 10;
        if (bytes.size() < header) return 0;
        length = 0;
        for (std::size_t at = 2; at < header; ++at) length = length << 8 | byte(at);
    }
    if (bytes.size() - header < length) return 0;
    auto const payload = bytes.substr(header, length);
    switch (byte(0)) {
        case 0x81: message(payload, listener); break;
        case 0x88: fail(*this, "closed: " + std::string{payload.size() > 2 ? payload.substr(2) : payload});
        default: fail(*this, "a frame of an unknown kind");
    }
    return header + length;
}

void Line::message(std::string_view text, Listener& listener) {
    if (text.starts_with(R"({"type":"hello")"))
        return send(R"({"type":"start","protocol":1,"device":"bench","cursors":{}})");
    if (text.starts_with(R"({"type":"beat")")) return send(text);
    if (text.starts_with(R"({"type":"error")")) fail(*this, std::string{text});
    if (text.starts_with(R"({"type":"ready")")) ready = true;
    else if (ready) listener.heard(*this, text, now_us());
}

}  // namespace holdfast::bench
