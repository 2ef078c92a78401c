#include "net/request_body.hpp"

#include <gtest/gtest.h>

namespace holdfast::net {
namespace {

using State = BodyReader::State;

State state_after(std::string_view bytes, std::size_t bytes_max = 1000) {
    auto reader = BodyReader::of_chunks(bytes_max);
    reader.feed(bytes);
    return reader.state();
}

TEST(BodyReader, TakesAsManyBytesAsWereAnnounced) {
    auto reader = BodyReader::of_length(5, 100);
    EXPECT_EQ(reader.feed("abc"), 3u);
    EXPECT_EQ(reader.state(), State::reading);
    EXPECT_EQ(reader.feed("deGET /"), 2u);
    EXPECT_EQ(reader.state(), State::done);
    EXPECT_EQ(reader.body(), "abcde");
}

TEST(BodyReader, RefusesALengthOverItsBoundBeforeAByteCame) {
    EXPECT_EQ(BodyReader::of_length(101, 100).state(), State::too_large);
    EXPECT_EQ(BodyReader::of_length(100, 100).state(), State::reading);
    EXPECT_EQ(BodyReader::of_length(0, 100).state(), State::done);
}

TEST(BodyReader, JoinsChunksHoweverTheyAreCut) {
    std::string_view const bytes =
        "4;name=value\r\nWiki\r\n6\r\npedia \r\nE\r\nin \r\n\r\nchunks.\r\n0\r\nX-Trailer: read over\r\n\r\nGET /";
    std::string_view const content = "Wikipedia in \r\n\r\nchunks.";
    for (std::size_t step = 1; step <= bytes.size(); ++step) {
        auto reader = BodyReader::of_chunks(100);
        std::size_t taken = 0;
        for (std::size_t at = 0; at < bytes.size() && reader.state() == State::reading; at += step)
            taken += reader.feed(bytes.substr(at, step));
        EXPECT_EQ(reader.state(), State::done);
        EXPECT_EQ(reader.body(), content);
        EXPECT_EQ(taken, bytes.size() - 5);
    }
}

TEST(BodyReader, RefusesMalformedChunks) {
    for (std::string_view const bytes :
         {"-1\r\n", "+1\r\n", "ffffffffffffffff\r\n", "0x5\r\n", "\r\n", "5 \r\n", " 5\r\n", "5;ext=\n", "5\nhello",
          "g\r\n", "3\r\nabc\n", "3\r\nabcd\r\n", "0\r\nno colon\r\n", "0\r\nA: b\n\r\n", "5;\x01\r\n", "5\r\r\n"})
        EXPECT_EQ(state_after(bytes), State::malformed) << bytes;
}

TEST(BodyReader, BoundsContentExtensionsAndTrailers) {
    EXPECT_EQ(state_after("3e9\r\n"), State::too_large);
    EXPECT_EQ(state_after("fffffffffffffff\r\n"), State::too_large);
    EXPECT_EQ(state_after("1f4\r\n" + std::string(500, 'a') + "\r\n1f5\r\n"), State::too_large);
    EXPECT_EQ(state_after("5;" + std::string(2000, 'e') + "\r\n"), State::malformed);
    std::string extended, trailers = "0\r\n";
    for (int i = 0; i < 100; ++i) extended += "1;" + std::string(500, 'e') + "\r\nx\r\n";
    for (int i = 0; i < 100; ++i) trailers += "T: " + std::string(650, 't') + "\r\n";
    EXPECT_EQ(state_after(extended), State::malformed);
    EXPECT_EQ(state_after(trailers), State::malformed);
}

TEST(BodyReader, JoinsAHundredThousandChunksOfOneByte) {
    std::string bytes;
    for (int i = 0; i < 100000; ++i) bytes += "1\r\nx\r\n";
    bytes += "0\r\n\r\n";
    auto reader = BodyReader::of_chunks(100000);
    EXPECT_EQ(reader.feed(bytes), bytes.size());
    EXPECT_EQ(reader.state(), State::done);
    EXPECT_EQ(reader.body(), std::string(100000, 'x'));
}

}  // namespace
}  // namespace holdfast::net
