// Doors by their address.
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

}  // namespace
}  // namespace holdfast::net
