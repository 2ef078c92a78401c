#include "net/test_server.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include <poll.h>

#include <gtest/gtest.h>

namespace holdfast::net {
namespace {

std::size_t number_after(std::string_view text, std::string_view prefix) {
    std::size_t value = 0;
    text.remove_prefix(prefix.size());
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Response text_answer(std::string body) {
    Response answer;
    answer.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
    answer.body = std::move(body);
    return answer;
}

std::string told(Request const& request) {
    auto text = request.method + ' ' + request.path + " ?" + request.query + " from " + request.peer + "\n";
    for (auto const& [name, value] : request.headers) text += name + "=" + value + "\n";
    return text + "\n" + request.body;
}

}  // namespace

EchoSession::EchoSession(EchoApplication& application, Line& line, int loop)
    : application_{application}, line_{line}, loop_{loop} {
    application_.open_[loop_].push_back(this);
    ++application_.sessions;
}

EchoSession::~EchoSession() { EXPECT_TRUE(ended_); }

void EchoSession::message(std::string_view text) {
    EXPECT_FALSE(ended_);
    ++application_.messages;
    if (text.starts_with("order ")) obey(text.substr(6));
    else send(text);
}

void EchoSession::obey(std::string_view order) {
    auto const second = order.substr(order.rfind(' ') + 1);
    if (order.starts_with("close "))
        return line_.close(static_cast<CloseCode>(number_after(order, "close ")), "as ordered");
    if (order.starts_with("throw")) throw std::runtime_error{"as ordered"};
    auto const count = number_after(order, "send "), size = number_after(second, "");
    if (order.starts_with("send ")) {
        for (std::size_t i = 0; i < count; ++i) send(std::string(size, 'x'));
        return;
    }
    auto const frame = text_frame(std::string(size, 'p'));
    for (std::size_t i = 0; i < count; ++i) {
        if (outbox_.push(frame)) continue;
        ++application_.refused_pushes;
        break;
    }
    line_.wake();
}

void EchoSession::send(std::string_view text) { send(text_frame(text)); }

void EchoSession::send(SharedFrame const& frame) {
    if (!outbox_.push_answer(frame)) return line_.close(CloseCode::too_slow, "too slow");
    line_.wake();
}

void EchoSession::drained() {
    EXPECT_FALSE(ended_);
    ++application_.drained;
}

void EchoSession::ended() {
    EXPECT_FALSE(ended_);
    ended_ = true;
    std::erase(application_.open_[loop_], this);
    --application_.sessions;
    ++application_.ended;
}

void EchoApplication::handle(Request request, Respond respond) {
    auto const& path = request.path;
    if (path.starts_with("/json/")) {
        Response answer;
        answer.headers = {{"Content-Type", "application/json"}};
        answer.body = "{\"a\":\"" + std::string(number_after(path, "/json/"), 'j') + "\"}";
        return respond(std::move(answer));
    }
    if (path.starts_with("/bytes/")) return respond(text_answer(std::string(number_after(path, "/bytes/"), 'b')));
    if (path == "/later") return later_[request.loop].push_back(std::move(respond));
    if (path == "/never") return;
    if (path == "/throw") throw std::runtime_error{"as ordered"};
    if (path == "/lines") {
        auto answer = text_answer("");
        answer.headers.emplace_back("X-Said", "one\r\nX-Injected: two");
        return respond(std::move(answer));
    }
    respond(text_answer(told(request)));
}

std::unique_ptr<StreamSession> EchoApplication::open_stream(Request const& request, Line& line, Response& refusal) {
    if (request.header("origin") == "https://evil.example") {
        refusal = text_answer("not from there");
        refusal.status = 403;
        return nullptr;
    }
    auto session = std::make_unique<EchoSession>(*this, line, request.loop);
    if (!request.header("x-order").empty()) session->message("order " + std::string{request.header("x-order")});
    return session;
}

void EchoApplication::tick(int loop) {
    for (auto& respond : std::exchange(later_[loop], {})) respond(text_answer("later"));
}

void EchoApplication::broadcast(int loop, SharedFrame const& frame) {
    for (auto* session : open_[loop]) session->send(frame);
}

TestServer::TestServer(ServerSettings settings)
    : server{[&] {
                 settings.listen = "127.0.0.1:0";
                 settings.connections_max = std::min<std::size_t>(settings.connections_max, 1000);
                 return settings;
             }(),
             system_clock(), system_random()} {
    crypto_start();
    auto const listening = server.listen();
    if (!listening) throw std::runtime_error{listening.error().detail};
    server.start(application);
}

TestServer::~TestServer() {
    server.stop(200);
    EXPECT_EQ(application.sessions, 0);
}

RawClient TestServer::stream(int receive_buffer_bytes) const {
    RawClient client{port(), receive_buffer_bytes};
    client.send(handshake_text());
    EXPECT_EQ(read_answer(client, false).status, 101);
    return client;
}

Answer TestServer::ask(std::string_view request_bytes) const {
    auto client = this->client();
    client.send(request_bytes);
    return read_answer(client);
}

bool TestServer::becomes(std::function<bool()> const& so, int patience_ms) {
    for (int waited = 0; waited < patience_ms; waited += 10) {
        if (so()) return true;
        ::poll(nullptr, 0, 10);
    }
    return so();
}

}  // namespace holdfast::net
