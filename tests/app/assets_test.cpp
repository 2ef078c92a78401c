#include "holdfast/net/assets.hpp"

#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

namespace holdfast {
namespace {

TEST(Assets, HoldTheFirstPageWhichIsAskedForAnewEachTime) {
    auto const page = std::ranges::find(assets(), "/index.html", &Asset::path);

    ASSERT_NE(page, assets().end());
    EXPECT_EQ(page->content_type, "text/html; charset=utf-8");
    EXPECT_TRUE(page->identity.starts_with("<!doctype html>"));
    EXPECT_FALSE(page->immutable);
}

TEST(Assets, AreSortedByPathWithEveryPathOnce) {
    EXPECT_EQ(std::ranges::adjacent_find(assets(), std::ranges::greater_equal{}, &Asset::path), assets().end());
}

TEST(Assets, CarryScriptsThatNeverChangeUnderTheirName) {
    for (auto const& asset : assets()) EXPECT_EQ(asset.immutable, asset.path.starts_with("/assets/")) << asset.path;
}

TEST(Assets, AreCompressedOnlyWhereItSaves) {
    for (auto const& asset : assets()) {
        EXPECT_LT(asset.gzip.size(), asset.identity.size()) << asset.path;
        EXPECT_LT(asset.brotli.size(), asset.identity.size()) << asset.path;
        EXPECT_TRUE(asset.gzip.empty() || asset.gzip.starts_with("\x1f\x8b")) << asset.path;
    }
}

TEST(Assets, HaveAnETagEachOfTheirOwn) {
    for (auto const& asset : assets()) {
        EXPECT_TRUE(asset.etag.starts_with("W/\"") && asset.etag.ends_with('"')) << asset.path;
        EXPECT_EQ(std::ranges::count(assets(), asset.etag, &Asset::etag), 1) << asset.path;
    }
}

}  // namespace
}  // namespace holdfast
