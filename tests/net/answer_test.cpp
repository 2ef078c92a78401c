#include "net/answer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/refusal.hpp"

namespace holdfast::net {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Answer, IsFramedByThisLayerAlone) {
    Response answer;
    answer.body = "four";
    answer.headers = {{"Content-Length", "99"}, {"Transfer-Encoding", "chunked"}, {"X-Kept", "yes"}};
    auto const head = head_of(answer, {.request_id = "abc"});
    EXPECT_THAT(head, HasSubstr("Content-Length: 4\r\n"));
    EXPECT_THAT(head, HasSubstr("X-Kept: yes\r\n"));
    EXPECT_THAT(head, HasSubstr("X-Request-Id: abc\r\n"));
    EXPECT_THAT(head, HasSubstr("X-Content-Type-Options: nosniff\r\n"));
    EXPECT_THAT(head, Not(HasSubstr("99")));
    EXPECT_THAT(head, Not(HasSubstr("chunked")));
    EXPECT_THAT(head, Not(HasSubstr("Connection: close")));
    EXPECT_THAT(head_of(answer, {.closes = true}), HasSubstr("Connection: close\r\n"));
}

TEST(Answer, NeverLetsAValueBeginAFieldOfItsOwn) {
    Response answer;
    answer.headers = {{"Location", "/a\r\nSet-Cookie: evil=1"}};
    EXPECT_THAT(head_of(answer, {}), HasSubstr("Location: /a  Set-Cookie: evil=1\r\n"));
}

TEST(Answer, HasNoBodyForHeadAndForStatusesWithout) {
    Response answer;
    answer.body = "four";
    EXPECT_EQ(body_of(answer, {.head_only = true}), "");
    EXPECT_THAT(head_of(answer, {.head_only = true}), HasSubstr("Content-Length: 4\r\n"));
    answer.status = 304;
    EXPECT_EQ(body_of(answer, {}), "");
    EXPECT_THAT(head_of(answer, {}), Not(HasSubstr("Content-Length")));
}

TEST(Answer, IsCompressedWhenItIsLargeJsonAndTheClientTakesIt) {
    Response const large{200, {{"Content-Type", "application/json"}}, std::string(5000, 'x'), {}};
    auto answer = large;
    compress(answer, {.accept_encoding = "gzip"});
    EXPECT_LT(answer.body.size(), 1000u);
    EXPECT_THAT(head_of(answer, {}), HasSubstr("Content-Encoding: gzip\r\n"));

    for (auto const& [type, size, accepts] :
         {std::tuple{"application/json", 5000, ""}, {"application/json", 1000, "gzip"}, {"text/plain", 5000, "gzip"}}) {
        Response other{200, {{"Content-Type", type}}, std::string(static_cast<std::size_t>(size), 'x'), {}};
        compress(other, {.accept_encoding = accepts});
        EXPECT_EQ(other.body.size(), static_cast<std::size_t>(size));
    }
}

TEST(Answer, IsDated) {
    EXPECT_EQ(http_date(from_micros(784111777LL * 1'000'000)), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(http_date(from_micros(1709251199999999LL)), "Thu, 29 Feb 2024 23:59:59 GMT");
}

TEST(Problem, IsTypedAndEscaped) {
    auto const answer = problem_answer(404, "not_found", "Not \"here\".", "id1");
    EXPECT_EQ(
        answer.body,
        R"({"type":"about:blank","title":"Not Found","status":404,"detail":"Not \"here\".","code":"not_found","request_id":"id1"})");
    EXPECT_EQ(answer.headers[0].second, "application/problem+json");
}

}  // namespace
}  // namespace holdfast::net
