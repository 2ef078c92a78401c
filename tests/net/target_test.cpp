#include "net/target.hpp"

#include <gtest/gtest.h>

namespace holdfast::net {
namespace {

TEST(Path, IsDecodedOnce) {
    EXPECT_EQ(decode_path("/"), "/");
    EXPECT_EQ(decode_path("/a%20b/%C3%A4"), "/a b/\xC3\xA4");
    EXPECT_EQ(decode_path("/%2541"), "/%41");
    EXPECT_EQ(decode_path("/a..b/...c"), "/a..b/...c");
}

TEST(Path, IsRefusedWhereDecodingCouldMeanTwoThings) {
    for (std::string_view const raw : {"/a%2Fb",
                                       "/a%2fb",
                                       "/..%2f..%2fetc%2fpasswd",
                                       "/a%5cb",
                                       "/a\\b",
                                       "/%00",
                                       "/a%0d%0ab",
                                       "/%7f",
                                       "/%",
                                       "/%4",
                                       "/%zz",
                                       "/..",
                                       "/../a",
                                       "/a/..",
                                       "/a/../b",
                                       "/%2e%2e/a",
                                       "/.%2e",
                                       "/./a",
                                       "/%2e",
                                       "/%c0%af",
                                       "/%e0%80%af",
                                       "/%ed%a0%80",
                                       "/%f4%90%80%80",
                                       "/%ff",
                                       "a",
                                       ""})
        EXPECT_FALSE(decode_path(raw)) << raw;
}

TEST(Utf8, IsWellFormedOrNot) {
    for (std::string_view const good :
         {"", "a", "\xC3\xA4", "\xE2\x9A\x93", "\xF0\x9F\x98\x80", "\xED\x9F\xBF", "\xEF\xBF\xBF"})
        EXPECT_TRUE(is_utf8(good));
    for (std::string_view const bad :
         {"\x80", "\xC3", "\xC0\x80", "\xE2\x9A", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xF0\x80\x80\x80", "a\xFF"})
        EXPECT_FALSE(is_utf8(bad));
}

}  // namespace
}  // namespace holdfast::net
