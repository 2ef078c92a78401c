// HTTP/1.1 over real sockets: what strangers send, and what they get (docs: HTTP-01 to HTTP-10).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/test_server.hpp"

namespace holdfast::net {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Http, TellsTheApplicationWhatWasAsked) {
    TestServer const server;
    auto const answer = server.ask(request_text("POST", "/echo/a%20b?c=d%20e", "X-Note: n\r\n", "hello"));
    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(answer.body, HasSubstr("POST /echo/a b ?c=d%20e from 127.0.0.1\n"));
    EXPECT_THAT(answer.body, HasSubstr("x-note=n\n"));
    EXPECT_THAT(answer.body, testing::EndsWith("\n\nhello"));
    EXPECT_THAT(answer.field("x-request-id"), testing::MatchesRegex("[0-9a-f]+"));
    EXPECT_EQ(answer.field("x-request-id").size(), 16u);
    EXPECT_NE(answer.field("date"), "-");
}

TEST(Http, KeepsTheConnectionAndAnswersInOrder) {
    TestServer const server;
    auto client = server.client();
    client.send(request_text("GET", "/later") + request_text("GET", "/second") +
                request_text("POST", "/third", "", "body") + request_text("GET", "/fourth", "Connection: close\r\n"));
    EXPECT_EQ(read_answer(client).body, "later");
    EXPECT_THAT(read_answer(client).body, HasSubstr("GET /second "));
    EXPECT_THAT(read_answer(client).body, HasSubstr("POST /third "));
    auto const last = read_answer(client);
    EXPECT_THAT(last.body, HasSubstr("GET /fourth "));
    EXPECT_EQ(last.field("connection"), "close");
    EXPECT_TRUE(client.is_closed_within(1000));
}

TEST(Http, ReadsARequestThatComesByteByByte) {
    TestServer const server;
    auto client = server.client();
    for (char const c : request_text("POST", "/echo", "", "drop by drop")) client.send({&c, 1});
    EXPECT_THAT(read_answer(client).body, testing::EndsWith("drop by drop"));
}

TEST(Http, SkipsTheEmptyLineThatOldClientsPutBehindABody) {
    TestServer const server;
    auto client = server.client();
    client.send(request_text("POST", "/echo", "", "body") + "\r");
    EXPECT_EQ(read_answer(client).status, 200);
    client.send("\n" + request_text("GET", "/next"));
    EXPECT_THAT(read_answer(client).body, HasSubstr("GET /next "));
}

TEST(Http, JoinsChunkedBodies) {
    TestServer const server;
    auto client = server.client();
    client.send(request_text("POST", "/echo", "Transfer-Encoding: chunked\r\n") +
                "5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nT: t\r\n\r\n" + request_text("GET", "/next"));
    EXPECT_THAT(read_answer(client).body, testing::EndsWith("hello world"));
    EXPECT_THAT(read_answer(client).body, HasSubstr("GET /next "));
}

TEST(Http, RefusesWhatCouldBeReadInTwoWaysAndCloses) {
    TestServer const server;
    for (std::string const lines :
         {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Content-Length: 5\r\nContent-Length: 6\r\n",
          "Content-Length: +5\r\n", "Content-Length: 5,5\r\n", "Transfer-Encoding: xchunked\r\n",
          "Transfer-Encoding: chunked, identity\r\n", "Transfer-Encoding:  chunked\r\n", "X-A : b\r\n",
          "X-A: b\r\n folded\r\n", "X-A: b\rc\r\n", "X-A: b\n", "Host: again\r\n", ": empty\r\n"}) {
        auto client = server.client();
        client.send(request_text("POST", "/echo", lines) + "hello" + request_text("GET", "/smuggled"));
        auto const answer = read_answer(client);
        EXPECT_EQ(answer.status, 400) << lines;
        EXPECT_EQ(answer.field("connection"), "close") << lines;
        EXPECT_EQ(answer.field("content-type"), "application/problem+json");
        EXPECT_THAT(answer.body, HasSubstr("\"request_id\":\"" + answer.field("x-request-id") + "\""));
        EXPECT_THAT(client.read_to_end(3000), Not(HasSubstr("HTTP/1.1"))) << lines;
    }
}

TEST(Http, RefusesMalformedChunks) {
    TestServer const server;
    for (std::string const bytes :
         {"-1\r\n", "ffffffffffffffff\r\n", "5;ext=\nhello\r\n", "3\r\nabcd\r\n", "2\nab\r\n0\r\n\r\n"}) {
        auto client = server.client();
        client.send(request_text("POST", "/echo", "Transfer-Encoding: chunked\r\n") + bytes);
        auto const status = read_answer(client).status;
        EXPECT_TRUE(status == 400 || status == 413) << bytes << status;
        EXPECT_TRUE(client.is_closed_within(3000));
    }
}

TEST(Http, BoundsHeadTargetAndBody) {
    ServerSettings settings;
    settings.body_bytes_max = 1000;
    TestServer const server{settings};
    std::string many;
    for (int i = 0; i < 2000; ++i) many += "A: b\r\n";
    EXPECT_EQ(server.ask(request_text("GET", "/", many)).status, 431);
    EXPECT_EQ(server.ask(request_text("GET", "/", "X-A: " + std::string(64 * 1024, 'a') + "\r\n")).status, 431);
    EXPECT_EQ(server.ask(request_text("GET", "/" + std::string(9000, 'a'))).status, 414);
    EXPECT_EQ(server.ask(request_text("POST", "/echo", "", std::string(1000, 'a'))).status, 200);
    EXPECT_EQ(server.ask(request_text("POST", "/echo", "", std::string(1001, 'a'))).status, 413);
    EXPECT_EQ(server.ask(request_text("POST", "/echo", "Content-Length: 999999999999\r\n")).status, 413);
    EXPECT_EQ(server.ask(request_text("POST", "/echo", "Transfer-Encoding: chunked\r\n") + "3e9\r\n").status, 413);
}

TEST(Http, DeliversItsRefusalToAClientThatKeepsSending) {
    ServerSettings settings;
    settings.body_bytes_max = 1000;
    TestServer const server{settings};
    auto client = server.client();
    client.send(request_text("POST", "/echo", "Content-Length: 200000\r\n") + std::string(200000, 'a'));
    EXPECT_EQ(read_answer(client).status, 413);
}

TEST(Http, NeedsOneRightHost) {
    TestServer const server;
    EXPECT_EQ(server.ask("GET / HTTP/1.1\r\n\r\n").status, 400);
    EXPECT_EQ(server.ask("GET / HTTP/1.1\r\nHost: a b\r\n\r\n").status, 400);
    EXPECT_EQ(server.ask("GET / HTTP/1.1\r\nHost: a:99999\r\n\r\n").status, 400);
    EXPECT_EQ(server.ask("GET / HTTP/1.0\r\n\r\n").status, 200);
}

TEST(Http, AnswersPathsThatCannotBeWith404AndKeepsTheConnection) {
    TestServer const server;
    auto client = server.client();
    for (std::string const path : {"/files/..%2f..%2fetc%2fpasswd", "/%2e%2e/a", "/a/../b", "/%00", "/%c0%af", "/a%5cb",
                                   "/%0d%0aX-A:b", "/%zz"}) {
        client.send(request_text("POST", path, "", "body"));
        auto const answer = read_answer(client);
        EXPECT_EQ(answer.status, 404) << path;
        EXPECT_THAT(answer.body, HasSubstr("\"code\":\"not_found\""));
    }
    client.send(request_text("GET", "/files/%252e"));
    EXPECT_THAT(read_answer(client).body, HasSubstr("GET /files/%2e "));
}

TEST(Http, NamesTheMethodsItKnows) {
    TestServer const server;
    auto const refused = server.ask(request_text("TRACE", "/"));
    EXPECT_EQ(refused.status, 405);
    EXPECT_THAT(refused.field("allow"), HasSubstr("GET"));
    EXPECT_EQ(server.ask(request_text("BREW", "/")).status, 501);
    EXPECT_EQ(server.ask("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").status, 505);
}

TEST(Http, AnswersHeadWithoutABody) {
    TestServer const server;
    auto client = server.client();
    client.send(request_text("HEAD", "/bytes/5000") + request_text("GET", "/echo"));
    auto const head = read_answer(client, false);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.field("content-length"), "5000");
    EXPECT_EQ(read_answer(client).status, 200);
}

TEST(Http, TellsClientsThatAskToContinue) {
    TestServer const server;
    auto client = server.client();
    client.send(request_text("POST", "/echo", "Expect: 100-continue\r\nContent-Length: 5\r\n"));
    EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("hello");
    EXPECT_THAT(read_answer(client).body, testing::EndsWith("hello"));
    EXPECT_EQ(server.ask(request_text("POST", "/echo", "Expect: 200\r\nContent-Length: 5\r\n")).status, 417);
    EXPECT_EQ(server.ask(request_text("POST", "/echo", "Expect: 100-continue\r\nContent-Length: 99999999\r\n")).status,
              413);
}

TEST(Http, ReadsTheBodyOfAGet) {
    TestServer const server;
    auto client = server.client();
    client.send(request_text("GET", "/echo", "", "GET /smuggled HTTP/1.1\r\n\r\n") + request_text("GET", "/next"));
    EXPECT_THAT(read_answer(client).body, testing::EndsWith("GET /smuggled HTTP/1.1\r\n\r\n"));
    EXPECT_THAT(read_answer(client).body, HasSubstr("GET /next "));
}

TEST(Http, CompressesLargeJson) {
    TestServer const server;
    auto const packed = server.ask(request_text("GET", "/json/100000", "Accept-Encoding: gzip\r\n"));
    EXPECT_EQ(packed.field("content-encoding"), "gzip");
    EXPECT_LT(packed.body.size(), 2000u);
    auto const plain = server.ask(request_text("GET", "/json/100000"));
    EXPECT_EQ(plain.body.size(), 100008u);
}

TEST(Http, SendsLargeAnswersWhole) {
    TestServer const server;
    auto const answer = server.ask(request_text("GET", "/bytes/20000000"));
    EXPECT_EQ(answer.body.size(), 20000000u);
}

TEST(Http, NeverLetsAValueBreakItsLine) {
    TestServer const server;
    auto const answer = server.ask(request_text("GET", "/lines"));
    EXPECT_EQ(answer.field("x-said"), "one  X-Injected: two");
    EXPECT_EQ(answer.field("x-injected"), "-");
}

TEST(Http, AnswersForAnApplicationThatDoesNot) {
    TestServer const server;
    for (auto const path : {"/never", "/throw"}) {
        auto const answer = server.ask(request_text("GET", path));
        EXPECT_EQ(answer.status, 500);
        EXPECT_THAT(answer.body, HasSubstr("\"code\":\"internal\""));
        EXPECT_THAT(answer.body, Not(HasSubstr("as ordered")));
    }
}

TEST(Http, BelievesOnlyTrustedProxies) {
    std::string const fields = "X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https\r\nForwarded: for=6.6.6.6\r\n";
    {
        TestServer const server;
        auto const body = server.ask(request_text("GET", "/echo", fields)).body;
        EXPECT_THAT(body, HasSubstr("from 127.0.0.1\n"));
        EXPECT_THAT(body, Not(HasSubstr("orwarded")));
    }
    ServerSettings settings;
    settings.trusted_proxies = {"127.0.0.0/8"};
    TestServer const server{settings};
    auto const body = server.ask(request_text("GET", "/echo", fields)).body;
    EXPECT_THAT(body, HasSubstr("from 192.0.2.7\n"));
    EXPECT_THAT(body, HasSubstr("x-forwarded-proto=https\n"));
}

TEST(Http, OutlivesClientsThatVanish) {
    TestServer const server;
    for (int i = 0; i < 50; ++i) {
        auto client = server.client();
        client.send(request_text("GET", i % 2 == 0 ? "/bytes/2000000" : "/later"));
        client.vanish();
    }
    EXPECT_EQ(server.ask(request_text("GET", "/echo")).status, 200);
    EXPECT_TRUE(TestServer::becomes([&] { return server.server.counters().connections_open <= 1; }));
}

}  // namespace
}  // namespace holdfast::net
