// Who gets a seat in which channel, and what for; who may do what without one.
#include "holdfast/domain/access.hpp"

#include <gtest/gtest.h>

namespace holdfast {
namespace {

Caller someone(Role role, std::int64_t user = 1, bool bot = false) {
    Caller caller;
    caller.user = UserId{user};
    caller.role = role;
    caller.bot = bot;
    return caller;
}

ChannelFacts channel_of(ChannelKind kind, std::optional<Seq> visible_from) {
    ChannelFacts facts;
    facts.id = ChannelId{7};
    facts.kind = kind;
    facts.created_by = UserId{1};
    facts.visible_from = visible_from;
    return facts;
}

std::string code_of(Caller const& caller, std::optional<ChannelFacts> const& channel, Act act) {
    auto const seat = take_seat(caller, channel, act);
    return seat ? "seat" : seat.error().code;
}

constexpr auto open = ChannelKind::open, closed = ChannelKind::closed, direct = ChannelKind::direct;

TEST(ASeat, IsForMembersAndSaysWhatTheySee) {
    auto const seat = take_seat(someone(Role::guest), channel_of(closed, 5), Act::write);
    ASSERT_TRUE(seat);
    EXPECT_EQ(seat->channel(), ChannelId{7});
    EXPECT_EQ(seat->user(), UserId{1});
    EXPECT_EQ(seat->visible_from(), 5);
    EXPECT_EQ(seat->kind(), closed);
}

// Only an open channel may be known of by who is not in it, and not by guests.
TEST(AStranger, LearnsOnlyOfWhatIsListed) {
    for (auto const act : {Act::read, Act::write, Act::manage}) {
        EXPECT_EQ(code_of(someone(Role::owner), std::nullopt, act), "not_found");
        EXPECT_EQ(code_of(someone(Role::owner), channel_of(closed, std::nullopt), act), "not_found");
        EXPECT_EQ(code_of(someone(Role::owner), channel_of(direct, std::nullopt), act), "not_found");
        EXPECT_EQ(code_of(someone(Role::guest), channel_of(open, std::nullopt), act), "not_found");
        EXPECT_EQ(code_of(someone(Role::member), channel_of(open, std::nullopt), act), "not_a_member");
    }
}

TEST(AnArchivedChannel, IsReadAndManagedButNotWritten) {
    auto facts = channel_of(open, 1);
    facts.archived = true;
    EXPECT_EQ(code_of(someone(Role::owner), facts, Act::write), "archived");
    EXPECT_EQ(code_of(someone(Role::guest), facts, Act::read), "seat");
    EXPECT_EQ(code_of(someone(Role::owner), facts, Act::manage), "seat");
}

TEST(Managing, IsForWhoMadeTheChannelAndForAdmins) {
    auto const made = channel_of(closed, 1);
    EXPECT_EQ(code_of(someone(Role::member, 1), made, Act::manage), "seat");
    EXPECT_EQ(code_of(someone(Role::member, 2), made, Act::manage), "forbidden");
    EXPECT_EQ(code_of(someone(Role::admin, 2), made, Act::manage), "seat");
    EXPECT_EQ(code_of(someone(Role::owner, 1), channel_of(direct, 1), Act::manage), "forbidden");
}

TEST(APermission, IsAskedOfWhoIsKnown) {
    Caller const nobody;
    Caller operates;
    operates.operates = true;
    EXPECT_TRUE(may(nobody, Permission::anyone));
    EXPECT_EQ(may(nobody, Permission::signed_in).error().code, "unauthorized");
    EXPECT_TRUE(may(operates, Permission::operate));
    EXPECT_TRUE(may(someone(Role::guest), Permission::signed_in));
    EXPECT_EQ(may(someone(Role::guest), Permission::see_workspace).error().code, "forbidden");
    EXPECT_EQ(may(someone(Role::owner), Permission::operate).error().code, "forbidden");
    EXPECT_EQ(may(someone(Role::member, 3, true), Permission::human).error().code, "forbidden");
    EXPECT_EQ(self_of(someone(Role::guest, 4)).user(), UserId{4});
}

}  // namespace
}  // namespace holdfast
