#include "net/listener.hpp"

#include <charconv>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

#include "holdfast/base/log.hpp"
#include "net/answer.hpp"
#include "net/http_session.hpp"
#include "net/refusal.hpp"

namespace holdfast::net {
namespace {

constexpr int accepts_per_turn = 64;
constexpr auto pause_without_descriptors = std::chrono::milliseconds{100};

using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;
using Pause =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;

// Closes what never came to be a socket.
class Descriptor {
public:
    explicit Descriptor(int number) : number_{number} {}
    Descriptor(Descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int release() { return std::exchange(number_, -1); }

private:
    int number_;
};

std::optional<Tcp::endpoint> endpoint_of(std::string_view text) {
    auto const colon = text.rfind(':');
    if (colon == text.npos) return std::nullopt;
    auto host = text.substr(0, colon);
    auto const digits = text.substr(colon + 1);
    std::uint16_t port = 0;
    auto const [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (digits.empty() || wrong != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    if (host == "localhost") host = "127.0.0.1";
    Failure error;
    auto const address = asio::ip::make_address(host, error);
    if (error) return std::nullopt;
    return Tcp::endpoint{address, port};
}

Tcp protocol_of(int descriptor) {
    int family = AF_INET;
    socklen_t size = sizeof family;
    ::getsockopt(descriptor, SOL_SOCKET, SO_DOMAIN, &family, &size);
    return family == AF_INET6 ? Tcp::v6() : Tcp::v4();
}

std::string peer_of(sockaddr_storage const& from) {
    if (from.ss_family == AF_INET) {
        auto const& v4 = reinterpret_cast<sockaddr_in const&>(from);
        return asio::ip::make_address_v4(ntohl(v4.sin_addr.s_addr)).to_string();
    }
    asio::ip::address_v6::bytes_type bytes;
    auto const& v6 = reinterpret_cast<sockaddr_in6 const&>(from);
    std::copy(std::begin(v6.sin6_addr.s6_addr), std::end(v6.sin6_addr.s6_addr), bytes.begin());
    return plain_address(asio::ip::make_address_v6(bytes).to_string());
}

// One try to say why, and to read what came with the connection, so that closing does not reset it.
void turn_away(int descriptor, Loop& loop, int status, std::string_view code, std::string_view detail) {
    auto const id = loop.next_request_id();
    auto answer = problem_answer(status, code, detail, id);
    answer.headers.emplace_back("Retry-After", "5");
    AnswerContext const context{id, {}, loop.clock().now(), false, true};
    auto const bytes = head_of(answer, context) + answer.body;
    char scratch[4096];
    while (::recv(descriptor, scratch, sizeof scratch, MSG_DONTWAIT) == sizeof scratch) {}
    [[maybe_unused]] auto const sent = ::send(descriptor, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    ::shutdown(descriptor, SHUT_WR);
}

int open_reserve() { return ::open("/dev/null", O_RDONLY | O_CLOEXEC); }

}  // namespace

struct Listener::Parts {
    explicit Parts(asio::io_context& context) : acceptor{context}, pause{context} {}
    Acceptor acceptor;
    Pause pause;
};

Listener::Listener(std::vector<std::unique_ptr<Loop>>& loops, Door& door) : loops_{loops}, door_{door} {}

Listener::~Listener() {
    if (reserve_ >= 0) ::close(reserve_);
}

Verdict Listener::listen(std::string const& address_and_port) {
    auto const endpoint = endpoint_of(address_and_port);
    if (!endpoint)
        return Problem{Fault::bad_request, "bad_address", "Not an ADDRESS:PORT to listen on: " + address_and_port,
                       "listen"};
    parts_ = std::make_shared<Parts>(loops_[0]->context());
    auto& acceptor = parts_->acceptor;
    Failure error;
    acceptor.open(endpoint->protocol(), error);
    if (!error) acceptor.set_option(Acceptor::reuse_address{true}, error);
    if (!error) acceptor.bind(*endpoint, error);
    if (!error) acceptor.listen(Acceptor::max_listen_connections, error);
    return made_ready(error, address_and_port);
}

Verdict Listener::adopt(int descriptor) {
    parts_ = std::make_shared<Parts>(loops_[0]->context());
    int listens = 0;
    socklen_t size = sizeof listens;
    bool const asked = ::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) == 0;
    Failure error = asked && listens != 0 ? Failure{} : Failure{asio::error::invalid_argument};
    if (!error) parts_->acceptor.assign(protocol_of(descriptor), descriptor, error);
    return made_ready(error, "the socket that was handed over");
}

Verdict Listener::made_ready(Failure error, std::string const& where) {
    auto& acceptor = parts_->acceptor;
    if (!error) acceptor.non_blocking(true, error);
    if (error)
        return Problem{Fault::unavailable, "cannot_listen", "Cannot listen on " + where + ": " + error.message() + ".",
                       "listen"};
    ::fcntl(acceptor.native_handle(), F_SETFD, FD_CLOEXEC);
    port_ = acceptor.local_endpoint(error).port();
    reserve_ = open_reserve();
    return allowed();
}

void Listener::start() { asio::co_spawn(loops_[0]->context().get_executor(), run(parts_, *this), asio::detached); }

void Listener::stop() {
    if (!parts_) return;
    asio::post(loops_[0]->context(), [parts = parts_] {
        Failure ignored;
        parts->acceptor.close(ignored);
        parts->pause.cancel();
    });
}

Awaitable<> Listener::run(std::shared_ptr<Parts> parts, Listener& listener) {
    Failure error;
    auto token = asio::redirect_error(use_awaitable, error);
    for (;;) {
        co_await parts->acceptor.async_wait(Acceptor::wait_read, token);
        if (error) co_return;
        if (listener.take_waiting()) continue;
        parts->pause.expires_after(pause_without_descriptors);
        co_await parts->pause.async_wait(token);
        if (!parts->acceptor.is_open()) co_return;
    }
}

// False when descriptors ran out.
bool Listener::take_waiting() {
    for (int count = 0; count < accepts_per_turn; ++count) {
        sockaddr_storage from{};
        socklen_t size = sizeof from;
        int const descriptor = ::accept4(parts_->acceptor.native_handle(), reinterpret_cast<sockaddr*>(&from), &size,
                                         SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor >= 0) {
            take(descriptor, peer_of(from));
            continue;
        }
        if (errno == EAGAIN || errno == EWOULDBLOCK) return true;
        if (errno != EMFILE && errno != ENFILE && errno != ENOBUFS && errno != ENOMEM)
            continue;  // that client has gone
        descriptors_short_.add();
        log::warn("No descriptor is free for a new connection; accepting pauses", {{"open", door_.inside()}});
        for (int refusals = 0; refusals < accepts_per_turn; ++refusals)
            if (!refuse_with_reserve()) break;
        return false;
    }
    return true;
}

void Listener::take(int number, std::string peer) {
    Descriptor descriptor{number};
    auto& home = *loops_[0];
    bool const counted = !home.proxies().trusts(peer);
    auto ticket = door_.try_enter(counted ? peer : std::string{});
    if (!ticket) {
        refused_.add();
        bool const full = door_.is_full();
        log::debug("Connection refused", {{"peer", peer}, {"open", door_.inside()}});
        if (full) turn_away(number, home, 503, "overloaded", "The server has as many connections as it can serve.");
        else turn_away(number, home, 429, "rate_limited", "There are too many connections from this address.");
        return;
    }
    accepted_.add();
    int const on = 1;
    ::setsockopt(number, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    auto& loop = *loops_[next_loop_++ % loops_.size()];
    asio::post(loop.context(), [&loop, descriptor = std::move(descriptor), ticket = std::move(*ticket),
                                peer = std::move(peer)]() mutable {
        Socket socket{loop.context()};
        Failure error;
        auto const number = descriptor.release();
        socket.assign(protocol_of(number), number, error);
        if (error) ::close(number);
        else begin_http(loop, std::move(socket), std::move(ticket), std::move(peer));
    });
}

// Gives up the spare descriptor for a moment, to tell one client why. False when nobody waits.
bool Listener::refuse_with_reserve() {
    if (reserve_ >= 0) ::close(reserve_);
    int const number = ::accept4(parts_->acceptor.native_handle(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (number >= 0) {
        refused_.add();
        turn_away(number, *loops_[0], 503, "overloaded", "The server has as many connections as it can serve.");
        ::close(number);
    }
    reserve_ = open_reserve();
    return number >= 0;
}

}  // namespace holdfast::net
