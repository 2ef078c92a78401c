#include "holdfast/domain/roles.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace holdfast {
namespace {

constexpr Role roles[] = {Role::guest, Role::member, Role::admin, Role::owner};
constexpr int permissions = static_cast<int>(Permission::moderate) + 1;

std::set<std::string_view> all_of(Role role, bool bot) {
    std::set<std::string_view> names;
    for (int i = 0; i < permissions; ++i)
        if (permitted(role, bot, static_cast<Permission>(i))) names.insert(permission_name(static_cast<Permission>(i)));
    return names;
}

TEST(Role, HasAName) {
    for (auto const role : roles) EXPECT_EQ(parse_role(role_name(role)), role);
    for (auto const* const name : {"", "Owner", "root", "guest "}) EXPECT_FALSE(parse_role(name)) << name;
}

TEST(Permission, HasANameOfItsOwn) {
    std::set<std::string_view> names;
    for (int i = 0; i < permissions; ++i) EXPECT_TRUE(names.insert(permission_name(static_cast<Permission>(i))).second);
}

TEST(Permission, GrowsWithTheRole) {
    for (bool const bot : {false, true})
        for (int i = 0; i < permissions; ++i)
            for (int rank = 1; rank < 4; ++rank) {
                auto const permission = static_cast<Permission>(i);
                EXPECT_LE(permitted(roles[rank - 1], bot, permission), permitted(roles[rank], bot, permission));
            }
}

TEST(Guest, SeesNothingBeyondTheirChannels) {
    EXPECT_EQ(all_of(Role::guest, false), (std::set<std::string_view>{"anyone", "signed_in", "human"}));
}

TEST(Member, StartsAndJoinsButManagesNobody) {
    EXPECT_EQ(all_of(Role::member, false),
              (std::set<std::string_view>{"anyone", "signed_in", "human", "see_workspace", "start_directs",
                                          "create_channels", "join_channels", "make_bots"}));
}

TEST(Owner, MayDoEverything) { EXPECT_EQ(all_of(Role::owner, false).size(), static_cast<std::size_t>(permissions)); }

TEST(Bot, MayDoWhatItsRoleMayExceptWhatIsForHumans) {
    for (auto const role : roles) {
        auto expected = all_of(role, false);
        expected.erase("human");
        expected.erase("make_bots");
        EXPECT_EQ(all_of(role, true), expected);
    }
}

}  // namespace
}  // namespace holdfast
