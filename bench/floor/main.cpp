// The least that a server can do for a post: read it, answer it, and send the same bytes that Holdfast sends to everybody who is
// connected. No disk, no rights, no JSON but a search for two members. What it costs is the kernel's price of the line, and the
// floor that Holdfast is measured against.
//   floor      prints its port on 127.0.0.1, serves until it is killed
// One thread, one epoll; what came up in a turn goes out to each socket in one write.
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr std::string_view handshake =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

std::string frame_of(std::string_view text) {
    std::string out{static_cast<char>(0x81)};
    if (text.size() < 126) {
        out += static_cast<char>(text.size());
    } else {
        out += static_cast<char>(126);
        out += static_cast<char>(text.size() >> 8);
        out += static_cast<char>(text.size());
    }
    out += text;
    return out;
}

// The text of a member, as it is written; empty when it is not there.
std::string_view member(std::string_view message, std::string_view name) {
    auto const at = message.find("\"" + std::string{name} + "\":\"");
    if (at == message.npos) return {};
    auto const from = at + name.size() + 4;
    return message.substr(from, message.find('"', from) - from);
}

struct Socket {
    int descriptor = -1;
    bool shaken = false, ready = false;
    std::string in, out;
};

class Floor {
public:
    Floor() : epoll_{::epoll_create1(EPOLL_CLOEXEC)}, listener_{::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)} {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const raw = reinterpret_cast<sockaddr*>(&address);
        if (::bind(listener_, raw, size) != 0 || ::listen(listener_, SOMAXCONN) != 0)
            throw std::runtime_error{std::strerror(errno)};
        ::getsockname(listener_, raw, &size);
        std::printf("%d\n", ntohs(address.sin_port));
        std::fflush(stdout);
        watch(listener_, nullptr, EPOLLIN, EPOLL_CTL_ADD);
    }

    [[noreturn]] void run() {
        std::array<epoll_event, 256> events;
        for (;;) {
            auto const count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), -1);
            for (int i = 0; i < count; ++i) {
                auto* const socket = static_cast<Socket*>(events[static_cast<std::size_t>(i)].data.ptr);
                if (!socket) accept_all();
                else if (events[static_cast<std::size_t>(i)].events & EPOLLOUT) write(*socket, {});
                else read(*socket);
            }
            if (!turn_.empty()) announce();
        }
    }

private:
    void watch(int descriptor, Socket* socket, std::uint32_t events, int how) const {
        epoll_event event{};
        event.events = events;
        event.data.ptr = socket;
        ::epoll_ctl(epoll_, how, descriptor, &event);
    }

    void accept_all() {
        for (int descriptor; (descriptor = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
            int const on = 1;
            ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            sockets_.push_back(std::make_unique<Socket>());
            sockets_.back()->descriptor = descriptor;
            watch(descriptor, sockets_.back().get(), EPOLLIN, EPOLL_CTL_ADD);
        }
    }

    void read(Socket& socket) {
        auto const size = ::recv(socket.descriptor, incoming_.data(), incoming_.size(), 0);
        if (size <= 0 && (size == 0 || errno != EAGAIN)) return end(socket);
        if (size <= 0) return;
        socket.in.append(incoming_.data(), static_cast<std::size_t>(size));
        if (!socket.shaken) {
            auto const head = socket.in.find("\r\n\r\n");
            if (head == socket.in.npos) return;
            socket.in.erase(0, head + 4);
            socket.shaken = true;
            write(socket, std::string{handshake} + frame_of(R"({"type":"hello"})"));
        }
        while (take_message(socket)) {}
    }

    // Masked with zeros, as the generator sends it.
    bool take_message(Socket& socket) {
        auto const byte = [&](std::size_t at) {
            return static_cast<std::size_t>(static_cast<unsigned char>(socket.in[at]));
        };
        if (socket.in.size() < 6) return false;
        std::size_t header = 6, length = byte(1) & 127;
        if (length == 126) header = 8, length = byte(2) << 8 | byte(3);
        if (socket.in.size() < header + length) return false;
        message(socket, std::string_view{socket.in}.substr(header, length));
        socket.in.erase(0, header + length);
        return true;
    }

    void message(Socket& socket, std::string_view text) {
        if (text.starts_with(R"({"type":"start")")) {
            socket.ready = true;
            return write(socket, frame_of(R"({"type":"ready"})"));
        }
        if (!text.starts_with(R"({"type":"post")")) return;
        auto const key = std::string{member(text, "key")}, number = std::to_string(++last_);
        auto const channel = std::string{member(text, "channel")};
        write(socket, frame_of(R"({"type":"ack","key":")" + key + R"(","log":")" + channel + R"(","seq":)" + number +
                               R"(,"at":"2026-09-14T08:41:00.123456Z"})"));
        turn_ +=
            frame_of(R"({"type":"event","channel":")" + channel + R"(","seq":)" + number +
                     R"(,"check":"0123456789abcdef","kind":"message.posted","by":"U01h9w4c9c8g00",)" +
                     R"("at":"2026-09-14T08:41:00.123456Z","message":{"key":")" + key + R"(","text":")" +
                     std::string{member(text, "text")} +
                     R"(","thread":null,"broadcast":false,"mentions":[],"files":[],"cards":[],"as":null,"version":)" +
                     number + "}}");
    }

    void announce() {
        for (auto const& socket : sockets_)
            if (socket->ready && socket->descriptor >= 0) write(*socket, turn_);
        turn_.clear();
    }

    // At once what goes; the rest when there is room.
    void write(Socket& socket, std::string_view bytes) {
        if (!socket.out.empty()) {
            socket.out += bytes;
            bytes = socket.out;
        }
        auto const sent = ::send(socket.descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno != EAGAIN) return end(socket);
        bytes.remove_prefix(sent > 0 ? static_cast<std::size_t>(sent) : 0);
        bool const waited = !socket.out.empty();
        socket.out = std::string{bytes};
        if (waited == socket.out.empty())
            watch(socket.descriptor, &socket, socket.out.empty() ? EPOLLIN : EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
    }

    void end(Socket& socket) {
        ::close(socket.descriptor);
        socket.descriptor = -1;
        socket.ready = false;
    }

    int epoll_, listener_;
    std::vector<std::unique_ptr<Socket>> sockets_;
    std::array<char, 1 << 16> incoming_;
    std::string turn_;  // the frames of all posts of this turn
    std::uint64_t last_ = 0;
};

}  // namespace

int main() try { Floor{}.run(); } catch (std::exception const& error) {
    std::fprintf(stderr, "floor: %s\n", error.what());
    return 1;
}
