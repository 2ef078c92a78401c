// WebSockets over real sockets: handshakes (WSH), frames (WSF), and many deliveries with pings between them.
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/test_server.hpp"

namespace holdfast::net {
namespace {

using testing::HasSubstr;

int close_code_after(TestServer const& server, std::string_view bytes) {
    auto client = server.stream();
    client.send(bytes);
    for (;;) {
        auto const frame = read_frame(client);
        if (frame.first_byte < 0) return -1;
        if (!frame.is(Opcode::close)) continue;
        EXPECT_TRUE(client.is_closed_within(4000));
        return frame.close_code();
    }
}

TEST(Stream, OpensAndSpeaks) {
    TestServer const server;
    auto client = server.client();
    client.send(handshake_text("Sec-WebSocket-Protocol: holdfast.v1\r\n"));
    auto const answer = read_answer(client, false);
    EXPECT_EQ(answer.status, 101);
    EXPECT_EQ(answer.field("sec-websocket-accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    EXPECT_EQ(answer.field("sec-websocket-protocol"), "holdfast.v1");
    EXPECT_EQ(answer.field("x-request-id").size(), 16u);
    EXPECT_EQ(answer.field("server"), "holdfast");
    client.send(client_frame(Opcode::text, "hello"));
    EXPECT_EQ(read_frame(client).payload, "hello");
}

TEST(Stream, NamesNoProtocolWhenNoneWasOffered) {
    TestServer const server;
    auto client = server.client();
    client.send(handshake_text());
    EXPECT_EQ(read_answer(client, false).field("sec-websocket-protocol"), "-");
}

TEST(Stream, HearsWhatWasSentBehindTheHandshakeAndSaysWhatWasQueuedBeforeIt) {
    TestServer const server;
    auto client = server.client();
    client.send(handshake_text("X-Order: send 2 10\r\n") + client_frame(Opcode::text, "early") +
                client_frame(Opcode::text, "bird"));
    EXPECT_EQ(read_answer(client, false).status, 101);
    EXPECT_EQ(read_frame(client).payload, "xxxxxxxxxx");
    EXPECT_EQ(read_frame(client).payload, "xxxxxxxxxx");
    EXPECT_EQ(read_frame(client).payload, "early");
    EXPECT_EQ(read_frame(client).payload, "bird");
}

TEST(Stream, IsClosedByItsSessionBeforeItOpened) {
    TestServer const server;
    auto client = server.client();
    client.send(handshake_text("X-Order: close 4429\r\n"));
    EXPECT_EQ(read_answer(client, false).status, 101);
    EXPECT_EQ(read_frame(client).close_code(), 4429);
}

TEST(Stream, RefusesHandshakesThatBeastWouldTake) {
    TestServer const server;
    for (std::string_view const key : {"", "abcd", "dGhlIHNhbXBsZSBub25jZQ", "!!!!!!!!!!!!!!!!!!!!!!=="})
        EXPECT_EQ(server.ask(handshake_text("", key)).status, 400) << key;
    EXPECT_EQ(server.ask(handshake_text("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")).status, 400);
    EXPECT_EQ(server.ask(handshake_text("Host: again\r\n")).status, 400);
    auto old = handshake_text();
    old.replace(old.find("Version: 13"), 11, "Version: 12");
    auto const answer = server.ask(old);
    EXPECT_EQ(answer.status, 426);
    EXPECT_EQ(answer.field("sec-websocket-version"), "13");
    EXPECT_EQ(server.application.sessions, 0);
}

TEST(Stream, NeverReadsABodyAsFrames) {
    TestServer const server;
    auto client = server.client();
    auto const frame = client_frame(Opcode::text, "hello");
    client.send(handshake_text("Content-Length: " + std::to_string(frame.size()) + "\r\n") + frame);
    EXPECT_EQ(read_answer(client).status, 400);
    EXPECT_TRUE(client.is_closed_within(3000));
    auto post = handshake_text();
    post.replace(0, 3, "POST");
    EXPECT_EQ(server.ask(post).status, 405);
}

TEST(Stream, IsRefusedByTheApplicationInPlainHttp) {
    TestServer const server;
    auto client = server.client();
    client.send(handshake_text("Origin: https://evil.example\r\n"));
    auto const answer = read_answer(client);
    EXPECT_EQ(answer.status, 403);
    EXPECT_EQ(answer.body, "not from there");
    client.send(request_text("GET", "/echo"));
    EXPECT_EQ(read_answer(client).status, 200);
}

TEST(Stream, IsFoundAtOneAddressOnly) {
    TestServer const server;
    auto elsewhere = handshake_text();
    elsewhere.replace(elsewhere.find("/api/v1/stream"), 14, "/ws");
    EXPECT_THAT(server.ask(elsewhere).body, HasSubstr("GET /ws "));
    EXPECT_THAT(server.ask(request_text("GET", "/api/v1/stream")).body, HasSubstr("GET /api/v1/stream "));
}

TEST(Stream, DeclinesCompressionHoweverOftenItIsOffered) {
    TestServer const server;
    std::string offers = "Sec-WebSocket-Extensions: permessage-deflate";
    for (int i = 0; i < 199; ++i) offers += ", permessage-deflate; client_max_window_bits";
    auto client = server.client();
    client.send(handshake_text(offers + "\r\n"));
    auto const answer = read_answer(client, false);
    EXPECT_EQ(answer.status, 101);
    EXPECT_EQ(answer.field("sec-websocket-extensions"), "-");
}

TEST(Stream, ClosesOnWhatIsNotAllowed) {
    TestServer const server;
    EXPECT_EQ(close_code_after(server, client_frame(Opcode::binary, "bytes")), 1003);
    EXPECT_EQ(close_code_after(server, client_frame(Opcode::text, "\xFF\xFE")), 1007);
    EXPECT_EQ(close_code_after(server, client_frame(Opcode::text, "cut \xE2\x9A")), 1007);
    EXPECT_EQ(close_code_after(server, client_frame(Opcode::text, "hello", {.masked = false})), 1002);
    EXPECT_EQ(close_code_after(server, client_frame(Opcode::text, "hello", {.reserved_bits = 4})), 1002);
    EXPECT_EQ(close_code_after(server, client_frame(Opcode::reserved, "hello")), 1002);
    EXPECT_EQ(close_code_after(server, client_frame(Opcode::more, "hello")), 1002);
    EXPECT_EQ(close_code_after(server, client_frame(Opcode::ping, std::string(126, 'x'))), 1002);
    EXPECT_EQ(close_code_after(server, client_frame(Opcode::ping, "x", {.last = false})), 1002);
    EXPECT_EQ(server.application.messages, 0);
}

TEST(Stream, BoundsMessages) {
    ServerSettings settings;
    settings.frame_bytes_max = 10'000;
    TestServer const server{settings};
    {
        auto client = server.stream();
        client.send(client_frame(Opcode::text, std::string(10'000, 'x')));
        EXPECT_EQ(read_frame(client).payload.size(), 10'000u);
    }
    {
        auto client = server.stream();
        client.send(client_frame(Opcode::text, std::string(10'000, 'x'), {.last = false}) +
                    client_frame(Opcode::more, ""));
        EXPECT_EQ(read_frame(client).payload.size(), 10'000u);
    }
    auto const full = client_frame(Opcode::text, std::string(10'000, 'x'), {.last = false});
    EXPECT_EQ(close_code_after(server, full + client_frame(Opcode::more, "x")), 1009);
    EXPECT_EQ(close_code_after(server, client_frame(Opcode::text, std::string(10'001, 'x'))), 1009);
    EXPECT_EQ(close_code_after(server, client_frame(Opcode::text, "", {.claimed_size = 1ULL << 62})), 1009);
    auto fragments = client_frame(Opcode::text, "seven..", {.last = false});
    for (int i = 0; i < 9'999; ++i) fragments += client_frame(Opcode::more, "seven..", {.last = false});
    EXPECT_EQ(close_code_after(server, fragments), 1009);
    auto empty = client_frame(Opcode::text, "", {.last = false});
    for (int i = 0; i < 9'999; ++i) empty += client_frame(Opcode::more, "", {.last = false});
    EXPECT_EQ(close_code_after(server, empty), 1009);
}

TEST(Stream, JoinsFragmentsWithPingsBetweenThem) {
    TestServer const server;
    auto client = server.stream();
    client.send(client_frame(Opcode::text, "one ", {.last = false}) + client_frame(Opcode::ping, "a") +
                client_frame(Opcode::more, "two ", {.last = false}) + client_frame(Opcode::more, "three"));
    auto const pong = read_frame(client);
    EXPECT_TRUE(pong.is(Opcode::pong));
    EXPECT_EQ(pong.payload, "a");
    EXPECT_EQ(read_frame(client).payload, "one two three");
}

TEST(Stream, StopsFloods) {
    TestServer const server;
    std::string pings, messages;
    for (int i = 0; i < 5'000; ++i) pings += client_frame(Opcode::ping, "");
    for (int i = 0; i < 5'000; ++i) messages += client_frame(Opcode::text, "{}");
    EXPECT_EQ(close_code_after(server, pings), 4429);
    EXPECT_EQ(close_code_after(server, messages), 4429);
}

TEST(Stream, SaysGoodbyeToAClientThatDoes) {
    TestServer const server;
    auto client = server.stream();
    client.send(client_frame(Opcode::close, "\x03\xE8") + client_frame(Opcode::text, "after the end"));
    auto const frame = read_frame(client);
    EXPECT_EQ(frame.close_code(), 1000);
    EXPECT_TRUE(client.is_closed_within(3000));
    EXPECT_TRUE(TestServer::becomes([&] { return server.application.ended == 1; }));
    EXPECT_EQ(server.application.messages, 0);
}

TEST(Stream, WritesWhatIsQueuedBeforeItCloses) {
    TestServer const server;
    auto client = server.stream();
    client.send(client_frame(Opcode::text, "order send 300 1000") + client_frame(Opcode::text, "order close 4401"));
    for (int i = 0; i < 300; ++i) ASSERT_EQ(read_frame(client).payload.size(), 1000u) << i;
    auto const last = read_frame(client);
    EXPECT_EQ(last.close_code(), 4401);
    EXPECT_EQ(last.payload.substr(2), "as ordered");
    client.send(client_frame(Opcode::close, "\x11\x31"));
    EXPECT_TRUE(client.is_closed_within(1000));
}

TEST(Stream, EndsItsSessionHoweverItEnds) {
    TestServer const server;
    {
        auto silent = server.stream(), vanished = server.stream(), broken = server.stream(), closed = server.stream();
        vanished.vanish();
        broken.send(client_frame(Opcode::text, "order throw"));
        EXPECT_TRUE(broken.is_closed_within(3000));
        closed.send(client_frame(Opcode::text, "order close 4403"));  // and never answers the close frame
        EXPECT_TRUE(TestServer::becomes([&] { return server.application.ended == 3; }, 8000));
    }
    EXPECT_TRUE(TestServer::becomes([&] { return server.application.ended == 4; }));
    EXPECT_TRUE(TestServer::becomes([&] { return server.server.counters().connections_open == 0; }, 8000));
    EXPECT_EQ(server.server.counters().streams_open, 0u);
}

TEST(Stream, DeliversEverythingToEveryoneWithPingsBetween) {
    ServerSettings settings;
    settings.loops = 2;
    TestServer server{settings};
    constexpr int clients = 6, deliveries = 1000;
    std::vector<RawClient> readers;
    for (int i = 0; i < clients; ++i) readers.push_back(server.stream());
    std::thread writer{[&] {
        for (int n = 0; n < deliveries; ++n) {
            auto const frame =
                text_frame("event " + std::to_string(n) + ' ' + std::string(static_cast<std::size_t>(n % 500), 'e'));
            for (int loop = 0; loop < 2; ++loop)
                server.server.post(loop, [&server, loop, frame] { server.application.broadcast(loop, frame); });
        }
    }};
    for (auto& reader : readers)
        for (int i = 0; i < 100; ++i) reader.send(client_frame(Opcode::ping, std::to_string(i)));
    for (auto& reader : readers) {
        int next = 0, pongs = 0;
        while (next < deliveries || pongs < 100) {
            auto const frame = read_frame(reader);
            ASSERT_TRUE(frame.is(Opcode::text) || frame.is(Opcode::pong)) << frame.first_byte;
            if (frame.is(Opcode::pong)) {
                ASSERT_EQ(frame.payload, std::to_string(pongs++));
                continue;
            }
            ASSERT_EQ(frame.payload,
                      "event " + std::to_string(next) + ' ' + std::string(static_cast<std::size_t>(next % 500), 'e'));
            ++next;
        }
    }
    writer.join();
    auto const counters = server.server.counters();
    EXPECT_EQ(counters.streams_open, static_cast<std::uint64_t>(clients));
    EXPECT_LT(counters.stream_writes, static_cast<std::uint64_t>(clients * deliveries));
}

TEST(Stream, FillsTheOutboxOfASlowReaderAndTellsWhenItDrains) {
    ServerSettings settings;
    settings.send_buffer_bytes = 16 * 1024;
    TestServer const server{settings};
    auto slow = server.stream(4096), quick = server.stream();
    slow.send(client_frame(Opcode::text, "order push 10000 1000"));
    EXPECT_TRUE(TestServer::becomes([&] { return server.application.refused_pushes == 1; }));
    EXPECT_EQ(server.application.drained, 0);
    quick.send(client_frame(Opcode::text, "unharmed"));
    EXPECT_EQ(read_frame(quick).payload, "unharmed");

    int frames = 0;
    while (server.application.drained < 2) {  // the quick one's word, and the slow one's backlog
        auto const frame = read_frame(slow, 500);
        if (frame.first_byte < 0) break;
        ASSERT_EQ(frame.payload, std::string(1000, 'p'));
        ++frames;
    }
    EXPECT_GE(frames, 200);
    EXPECT_EQ(server.application.drained, 2);
}

TEST(Stream, CutsAClosedLineThatDoesNotRead) {
    ServerSettings settings;
    settings.send_buffer_bytes = 16 * 1024;
    TestServer const server{settings};
    auto slow = server.stream(4096);
    slow.send(client_frame(Opcode::text, "order push 10000 1000"));
    slow.send(client_frame(Opcode::text, "order close 4408"));
    EXPECT_TRUE(TestServer::becomes([&] { return server.application.ended == 1; }, 8000));
}

}  // namespace
}  // namespace holdfast::net
