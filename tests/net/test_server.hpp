// A server with a small application behind it, on a free port of this machine.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "holdfast/hub/frame.hpp"
#include "holdfast/net/server.hpp"
#include "net/raw_client.hpp"

namespace holdfast::net {

class EchoApplication;

// Says what it hears: a text comes back as it came. Some texts are orders:
//     close CODE    send COUNT SIZE    push COUNT SIZE (until the outbox is full)    throw
class EchoSession final : public StreamSession {
public:
    EchoSession(EchoApplication& application, Line& line, int loop);
    ~EchoSession() override;

    Outbox& outbox() override { return outbox_; }
    void message(std::string_view text) override;
    void drained() override;
    void ended() override;
    void send(std::string_view text);
    void send(SharedFrame const& frame);

private:
    void obey(std::string_view order);

    EchoApplication& application_;
    Line& line_;
    int const loop_;
    Outbox outbox_{256 * 1024};
    bool ended_ = false;
};

class EchoApplication final : public Application {
public:
    // /echo tells the request; /json/SIZE, /bytes/SIZE, /later, /never, /throw, /lines as named.
    void handle(Request request, Respond respond) override;
    // Refuses Origin: https://evil.example with 403. X-Order: an order the session obeys before it is accepted.
    std::unique_ptr<StreamSession> open_stream(Request const& request, Line& line, Response& refusal) override;
    void tick(int loop) override;
    void turn_ended(int) override { ++turns; }

    void broadcast(int loop, SharedFrame const& frame);

    std::atomic<int> sessions{0}, ended{0}, drained{0}, refused_pushes{0}, turns{0}, messages{0};

private:
    friend EchoSession;
    static constexpr int loops_max = 8;
    std::vector<EchoSession*> open_[loops_max];
    std::vector<Respond> later_[loops_max];
};

// Started by its constructor and stopped by its destructor.
class TestServer {
public:
    explicit TestServer(ServerSettings settings = {});
    ~TestServer();

    int port() const { return server.port(); }
    RawClient client() const { return RawClient{port()}; }
    // A client whose handshake was accepted.
    RawClient stream(int receive_buffer_bytes = 0) const;
    Answer ask(std::string_view request_bytes) const;
    // Waits until something becomes so.
    static bool becomes(std::function<bool()> const& so, int patience_ms = 5000);

    EchoApplication application;
    Server server;
};

}  // namespace holdfast::net
