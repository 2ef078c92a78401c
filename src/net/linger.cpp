#include "net/linger.hpp"

#include <array>
#include <memory>

namespace holdfast::net {
namespace {

constexpr int patience_ms = 2000;
constexpr std::size_t thrown_away_max = 256 * 1024;

class Lingering final : public OpenSocket, public std::enable_shared_from_this<Lingering> {
public:
    Lingering(Loop& loop, Socket socket, Door::Ticket ticket)
        : OpenSocket{loop}, socket_{std::move(socket)}, ticket_{std::move(ticket)} {}

    void begin() {
        Failure error;
        socket_.shutdown(Socket::shutdown_send, error);
        if (error) return;
        set_deadline_in(patience_ms);
        throw_away();
    }

    void expired() override { cut(); }
    void cut() override {
        Failure ignored;
        socket_.close(ignored);
    }

private:
    void throw_away() {
        socket_.async_read_some(asio::buffer(bytes_), [self = shared_from_this()](Failure error, std::size_t size) {
            self->thrown_away_ += size;
            if (!error && self->thrown_away_ < thrown_away_max) self->throw_away();
        });
    }

    Socket socket_;
    Door::Ticket ticket_;
    std::size_t thrown_away_ = 0;
    std::array<char, 4096> bytes_;
};

}  // namespace

void linger(Loop& loop, Socket socket, Door::Ticket ticket) {
    std::make_shared<Lingering>(loop, std::move(socket), std::move(ticket))->begin();
}

}  // namespace holdfast::net
