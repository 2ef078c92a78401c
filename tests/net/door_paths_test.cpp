// Doors by their address, and what of an address may stand in a log.
#include "net/door_paths.hpp"

#include <gtest/gtest.h>

namespace holdfast::net {
namespace {

struct Paths : testing::Test {
    Catalogue catalogue = [] {
        Catalogue out;
        DoorSpec door;
        door.routes = {"/hooks/{secret}", "/services/{team}/{app}/{secret}"};
        out.doors.push_back(door);
        return out;
    }();
    DoorPaths paths{catalogue};
};

TEST_F(Paths, FindTheSecret) {
    ASSERT_TRUE(paths.find("/hooks/abc"));
    EXPECT_EQ(paths.find("/hooks/abc")->secret, "abc");
    EXPECT_EQ(paths.find("/services/T/B/abc")->secret, "abc");
    for (auto const* const path :
         {"/hooks", "/hooks/", "/hooks/a/b", "/services/T/B", "/services/T//abc", "/", "", "/Hooks/abc"})
        EXPECT_FALSE(paths.find(path)) << path;
}

TEST_F(Paths, KeepWhatMayBeASecretOutOfTheLog) {
    for (auto const* const path :
         {"/hooks/abc", "/hooks/abc/", "/hooks/a/b", "//hooks/abc", "/Hooks/abc", "/services/T/B/abc/x"})
        EXPECT_EQ(paths.loggable(path).find("abc"), std::string::npos) << path;
    EXPECT_EQ(paths.loggable("/hooks/abc"), "/hooks/…");
    EXPECT_EQ(paths.loggable("/api/v1/hooks/H1"), "/api/v1/hooks/H1");
    EXPECT_EQ(paths.loggable("/hooksabc"), "/hooksabc");
}

}  // namespace
}  // namespace holdfast::net
