#include "net/request_head.hpp"

#include <gtest/gtest.h>

namespace holdfast::net {
namespace {

std::string head_with(std::string_view fields) {
    return "GET /a?b HTTP/1.1\r\nHost: h\r\n" + std::string{fields} + "\r\n";
}

// 0 when the head is right.
int status_of(std::string_view head) {
    std::size_t scanned = 0;
    auto const end = find_head_end(head, scanned);
    if (end.refusal) return end.refusal->status;
    if (end.size == 0) return -1;
    RequestHead parsed;
    auto const refusal = parse_head(head.substr(0, end.size), parsed);
    return refusal ? refusal->status : 0;
}

TEST(RequestHead, IsReadFromItsBytes) {
    std::string_view const head =
        "POST /a/b?c=d HTTP/1.1\r\nHost: example.org:8080\r\nContent-Length: 12\r\nX-Note:  two words \t\r\nConnection: Close\r\n\r\n";
    RequestHead parsed;
    ASSERT_FALSE(parse_head(head, parsed));
    EXPECT_EQ(parsed.method, "POST");
    EXPECT_EQ(parsed.target, "/a/b?c=d");
    EXPECT_EQ(parsed.minor_version, 1);
    EXPECT_EQ(parsed.content_length, 12u);
    EXPECT_EQ(parsed.field("x-note"), "two words");
    EXPECT_TRUE(parsed.wants_close);
}

TEST(RequestHead, IsFoundInBytesThatComeOneByOne) {
    auto const head = head_with("X-A: 1\r\n");
    std::size_t scanned = 0;
    for (std::size_t size = 0; size < head.size(); ++size) {
        auto const end = find_head_end(std::string_view{head}.substr(0, size), scanned);
        EXPECT_FALSE(end.refusal);
        EXPECT_EQ(end.size, 0u);
    }
    EXPECT_EQ(find_head_end(head + "rest", scanned).size, head.size());
}

TEST(RequestHead, IsRefusedWhenTheRequestLineIsMalformed) {
    EXPECT_EQ(status_of("GET  HTTP/1.1\r\nHost: h\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET /\r\nHost: h\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / x HTTP/1.1\r\nHost: h\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET /\xC3\xA4 HTTP/1.1\r\nHost: h\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET /#a HTTP/1.1\r\nHost: h\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET * HTTP/1.1\r\nHost: h\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / http/1.1\r\nHost: h\r\n\r\n"), 400);
    EXPECT_EQ(status_of("G(T / HTTP/1.1\r\nHost: h\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/2.0\r\nHost: h\r\n\r\n"), 505);
    EXPECT_EQ(status_of("\x16\x03\x01\x02"), 400);
    EXPECT_EQ(status_of(" GET / HTTP/1.1\r\nHost: h\r\n\r\n"), 400);
}

TEST(RequestHead, TakesSevenMethods) {
    for (std::string const method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
        EXPECT_EQ(status_of(method + " / HTTP/1.1\r\nHost: h\r\n\r\n"), 0) << method;
    for (std::string const method : {"TRACE", "CONNECT"})
        EXPECT_EQ(status_of(method + " / HTTP/1.1\r\nHost: h\r\n\r\n"), 405) << method;
    for (std::string const method : {"get", "BREW", "PROPFIND"})
        EXPECT_EQ(status_of(method + " / HTTP/1.1\r\nHost: h\r\n\r\n"), 501) << method;
    EXPECT_EQ(status_of("OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n"), 0);
}

TEST(RequestHead, EndsItsLinesInBothCharacters) {
    EXPECT_EQ(status_of("GET / HTTP/1.1\nHost: h\n\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: h\n\r\n"), 400);
    EXPECT_EQ(status_of(head_with("X-A: b\rc\r\n")), 400);
    EXPECT_EQ(status_of(head_with("X-A: b\r\r\n")), 400);
}

TEST(RequestHead, IsRefusedWhenAFieldIsMalformed) {
    EXPECT_EQ(status_of(head_with(" folded\r\n")), 400);
    EXPECT_EQ(status_of(head_with("X-A: 1\r\n\tfolded\r\n")), 400);
    EXPECT_EQ(status_of(head_with("X-A : 1\r\n")), 400);
    EXPECT_EQ(status_of(head_with(": 1\r\n")), 400);
    EXPECT_EQ(status_of(head_with("no colon\r\n")), 400);
    EXPECT_EQ(status_of(head_with("X-\xC3\xA4: 1\r\n")), 400);
    EXPECT_EQ(status_of(head_with(std::string{"X-A: a\0b\r\n", 10})), 400);
    EXPECT_EQ(status_of(head_with("X-A: \x1B[2J\r\n")), 400);
    EXPECT_EQ(status_of(head_with("X-A: \xE9t\xE9\r\n")), 0);  // old clients still send Latin-1
}

TEST(RequestHead, NamesItsHostOnce) {
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.0\r\n\r\n"), 0);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"), 400);
    for (std::string const host :
         {"a b", "a:99999", "a:0", "a:", ":80", "", "a/b", "a@b", "[::1", "[]", "[zz]", "a:8x", "a:1:2"})
        EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"), 400) << host;
    for (std::string const host :
         {"example.org", "example.org:443", "127.0.0.1:8080", "[::1]", "[2001:db8::1]:80", "a_b.test"})
        EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"), 0) << host;
}

TEST(RequestHead, SaysTheLengthOfItsBodyInOneForm) {
    for (std::string const line : {"Content-Length: +5",
                                   "Content-Length: 5,5",
                                   "Content-Length:  5",
                                   "Content-Length: 0x5",
                                   "Content-Length: -1",
                                   "Content-Length: 100000000000000000000",
                                   "Content-Length: ",
                                   "Content-Length: 5 ",
                                   "Content-Length:\t5",
                                   "Content-Length: 5 5",
                                   "Content-Length: 5\r\nContent-Length: 5",
                                   "Content-Length: 5\r\nContent-Length: 6",
                                   "Content-Length: 5\r\nTransfer-Encoding: chunked",
                                   "Transfer-Encoding: chunked\r\nContent-Length: 5",
                                   "Transfer-Encoding: xchunked",
                                   "Transfer-Encoding: chunked, identity",
                                   "Transfer-Encoding:  chunked",
                                   "Transfer-Encoding: \x0B"
                                   "chunked",
                                   "Transfer-Encoding: gzip, chunked",
                                   "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                                   "Transfer-Encoding: identity",
                                   "Transfer-Encoding: chunked ",
                                   "Transfer-Encoding:"})
        EXPECT_EQ(status_of(head_with(line + "\r\n")), 400) << line;
    for (std::string const line : {"Content-Length: 5", "Content-Length:5", "Content-Length: 0",
                                   "Transfer-Encoding: chunked", "transfer-encoding: Chunked"})
        EXPECT_EQ(status_of(head_with(line + "\r\n")), 0) << line;
    EXPECT_EQ(status_of("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400);
}

TEST(RequestHead, RefusesFieldsThatDecideSomethingTwice) {
    for (std::string const line :
         {"Authorization: a", "Origin: a", "Content-Type: a", "Expect: 100-continue", "Idempotency-Key: a"})
        EXPECT_EQ(status_of(head_with(line + "\r\n" + line + "\r\n")), 400) << line;
    EXPECT_EQ(status_of(head_with("Cookie: a=b\r\nCookie: c=d\r\n")), 0);
}

TEST(RequestHead, IsBounded) {
    EXPECT_EQ(status_of("GET /" + std::string(target_bytes_max, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n"), 414);
    EXPECT_EQ(status_of("GET /" + std::string(target_bytes_max - 1, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n"), 0);
    EXPECT_EQ(status_of("GET /" + std::string(20000, 'a')), 414);
    EXPECT_EQ(status_of(head_with("X-A: " + std::string(head_bytes_max, 'a') + "\r\n")), 431);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nX-A: " + std::string(head_bytes_max, 'a')), 431);
    std::string many;
    for (std::size_t i = 0; i + 1 < fields_max; ++i) many += "A: b\r\n";
    EXPECT_EQ(status_of(head_with(many)), 0);
    EXPECT_EQ(status_of(head_with(many + "A: b\r\n")), 431);
}

TEST(RequestHead, ExpectsOnlyToContinue) {
    RequestHead head;
    ASSERT_FALSE(parse_head(head_with("Expect: 100-Continue\r\nContent-Length: 3\r\n"), head));
    EXPECT_TRUE(head.expects_continue);
    EXPECT_EQ(status_of(head_with("Expect: 200\r\n")), 417);
}

TEST(TokenList, IsSearchedWithoutCaseAndWholeTokens) {
    EXPECT_TRUE(has_token("keep-alive, Upgrade", "upgrade"));
    EXPECT_TRUE(has_token("UPGRADE", "upgrade"));
    EXPECT_FALSE(has_token("upgraded, not-upgrade", "upgrade"));
    EXPECT_FALSE(has_token("", "upgrade"));
    EXPECT_TRUE(has_exact_token("chat, holdfast.v1", "holdfast.v1"));
    EXPECT_FALSE(has_exact_token("chat, Holdfast.v1", "holdfast.v1"));
}

}  // namespace
}  // namespace holdfast::net
