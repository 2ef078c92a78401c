#include "holdfast/net/static_files.hpp"

#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace holdfast::net {
namespace {

constexpr std::array<Asset, 3> files{{
    {"/assets/app-B7x2kQ.js", "text/javascript; charset=utf-8", "W/\"js1\"", true, "let a;", "GZ", "BR"},
    {"/favicon.ico", "image/x-icon", "W/\"ico\"", false, "icon", "", ""},
    {"/index.html", "text/html; charset=utf-8", "W/\"page1\"", false, "<!doctype html>", "GZPAGE", ""},
}};

Request request(std::string path, std::vector<std::pair<std::string, std::string>> headers = {},
                std::string method = "GET") {
    Request request;
    request.method = std::move(method);
    request.path = std::move(path);
    request.headers = std::move(headers);
    return request;
}

std::string field(Response const& answer, std::string_view name) {
    for (auto const& [each, value] : answer.headers)
        if (each == name) return value;
    return "-";
}

TEST(StaticFiles, ServeAFileInTheFormThatTheClientTakes) {
    StaticFiles const served{files};
    auto const plain = served.answer(request("/assets/app-B7x2kQ.js"));
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->static_body, "let a;");
    EXPECT_EQ(field(*plain, "Content-Encoding"), "-");
    EXPECT_EQ(field(*plain, "Content-Type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(served.answer(request("/assets/app-B7x2kQ.js", {{"accept-encoding", "gzip, br"}}))->static_body, "BR");
    EXPECT_EQ(served.answer(request("/assets/app-B7x2kQ.js", {{"accept-encoding", "gzip"}}))->static_body, "GZ");
    EXPECT_EQ(served.answer(request("/favicon.ico", {{"accept-encoding", "gzip, br"}}))->static_body, "icon");
}

TEST(StaticFiles, AreCachedForEverOnlyUnderHashedNames) {
    StaticFiles const served{files};
    EXPECT_EQ(field(*served.answer(request("/assets/app-B7x2kQ.js")), "Cache-Control"),
              "public, max-age=31536000, immutable");
    EXPECT_EQ(field(*served.answer(request("/index.html")), "Cache-Control"), "no-cache");
}

TEST(StaticFiles, AreRevalidatedByTag) {
    StaticFiles const served{files};
    for (std::string const tag : {"W/\"page1\"", "\"page1\"", "\"other\", W/\"page1\"", "*"}) {
        auto const answer = served.answer(request("/", {{"if-none-match", tag}}));
        EXPECT_EQ(answer->status, 304) << tag;
        EXPECT_EQ(field(*answer, "ETag"), "W/\"page1\"");
    }
    EXPECT_EQ(served.answer(request("/", {{"if-none-match", "\"page2\""}}))->status, 200);
}

TEST(StaticFiles, GiveThePageToTheRoutesOfTheClient) {
    StaticFiles const served{files};
    for (std::string const path : {"/", "/channels/C00000000001", "/a.b/settings"})
        EXPECT_EQ(served.answer(request(path))->static_body, "<!doctype html>") << path;
    for (std::string const path : {"/missing.js", "/api", "/api/v1/me", "/assets/app-old.js", "/robots.txt"})
        EXPECT_FALSE(served.answer(request(path))) << path;
}

TEST(StaticFiles, KeepThePageToItsOwnOrigin) {
    auto const answer = StaticFiles{files}.answer(request("/"));
    EXPECT_THAT(field(*answer, "Content-Security-Policy"), testing::StartsWith("default-src 'self';"));
    EXPECT_THAT(field(*answer, "Content-Security-Policy"), testing::HasSubstr("frame-ancestors 'none'"));
    EXPECT_EQ(field(*answer, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(field(*answer, "Referrer-Policy"), "no-referrer");
    EXPECT_EQ(field(*answer, "Cross-Origin-Opener-Policy"), "same-origin");
}

TEST(StaticFiles, CanBeReadOnly) {
    StaticFiles const served{files};
    EXPECT_EQ(served.answer(request("/", {}, "HEAD"))->status, 200);
    auto const answer = served.answer(request("/", {}, "POST"));
    EXPECT_EQ(answer->status, 405);
    EXPECT_EQ(field(*answer, "Allow"), "GET, HEAD");
}

}  // namespace
}  // namespace holdfast::net
