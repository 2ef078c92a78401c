#include "net/encoding.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

namespace holdfast::net {
namespace {

std::string gunzipped(std::string const& bytes, std::size_t size) {
    std::string out(size, '\0');
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    inflateEnd(&stream);
    return out;
}

TEST(AcceptEncoding, NamesWhatTheClientTakes) {
    EXPECT_TRUE(accepts_coding("gzip, deflate, br", "br"));
    EXPECT_TRUE(accepts_coding("GZIP;q=0.5", "gzip"));
    EXPECT_TRUE(accepts_coding("*", "gzip"));
    EXPECT_FALSE(accepts_coding("", "gzip"));
    EXPECT_FALSE(accepts_coding("br", "gzip"));
    EXPECT_FALSE(accepts_coding("gzip;q=0, *", "gzip"));
    EXPECT_FALSE(accepts_coding("gzip; q=0.000", "gzip"));
    EXPECT_FALSE(accepts_coding("xgzip", "gzip"));
}

TEST(Gzip, ShrinksTextAndGivesItBack) {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "{\"text\":\"message " + std::to_string(i) + "\"},";
    auto const packed = gzip(text);
    ASSERT_TRUE(packed);
    EXPECT_LT(packed->size(), text.size() / 4);
    EXPECT_EQ(gunzipped(*packed, text.size()), text);
}

TEST(Gzip, LeavesAloneWhatDoesNotShrink) { EXPECT_FALSE(gzip("ab")); }

}  // namespace
}  // namespace holdfast::net
