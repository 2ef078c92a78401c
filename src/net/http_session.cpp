#include "net/http_session.hpp"

#include <array>
#include <exception>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/write.hpp>

#include "net/answer.hpp"
#include "net/body_share.hpp"
#include "net/dropped.hpp"
#include "net/file_slice.hpp"
#include "net/handshake.hpp"
#include "net/linger.hpp"
#include "net/pending_answer.hpp"
#include "net/request_body.hpp"
#include "net/request_head.hpp"
#include "net/stream_line.hpp"
#include "net/target.hpp"

namespace holdfast::net {
namespace {

constexpr std::size_t head_read_bytes = 4 * 1024, body_read_bytes = 32 * 1024;
constexpr std::size_t body_progress_bytes = 64 * 1024;
constexpr std::size_t write_slice_bytes = 256 * 1024;  // each has a deadline of its own
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n", nothing;
constexpr Refusal too_slow{408, "too_slow", "The request did not arrive in time."};
constexpr Refusal no_such_path{404, "not_found", "There is nothing at this address.", true};
constexpr Refusal too_large{413, "too_large", "The body of this request is larger than this server takes."};
constexpr Refusal bad_body{400, "bad_body", "The body of this request is malformed."};
constexpr Refusal overloaded{503, "overloaded", "The server is busy. Try again in a moment."};

// What a proxy says about its client. From anyone else it is taken out, so that nobody further on believes it by mistake.
bool is_forwarding(std::string_view name) {
    return name == "forwarded" || name == "x-real-ip" || name.starts_with("x-forwarded-");
}

// One request on its way to its answer.
struct Exchange {
    RequestHead head;
    std::string id, path, query, body;
};

enum class After { next, linger, gone };  // gone: lost, or handed over to a WebSocket

class HttpSession final : public OpenSocket {
public:
    HttpSession(Loop& loop, Socket socket, Door::Ticket ticket, std::string peer)
        : OpenSocket{loop}, socket_{std::move(socket)}, ticket_{std::move(ticket)}, peer_{std::move(peer)} {}

    static Awaitable<> run(std::shared_ptr<HttpSession> self);

    void expired() override;
    void cut() override;
    void drain() override;

private:
    Awaitable<bool> first_byte();
    Awaitable<After> serve();
    Awaitable<std::optional<Refusal>> read_request(Exchange& exchange);
    Awaitable<std::optional<Refusal>> read_head(Exchange& exchange);
    Awaitable<std::optional<Refusal>> read_body(Exchange& exchange);
    Awaitable<After> ask(Exchange& exchange);
    Awaitable<After> upgrade(Exchange& exchange);
    Awaitable<After> refuse(Exchange const& exchange, Refusal const& refusal);
    Awaitable<After> send(Exchange const& exchange, Response& answer, bool closes);
    Awaitable<bool> read_more(std::size_t most);
    Awaitable<bool> write(std::string_view head, std::string_view body);
    Awaitable<bool> write_file(OpenFile file, std::int64_t from, std::int64_t bytes);

    Request request_of(Exchange& exchange) const;
    void hand_over(Request request, std::string const& id);
    std::unique_ptr<StreamSession> open_stream(Request const& request, Line& line, Response& refusal);

    Socket socket_;
    Door::Ticket ticket_;
    std::string const peer_;
    std::string in_;  // bytes that have come and belong to nothing yet
    std::shared_ptr<PendingAnswer> pending_;
    bool first_ = true, idle_ = false, timed_out_ = false, lost_ = false;
};

Awaitable<> HttpSession::run(std::shared_ptr<HttpSession> self) {
    for (;;) {
        bool const arrived = co_await self->first_byte();
        if (!arrived) co_return;
        After const after = co_await self->serve();
        if (after == After::linger) linger(self->loop_, std::move(self->socket_), std::move(self->ticket_));
        if (after != After::next) co_return;
        self->first_ = false;
        if (self->in_.empty()) std::string{}.swap(self->in_);  // an idle connection holds no buffer
    }
}

void HttpSession::expired() {
    timed_out_ = true;
    Failure ignored;
    socket_.cancel(ignored);
}

void HttpSession::cut() {
    Failure ignored;
    socket_.close(ignored);
    if (pending_) pending_->give({});
}

void HttpSession::drain() {
    Failure error;
    if (idle_ && socket_.available(error) == 0) cut();
}

// Waits without a buffer: most connections are idle most of the time.
Awaitable<bool> HttpSession::first_byte() {
    auto const& settings = loop_.settings();
    if (!in_.empty()) co_return true;
    if (loop_.draining() && !first_) co_return false;
    set_deadline_in(first_ ? settings.header_timeout_ms : settings.idle_timeout_ms);
    idle_ = true;
    timed_out_ = false;
    Failure error;
    auto token = asio::redirect_error(use_awaitable, error);
    co_await socket_.async_wait(Socket::wait_read, token);
    idle_ = false;
    co_return !error;
}

Awaitable<After> HttpSession::serve() {
    Exchange exchange;
    exchange.id = loop_.next_request_id();
    std::optional<Refusal> const refusal = co_await read_request(exchange);
    clear_deadline();
    if (lost_) co_return After::gone;
    if (refusal) {
        After const after = co_await refuse(exchange, *refusal);
        co_return after;
    }
    if (asks_for_stream(exchange.head, exchange.path)) {
        After const after = co_await upgrade(exchange);
        co_return after;
    }
    After const after = co_await ask(exchange);
    co_return after;
}

// A WebSocket handshake is left before its body, which may not be: what follows is not ours to read.
Awaitable<std::optional<Refusal>> HttpSession::read_request(Exchange& exchange) {
    std::optional<Refusal> const bad_head = co_await read_head(exchange);
    if (bad_head || !exchange.head.has_body() || asks_for_stream(exchange.head, exchange.path)) co_return bad_head;
    std::optional<Refusal> const bad_body = co_await read_body(exchange);
    co_return bad_body;
}

Awaitable<std::optional<Refusal>> HttpSession::read_head(Exchange& exchange) {
    if (!first_) set_deadline_in(loop_.settings().header_timeout_ms);  // the first has run since the accept
    std::size_t scanned = 0;
    HeadEnd end;
    for (;;) {
        if (in_.starts_with("\r\n")) in_.erase(0, 2);  // old clients end a body with one (RFC 9112, 2.2)
        if (in_ != "\r") end = find_head_end(in_, scanned);
        if (end.refusal) co_return end.refusal;
        if (end.size > 0) break;
        bool const more = co_await read_more(head_read_bytes);
        if (!more) co_return too_slow;
    }
    auto const refusal = parse_head(std::string_view{in_}.substr(0, end.size), exchange.head);
    in_.erase(0, end.size);
    if (refusal) co_return refusal;
    auto const& target = exchange.head.target;
    auto const question_mark = target.find('?');
    exchange.path = decode_path(std::string_view{target}.substr(0, question_mark)).value_or("");
    if (question_mark != target.npos) exchange.query = target.substr(question_mark + 1);
    co_return std::nullopt;
}

Awaitable<std::optional<Refusal>> HttpSession::read_body(Exchange& exchange) {
    auto const of_route = loop_.application().body_bytes_max(exchange.head.method, exchange.path);
    auto const most = of_route > 0 ? of_route : loop_.settings().body_bytes_max;
    auto reader =
        exchange.head.chunked ? BodyReader::of_chunks(most) : BodyReader::of_length(exchange.head.content_length, most);
    BodyShare share{loop_};
    set_deadline_in(loop_.settings().body_timeout_ms);
    if (exchange.head.expects_continue && in_.empty() && reader.state() == BodyReader::State::reading) {
        bool const sent = co_await write(go_on, nothing);
        if (!sent) co_return too_slow;
    }
    for (std::size_t before = 0;;) {
        if (!take_body(reader, in_)) co_return overloaded;
        if (reader.state() != BodyReader::State::reading) break;
        // A long body over a thin line: as long as it moves, it has time.
        if (of_route > 0 && reader.body().size() >= before + body_progress_bytes) {
            before = reader.body().size();
            set_deadline_in(loop_.settings().body_timeout_ms);
        }
        if (!share.grow_to(reader.body().size())) co_return overloaded;
        bool const more = co_await read_more(body_read_bytes);
        if (!more) co_return too_slow;
    }
    if (reader.state() == BodyReader::State::too_large) co_return too_large;
    if (reader.state() == BodyReader::State::malformed) co_return bad_body;
    exchange.body = std::move(reader.body());
    co_return std::nullopt;
}

Awaitable<After> HttpSession::ask(Exchange& exchange) {
    if (exchange.path.empty()) {
        After const after = co_await refuse(exchange, no_such_path);
        co_return after;
    }
    pending_ = std::make_shared<PendingAnswer>();
    auto const pending = pending_;
    hand_over(request_of(exchange), exchange.id);
    Failure error;
    auto token = asio::redirect_error(use_awaitable, error);
    auto const executor = socket_.get_executor();
    co_await pending->async_wait(executor, token);
    pending_.reset();
    auto answer = pending->take();
    bool const closes = exchange.head.wants_close || loop_.draining();
    After const after = co_await send(exchange, answer, closes);
    co_return after;
}

Awaitable<After> HttpSession::upgrade(Exchange& exchange) {
    auto const malformed = check_handshake(exchange.head);
    if (malformed) {
        loop_.counters().handshakes_refused.add();
        After const after = co_await refuse(exchange, *malformed);
        co_return after;
    }
    auto const line = make_stream_line(loop_);
    Response refusal;
    auto session = open_stream(request_of(exchange), *line, refusal);
    if (!session) {
        loop_.counters().handshakes_refused.add();
        log::debug("Stream refused", {{"request", exchange.id}, {"peer", peer_}, {"status", refusal.status}});
        After const after = co_await send(exchange, refusal, exchange.head.wants_close);
        co_return after;
    }
    std::string early{in_};  // a copy, because an empty buffer still holds its memory
    StreamStart start{std::move(socket_),     std::move(ticket_), std::move(exchange.head),
                      std::move(exchange.id), std::move(early),   std::move(session)};
    line->begin(std::move(start));
    co_return After::gone;
}

Awaitable<After> HttpSession::refuse(Exchange const& exchange, Refusal const& refusal) {
    loop_.counters().requests_refused.add();
    log::debug("Request refused",
               {{"request", exchange.id}, {"peer", peer_}, {"status", refusal.status}, {"code", refusal.code}});
    auto answer = problem_answer(refusal, exchange.id);
    if (refusal.status == 503) answer.headers.emplace_back("Retry-After", "1");
    if (asks_for_stream(exchange.head, exchange.path)) add_handshake_fields(answer);
    bool const closes = !refusal.keeps_connection || exchange.head.wants_close || loop_.draining();
    After const after = co_await send(exchange, answer, closes);
    co_return after;
}

Awaitable<After> HttpSession::send(Exchange const& exchange, Response& answer, bool closes) {
    AnswerContext const context{exchange.id, exchange.head.field("accept-encoding"), loop_.clock().now(),
                                exchange.head.method == "HEAD", closes};
    compress(answer, context);
    auto const head = head_of(answer, context);
    auto const body = body_of(answer, context);
    bool const sent = co_await write(head, body);
    if (sent && answer.file && !context.head_only) {
        bool const whole = co_await write_file(answer.file, answer.file_from, answer.file_bytes);
        if (!whole) lost_ = true;
    }
    clear_deadline();
    if (!sent || lost_) co_return After::gone;
    co_return closes ? After::linger : After::next;
}

// In slices, each with its own deadline: a slow reader may take long, a stalled one may not.
Awaitable<bool> HttpSession::write(std::string_view head, std::string_view body) {
    for (;;) {
        auto const slice = body.substr(0, write_slice_bytes);
        body.remove_prefix(slice.size());
        std::array const buffers{asio::buffer(head), asio::buffer(slice)};
        head = {};
        set_deadline_in(loop_.settings().idle_timeout_ms);
        Failure error;
        auto token = asio::redirect_error(use_awaitable, error);
        co_await asio::async_write(socket_, buffers, token);
        if (error) co_return false;
        if (body.empty()) co_return true;
    }
}

Awaitable<bool> HttpSession::write_file(OpenFile file, std::int64_t from, std::int64_t bytes) {
    while (bytes > 0) {
        set_deadline_in(loop_.settings().idle_timeout_ms);
        std::int64_t const sent = co_await send_slice(socket_, *file, from, bytes);
        if (sent < 0) co_return false;
        from += sent;
        bytes -= sent;
    }
    co_return true;
}

// False when the client is gone (lost_) or too slow.
Awaitable<bool> HttpSession::read_more(std::size_t most) {
    if (timed_out_) co_return false;  // between two reads
    auto const had = in_.size();
    in_.resize(had + most);
    auto const space = asio::buffer(in_.data() + had, most);
    Failure error;
    auto token = asio::redirect_error(use_awaitable, error);
    std::size_t const size = co_await socket_.async_read_some(space, token);
    in_.resize(had + size);
    lost_ = error && !timed_out_;
    co_return !error;
}

Request HttpSession::request_of(Exchange& exchange) const {
    auto const& proxies = loop_.proxies();
    bool const believed = proxies.trusts(peer_);
    Request request;
    request.loop = loop_.index();
    request.method = exchange.head.method;
    request.path = exchange.path;
    request.query = std::move(exchange.query);
    request.body = std::move(exchange.body);
    request.id = exchange.id;
    request.headers = exchange.head.fields;
    if (!believed) {
        std::erase_if(request.headers, [](auto const& field) { return is_forwarding(field.first); });
        request.peer = peer_;
        return request;
    }
    std::vector<std::string_view> forwarded;
    for (auto const& [name, value] : exchange.head.fields)
        if (name == "x-forwarded-for") forwarded.push_back(value);
    request.peer = proxies.client(peer_, forwarded);
    return request;
}

// An exception is a broken machine; it costs this request and not the process.
void HttpSession::hand_over(Request request, std::string const& id) {
    loop_.counters().requests.add();
    auto respond = respond_to(loop_, pending_, id);
    try {
        loop_.application().handle(std::move(request), respond);
    } catch (std::bad_alloc const&) {
        log::error(no_memory);
        auto answer = problem_answer(overloaded, id);
        answer.headers.emplace_back("Retry-After", "1");
        respond(std::move(answer));
    } catch (std::exception const& broken) {
        log::error("Request failed", {{"request", id}, {"what", broken.what()}});
        respond(problem_answer(500, "internal", "The server could not answer this request.", id));
    }
}

std::unique_ptr<StreamSession> HttpSession::open_stream(Request const& request, Line& line, Response& refusal) {
    try {
        return loop_.application().open_stream(request, line, refusal);
    } catch (std::exception const& broken) {
        log::error("Stream failed to open", {{"request", request.id}, {"what", broken.what()}});
        refusal = problem_answer(500, "internal", "The server could not open this stream.", request.id);
        return nullptr;
    }
}

}  // namespace

void begin_http(Loop& loop, Socket socket, Door::Ticket ticket, std::string peer) {
    auto session = std::make_shared<HttpSession>(loop, std::move(socket), std::move(ticket), std::move(peer));
    asio::co_spawn(loop.context().get_executor(), HttpSession::run(std::move(session)), [](std::exception_ptr broken) {
        if (broken) log_dropped(broken, "A connection");
    });
}

}  // namespace holdfast::net
