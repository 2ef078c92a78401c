#include "net/handshake.hpp"

#include <gtest/gtest.h>

#include "net/raw_client.hpp"

namespace holdfast::net {
namespace {

int status_of(std::string const& text) {
    RequestHead head;
    auto const malformed = parse_head(text, head);
    if (malformed) return malformed->status;
    EXPECT_TRUE(asks_for_stream(head, head.target));
    auto const refusal = check_handshake(head);
    return refusal ? refusal->status : 101;
}

std::string without(std::string text, std::string_view part, std::string_view instead = "") {
    return text.replace(text.find(part), part.size(), instead);
}

TEST(Handshake, IsAcceptedInItsRightForm) {
    EXPECT_EQ(status_of(handshake_text()), 101);
    EXPECT_EQ(status_of(handshake_text("Sec-WebSocket-Protocol: other, holdfast.v1\r\n")), 101);
    EXPECT_EQ(status_of(handshake_text("Sec-WebSocket-Protocol: other\r\nSec-WebSocket-Protocol: holdfast.v1\r\n")),
              101);
}

TEST(Handshake, NeedsOneKeyOfSixteenBytes) {
    for (std::string_view const key :
         {"", "abcd", "dGhlIHNhbXBsZSBub25jZQ", "dGhlIHNhbXBsZSBub25jZQ=", "dGhlIHNhbXBsZSBub25jZ!==",
          "dGhlIHNhbXBsZSBub25jZR==", "dGhlIHNhbXBsZSBub25jZQ==dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25jZQA="})
        EXPECT_EQ(status_of(handshake_text("", key)), 400) << key;
    EXPECT_EQ(status_of(handshake_text("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")), 400);
}

TEST(Handshake, IsRefusedInEveryOtherForm) {
    auto const good = handshake_text();
    EXPECT_EQ(status_of(without(good, "Version: 13", "Version: 8")), 426);
    EXPECT_EQ(status_of(without(good, "Sec-WebSocket-Version: 13\r\n")), 426);
    EXPECT_EQ(status_of(handshake_text("Sec-WebSocket-Version: 13\r\n")), 400);
    EXPECT_EQ(status_of(without(good, "GET ", "POST ")), 405);
    EXPECT_EQ(status_of(without(good, "HTTP/1.1", "HTTP/1.0")), 400);
    EXPECT_EQ(status_of(without(good, "Upgrade: websocket", "Upgrade: h2c")), 400);
    EXPECT_EQ(status_of(without(good, "keep-alive, Upgrade", "keep-alive")), 400);
    EXPECT_EQ(status_of(handshake_text("Content-Length: 5\r\n")), 400);
    EXPECT_EQ(status_of(handshake_text("Transfer-Encoding: chunked\r\n")), 400);
    EXPECT_EQ(status_of(handshake_text("Host: again\r\n")), 400);
    EXPECT_EQ(status_of(handshake_text("Sec-WebSocket-Protocol: graphql-ws\r\n")), 400);
    EXPECT_EQ(status_of(handshake_text("Sec-WebSocket-Protocol: Holdfast.V1\r\n")), 400);
}

}  // namespace
}  // namespace holdfast::net
