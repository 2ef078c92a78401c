#include "net/stream_line.hpp"

#include <exception>


#include <boost/asio/co_spawn.hpp>
#include <boost/asio/compose.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "net/dropped.hpp"
#include "net/frame_meter.hpp"
#include "net/handshake.hpp"
#include "net/linger.hpp"
#include "net/write_queue.hpp"

namespace holdfast::net {
namespace {

namespace beast = boost::beast;
namespace websocket = beast::websocket;
namespace http = beast::http;

constexpr int close_patience_ms = 5000;  // for the client to take what is queued
constexpr int reply_patience_ms = 2000;  // and then to answer the close frame
constexpr auto handshake_patience = std::chrono::seconds{10};
constexpr std::size_t idle_buffer_bytes_max = 4096;
constexpr std::size_t reason_bytes_max = 123;
constexpr int writes_per_flush = 4;
constexpr char close_byte = static_cast<char>(0x88);

class SocketLine;

struct Handshake {
    RequestHead head;
    std::string request_id;
};

// The layer below Beast. Reads come from the socket, past the meter; what Beast writes goes into the line's queue and
// counts as written, because the line alone writes to the socket.
class QueuedStream {
public:
    using executor_type = Executor;
    explicit QueuedStream(SocketLine& line) : line_{line} {}
    executor_type get_executor() const;

    template <class Buffers, class Token>
    auto async_read_some(Buffers const& buffers, Token&& token);
    template <class Buffers, class Token>
    auto async_write_some(Buffers const& buffers, Token&& token);

    SocketLine& line() { return line_; }

private:
    SocketLine& line_;
};

class SocketLine final : public StreamLine,
                         public OpenSocket,
                         public Flushable,
                         public std::enable_shared_from_this<SocketLine> {
public:
    explicit SocketLine(Loop& loop)
        : OpenSocket{loop}, socket_{loop.context()}, stream_{*this}, incoming_{loop.settings().frame_bytes_max + 1} {}
    ~SocketLine() override;

    void begin(StreamStart start) override;

    // Line
    void wake() override { mark(); }
    void close(CloseCode code, std::string_view reason) override;

    // OpenSocket, Flushable
    void expired() override { cut(); }
    void cut() override;
    void flush() override;

    // For QueuedStream
    Socket& socket() { return socket_; }
    template <class Buffers>
    std::size_t take_early(Buffers const& buffers);
    bool metered(std::string_view bytes);
    void written_by_beast(std::string_view bytes);

private:
    static Awaitable<> run(std::shared_ptr<SocketLine> self);
    Awaitable<bool> shake_hands();

    void mark();
    void opened();
    void message_arrived();
    void reading_ended();
    void add_close(std::string_view frame);
    bool write_once();
    void wait_until_writable();
    void finish();
    Outbox* outbox() { return session_ ? &session_->outbox() : nullptr; }
    Outbox* outbox_to_write() { return open_ ? outbox() : nullptr; }

    Socket socket_;
    Door::Ticket ticket_;
    std::unique_ptr<StreamSession> session_;
    websocket::stream<QueuedStream, false> stream_;
    beast::flat_buffer incoming_;  // a byte more than a message: when it is full, Beast reads not even an empty frame
    std::unique_ptr<Handshake> handshake_;
    std::string early_;
    FrameMeter meter_;
    WriteQueue queue_;
    bool open_ = false;  // 101 has been queued
    bool reading_ = false;
    bool marked_ = false;   // flush() will run at the end of this turn
    bool blocked_ = false;  // waiting until the socket takes more
    bool failed_ = false;   // no more can be read or written
};

// --- The layer below Beast

template <class Buffers>
struct ReadSome {
    SocketLine& line;
    Buffers buffers;
    bool begun = false;

    template <class Self>
    void operator()(Self& self, Failure error = {}, std::size_t size = 0) {
        if (!begun) {
            begun = true;
            auto const early = line.take_early(buffers);
            auto const into = buffers;  // self takes ours with it
            if (early == 0) return line.socket().async_read_some(into, std::move(self));
            auto const executor = line.socket().get_executor();
            return asio::post(executor, [self = std::move(self), early]() mutable { self(Failure{}, early); });
        }
        auto left = size;
        for (auto it = asio::buffer_sequence_begin(buffers); left > 0; ++it) {
            asio::mutable_buffer const piece = *it;
            std::string_view const bytes{static_cast<char const*>(piece.data()), std::min(left, piece.size())};
            if (!line.metered(bytes)) return self.complete(asio::error::operation_aborted, 0);
            left -= bytes.size();
        }
        self.complete(error, size);
    }
};

QueuedStream::executor_type QueuedStream::get_executor() const { return line_.socket().get_executor(); }

template <class Buffers, class Token>
auto QueuedStream::async_read_some(Buffers const& buffers, Token&& token) {
    return asio::async_compose<Token, void(Failure, std::size_t)>(ReadSome<Buffers>{line_, buffers}, token,
                                                                  line_.socket());
}

template <class Buffers, class Token>
auto QueuedStream::async_write_some(Buffers const& buffers, Token&& token) {
    auto const begin = [this](auto handler, auto const& bytes) {
        std::string frame(asio::buffer_size(bytes), '\0');
        asio::buffer_copy(asio::buffer(frame), bytes);
        line_.written_by_beast(frame);
        asio::post(get_executor(),
                   [handler = std::move(handler), size = frame.size()]() mutable { handler(Failure{}, size); });
    };
    return asio::async_initiate<Token, void(Failure, std::size_t)>(begin, token, buffers);
}

void beast_close_socket(QueuedStream& stream) { stream.line().cut(); }

// Nothing to tear down here: the line writes out what is queued and closes in its own time.
template <class Handler>
void async_teardown(beast::role_type, QueuedStream& stream, Handler&& handler) {
    asio::post(stream.get_executor(), [handler = std::forward<Handler>(handler)]() mutable { handler(Failure{}); });
}

// --- Life of a line

SocketLine::~SocketLine() {
    failed_ = true;
    finish();
}

void SocketLine::begin(StreamStart start) {
    socket_ = std::move(start.socket);
    ticket_ = std::move(start.ticket);
    session_ = std::move(start.session);
    early_ = std::move(start.early_bytes);
    handshake_ = std::make_unique<Handshake>(Handshake{std::move(start.head), std::move(start.request_id)});
    reading_ = true;
    Failure ignored;
    socket_.set_option(asio::socket_base::send_buffer_size{loop_.settings().send_buffer_bytes}, ignored);
    loop_.counters().streams_accepted.add();
    loop_.counters().streams_open.add();
    auto self = shared_from_this();
    asio::co_spawn(socket_.get_executor(), run(self), [self](std::exception_ptr broken) {
        if (broken) {
            log_dropped(broken, "A stream");
            self->cut();
        }
        self->reading_ended();
    });
}

Awaitable<> SocketLine::run(std::shared_ptr<SocketLine> self) {
    bool const shaken = co_await self->shake_hands();
    if (!shaken) co_return;
    self->opened();
    Failure error;
    auto token = asio::redirect_error(use_awaitable, error);
    for (;;) {
        co_await self->stream_.async_read(self->incoming_, token);
        if (error) co_return;
        self->message_arrived();
    }
}

// Beast answers the handshake, which both sides have accepted already, and takes the connection from there.
Awaitable<bool> SocketLine::shake_hands() {
    auto const handshake = std::move(handshake_);  // a long life lies ahead: it is not kept
    auto const& head = handshake->head;
    http::request<http::empty_body> request{http::verb::get, head.target, 11};
    request.set(http::field::host, head.field("host"));
    request.set(http::field::connection, "upgrade");
    request.set(http::field::upgrade, "websocket");
    request.set(http::field::sec_websocket_version, "13");
    request.set(http::field::sec_websocket_key, head.field("sec-websocket-key"));
    bool const named = offers_protocol(head);
    auto const decorate = [named, id = handshake->request_id](websocket::response_type& answer) {
        answer.set(http::field::server, "holdfast");  // else Beast names itself and its version
        answer.set("X-Request-Id", id);
        if (named) answer.set(http::field::sec_websocket_protocol, stream_protocol);
    };
    stream_.set_option(websocket::stream_base::decorator{decorate});
    stream_.set_option(websocket::stream_base::timeout{handshake_patience, websocket::stream_base::none(), false});
    stream_.auto_fragment(false);
    stream_.read_message_max(loop_.settings().frame_bytes_max);
    Failure error;
    auto token = asio::redirect_error(use_awaitable, error);
    co_await stream_.async_accept(request, token);
    stream_.set_option(websocket::stream_base::decorator{[](websocket::response_type&) {}});
    if (error) log::debug("Stream handshake failed", {{"request", handshake->request_id}, {"what", error.message()}});
    co_return !error;
}

void SocketLine::opened() {
    open_ = true;
    mark();  // what the session said while it was made
}

void SocketLine::message_arrived() {
    loop_.counters().stream_messages_in.add();
    if (!queue_.closing()) {
        if (stream_.got_binary()) close(CloseCode::unsupported, "text only");
        else session_->message({static_cast<char const*>(incoming_.data().data()), incoming_.size()});
    }
    incoming_.clear();
    if (incoming_.capacity() > idle_buffer_bytes_max) incoming_.shrink_to_fit();
}

void SocketLine::close(CloseCode code, std::string_view reason) {
    reason = reason.substr(0, reason_bytes_max);
    auto const number = static_cast<std::uint16_t>(code);
    std::string frame{close_byte, static_cast<char>(reason.size() + 2), static_cast<char>(number >> 8),
                      static_cast<char>(number)};
    frame += reason;
    add_close(frame);
}

// From here on the session hears nothing but ended(), and the client has some seconds to take what is queued.
void SocketLine::add_close(std::string_view frame) {
    if (queue_.closing()) return;
    queue_.add_close(frame, outbox());
    set_deadline_in(close_patience_ms);
    mark();
}

void SocketLine::written_by_beast(std::string_view bytes) {
    if (!open_) queue_.add_handshake(bytes);
    else if (bytes.starts_with(close_byte)) return add_close(bytes);
    else queue_.add(bytes);
    mark();
}

void SocketLine::mark() {
    if (marked_) return;
    marked_ = true;
    loop_.mark(shared_from_this());
}

// One gathered write for all that came up in this turn; a few when it is more than one write can carry.
void SocketLine::flush() {
    marked_ = false;
    if (blocked_ || failed_ || !session_) return;
    for (int writes = 0; writes < writes_per_flush && !queue_.empty(outbox_to_write()); ++writes)
        if (!write_once()) return;
    if (!queue_.empty(outbox_to_write())) mark();
    else if (queue_.closing() && !reading_) finish();
    else if (queue_.closing()) set_deadline_in(reply_patience_ms);
}

// False when there is nothing more to do for now.
bool SocketLine::write_once() {
    auto* const outbox = outbox_to_write();
    WriteQueue::Pieces pieces;
    auto const size = send_pieces(socket_.native_handle(), pieces, queue_.gather(pieces, outbox));
    loop_.counters().stream_writes.add();
    if (size < 0) {
        if (errno == EINTR) return true;
        if (errno == EAGAIN || errno == EWOULDBLOCK) wait_until_writable();
        else cut();
        return false;
    }
    loop_.counters().stream_bytes_out.add(static_cast<std::uint64_t>(size));
    bool const had_frames = outbox != nullptr && !outbox->empty();
    queue_.written(static_cast<std::size_t>(size), outbox);
    if (had_frames && outbox->empty() && !queue_.closing()) session_->drained();
    return true;
}

void SocketLine::wait_until_writable() {
    blocked_ = true;
    socket_.async_wait(Socket::wait_write, [self = shared_from_this()](Failure error) {
        self->blocked_ = false;
        if (!error) self->mark();
    });
}

template <class Buffers>
std::size_t SocketLine::take_early(Buffers const& buffers) {
    if (early_.empty()) return 0;
    auto const size = asio::buffer_copy(buffers, asio::buffer(early_));
    early_.erase(0, size);
    if (early_.empty()) early_.shrink_to_fit();
    return size;
}

// False when the client sends more than it may: it is told so, and nothing more is read for the session.
bool SocketLine::metered(std::string_view bytes) {
    switch (meter_.feed(bytes, loop_.wheel().now())) {
        case FrameMeter::Verdict::fine: return true;
        case FrameMeter::Verdict::too_many_fragments: close(CloseCode::too_big, "too many fragments"); return false;
        case FrameMeter::Verdict::too_fast: close(CloseCode::too_much, "too much at once"); return false;
    }
    return false;
}

// The client closed, vanished, or broke a rule that Beast or the meter has answered with a close frame.
void SocketLine::reading_ended() {
    reading_ = false;
    if (failed_ || !queue_.closing()) return finish();
    mark();
}

void SocketLine::cut() {
    failed_ = true;
    Failure ignored;
    socket_.close(ignored);
    if (!reading_) finish();
}

void SocketLine::finish() {
    auto const session = std::move(session_);
    clear_deadline();
    if (!session) return;
    loop_.counters().streams_open.remove();
    session->ended();
    if (!failed_) linger(loop_, std::move(socket_), std::move(ticket_));
}

}  // namespace

std::shared_ptr<StreamLine> make_stream_line(Loop& loop) { return std::make_shared<SocketLine>(loop); }

}  // namespace holdfast::net
