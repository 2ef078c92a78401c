// Bytes that are nearly right: whatever is changed in them, nothing breaks and nothing is read beyond its bounds.
#include <random>

#include <gtest/gtest.h>

#include "net/request_body.hpp"
#include "net/request_head.hpp"
#include "net/target.hpp"
#include "net/test_server.hpp"

namespace holdfast::net {
namespace {

class Mutator {
public:
    std::string changed(std::string bytes) {
        auto const changes = 1 + number(4);
        for (std::size_t i = 0; i < changes; ++i) {
            auto const at = number(bytes.size() + 1);
            switch (number(4)) {
                case 0: bytes.insert(at, 1, static_cast<char>(number(256))); break;
                case 1: bytes.erase(at, 1 + number(8)); break;
                case 2: bytes.insert(at, bytes.substr(number(bytes.size() + 1), number(40))); break;
                default:
                    if (at < bytes.size()) bytes[at] = marks[number(marks.size())];
            }
        }
        return bytes;
    }
    std::size_t number(std::size_t below) { return std::uniform_int_distribution<std::size_t>{0, below - 1}(source_); }

private:
    static constexpr std::string_view marks{"\0\r\n\t :;,/%.0aA\x7F\x80\xFF", 17};
    std::mt19937 source_{20260914};
};

TEST(Mutations, OfAHeadAreReadWholeOrRefused) {
    Mutator mutator;
    auto const good = request_text(
        "POST", "/a%20b/..c?d=e",
        "Content-Type: application/json\r\nConnection: keep-alive\r\nExpect: 100-continue\r\n", "0123456789");
    int read = 0, refused = 0;
    for (int round = 0; round < 50'000; ++round) {
        auto const bytes = mutator.changed(good);
        std::size_t scanned = 0;
        auto const end = find_head_end(bytes, scanned);
        RequestHead head;
        if (end.refusal || end.size == 0 || parse_head(std::string_view{bytes}.substr(0, end.size), head)) {
            ++refused;
            continue;
        }
        ++read;
        ASSERT_LE(head.count("host"), 1u);
        ASSERT_LE(head.count("content-length") + head.count("transfer-encoding"), 1u);
        for (auto const& [name, value] : head.fields)
            ASSERT_EQ((name + value).find_first_of(std::string_view{"\0\r\n", 3}), std::string::npos);
        auto const path = decode_path(std::string_view{head.target}.substr(0, head.target.find('?')));
        ASSERT_TRUE(!path || is_utf8(*path));
    }
    EXPECT_GT(read, 1000);
    EXPECT_GT(refused, 1000);
}

TEST(Mutations, OfChunksGiveTheSameHoweverTheyAreCut) {
    Mutator mutator;
    std::string const good = "5;x=y\r\nhello\r\n1a\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\nT: t\r\n\r\n";
    for (int round = 0; round < 20'000; ++round) {
        auto const bytes = mutator.changed(good);
        auto whole = BodyReader::of_chunks(60), cut = BodyReader::of_chunks(60);
        auto const taken = whole.feed(bytes);
        std::size_t taken_in_parts = 0;
        while (taken_in_parts < bytes.size() && cut.state() == BodyReader::State::reading)
            taken_in_parts += cut.feed(std::string_view{bytes}.substr(taken_in_parts, 1 + mutator.number(7)));
        ASSERT_EQ(whole.state(), cut.state()) << bytes;
        if (whole.state() != BodyReader::State::done) continue;
        ASSERT_EQ(whole.body(), cut.body());
        ASSERT_EQ(taken, taken_in_parts);
        ASSERT_LE(whole.body().size(), 60u);
    }
}

TEST(Mutations, OfRequestsAndFramesLeaveTheServerStanding) {
    Mutator mutator;
    TestServer const server;
    std::string frames;
    for (auto const opcode : {Opcode::text, Opcode::ping, Opcode::text})
        frames += client_frame(opcode, std::string(100, 'x'));
    frames += client_frame(Opcode::text, "one", {.last = false}) + client_frame(Opcode::pong, "") +
              client_frame(Opcode::more, std::string(70'000, 'y')) + client_frame(Opcode::close, "\x03\xE8 bye");
    auto const chunked = request_text("POST", "/echo?a", "Transfer-Encoding: chunked\r\n") + "5\r\nhello\r\n0\r\n\r\n";
    for (int round = 0; round < 150; ++round) {
        auto requests = server.client(), handshakes = server.client();
        auto stream = server.stream();
        requests.send(mutator.changed(chunked + request_text("GET", "/b")));
        handshakes.send(mutator.changed(handshake_text("Sec-WebSocket-Protocol: holdfast.v1\r\n")));
        stream.send(mutator.changed(frames));
        for (auto* client : {&requests, &handshakes, &stream}) client->half_close();
        auto const answers = requests.read_to_end();
        EXPECT_EQ(answers.find("HTTP/1.1 500"), std::string::npos) << answers;
        handshakes.read_to_end();
        stream.read_to_end();
    }
    EXPECT_EQ(server.ask(request_text("GET", "/echo")).status, 200);
    EXPECT_TRUE(TestServer::becomes([&] { return server.server.counters().connections_open <= 1; }));
}

}  // namespace
}  // namespace holdfast::net
