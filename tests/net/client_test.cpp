#include "holdfast/net/client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/test_server.hpp"

namespace holdfast::net {
namespace {

using testing::HasSubstr;

std::string url(TestServer const& server, std::string_view target) {
    return "http://127.0.0.1:" + std::to_string(server.port()) + std::string{target};
}

TEST(Client, AsksAndReadsTheAnswer) {
    TestServer const server;
    auto const answer = request("POST", url(server, "/echo?a=b"), {{"X-Note", "n"}}, "hello", 3000);
    ASSERT_TRUE(answer) << answer.error().detail;
    EXPECT_EQ(answer->status, 200);
    EXPECT_THAT(answer->body, HasSubstr("POST /echo ?a=b"));
    EXPECT_THAT(answer->body, HasSubstr("x-note=n"));
    EXPECT_THAT(answer->body, testing::EndsWith("hello"));
    EXPECT_EQ(request("GET", url(server, "/bytes/3000000"), {}, "", 3000)->body.size(), 3000000u);
    EXPECT_EQ(request("HEAD", url(server, "/bytes/3000"), {}, "", 3000)->body, "");
}

TEST(Client, SaysWhyThereIsNoAnswer) {
    EXPECT_EQ(request("GET", "https://127.0.0.1/", {}, "", 100).error().code, "bad_url");
    EXPECT_EQ(request("GET", "http:///", {}, "", 100).error().code, "bad_url");
    EXPECT_EQ(request("GET", "http://127.0.0.1:1/", {}, "", 1000).error().code, "unreachable");
    EXPECT_EQ(request("GET", "http://127.0.0.1:notaport/", {}, "", 1000).error().code, "unreachable");
}

TEST(Client, StopsWaitingWhenItsTimeIsUp) {
    TestServer server;
    std::atomic<bool> go_on{false};
    server.server.post(0, [&] {
        while (!go_on) ::usleep(1000);
    });
    EXPECT_EQ(request("GET", url(server, "/echo"), {}, "", 200).error().code, "timed_out");
    go_on = true;
}

}  // namespace
}  // namespace holdfast::net
