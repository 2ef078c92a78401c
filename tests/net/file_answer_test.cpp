#include "net/file_answer.hpp"

#include <gtest/gtest.h>

namespace holdfast::net {
namespace {

std::string ranged(std::string_view header, std::int64_t size = 1000) {
    ByteRange range;
    switch (read_range(header, size, range)) {
        case RangeVerdict::whole: return "whole";
        case RangeVerdict::none: return "none";
        default: return std::to_string(range.from) + "+" + std::to_string(range.bytes);
    }
}

TEST(FileRanges, AreReadAsTheyAreMeant) {
    EXPECT_EQ(ranged("bytes=0-0"), "0+1");
    EXPECT_EQ(ranged("bytes=10-19"), "10+10");
    EXPECT_EQ(ranged("bytes=990-"), "990+10");
    EXPECT_EQ(ranged("bytes=990-5000"), "990+10");
    EXPECT_EQ(ranged("bytes=-10"), "990+10");
    EXPECT_EQ(ranged("bytes=-5000"), "0+1000");
    EXPECT_EQ(ranged("bytes=1000-"), "none");
    EXPECT_EQ(ranged("bytes=-0"), "none");
    for (auto const* odd : {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-2", "bytes=0-1,5-6", "lines=0-1",
                            "bytes=1-x", "bytes=99999999999999999999-", "bytes=--5", "bytes=+1-2", "bytes= 1-2"})
        EXPECT_EQ(ranged(odd), "whole") << odd;
}

TEST(FileNames, CannotBeginAHeaderOfTheirOwn) {
    EXPECT_EQ(disposition("tide table.pdf", false),
              "attachment; filename=\"tide table.pdf\"; filename*=UTF-8''tide%20table.pdf");
    EXPECT_EQ(disposition("a\"\\\r\nb", true), "inline; filename=\"a____b\"; filename*=UTF-8''a%22%5C%0D%0Ab");
    EXPECT_EQ(disposition("潮", false), "attachment; filename=\"_\"; filename*=UTF-8''%E6%BD%AE");
}

struct FileAnswers : testing::Test {
    Response ask(std::vector<std::pair<std::string, std::string>> headers, bool in_place = false) {
        Request request;
        request.headers = std::move(headers);
        return file_answer(request, {hold_open(::dup(0)), 1000, "\"abc\"", "image/png", "x.png", in_place, false});
    }
    static std::string header(Response const& answer, std::string_view name) {
        for (auto const& [key, value] : answer.headers)
            if (key == name) return value;
        return "";
    }
};

TEST_F(FileAnswers, CarryWhatKeepsThemFromRunning) {
    auto const answer = ask({});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.file_bytes, 1000);
    EXPECT_EQ(header(answer, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header(answer, "Content-Security-Policy"), "default-src 'none'; sandbox");
    EXPECT_EQ(header(answer, "Cross-Origin-Resource-Policy"), "same-origin");
    EXPECT_EQ(header(answer, "Cache-Control"), "private, no-cache");
    EXPECT_TRUE(header(answer, "Content-Disposition").starts_with("attachment;"));
    EXPECT_TRUE(header(ask({}, true), "Content-Disposition").starts_with("inline;"));
}

TEST_F(FileAnswers, GiveARangeOnlyOfWhatTheAskerHolds) {
    auto const part = ask({{"range", "bytes=10-19"}});
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(header(part, "Content-Range"), "bytes 10-19/1000");
    EXPECT_EQ(part.file_from, 10);
    EXPECT_EQ(part.file_bytes, 10);
    EXPECT_EQ(ask({{"range", "bytes=10-19"}, {"if-range", "\"abc\""}}).status, 206);
    EXPECT_EQ(ask({{"range", "bytes=10-19"}, {"if-range", "\"old\""}}).status, 200);
    auto const beyond = ask({{"range", "bytes=1000-"}});
    EXPECT_EQ(beyond.status, 416);
    EXPECT_EQ(header(beyond, "Content-Range"), "bytes */1000");
    EXPECT_FALSE(beyond.file);
    auto const known = ask({{"if-none-match", "\"abc\""}});
    EXPECT_EQ(known.status, 304);
    EXPECT_FALSE(known.file);
}

}  // namespace
}  // namespace holdfast::net
