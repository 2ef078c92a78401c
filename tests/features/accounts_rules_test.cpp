// Who may make, change and remove whom: the pure rules of accounts.
#include "features/accounts/rules.hpp"

#include <gtest/gtest.h>

namespace holdfast::test {
namespace {

using accounts::ChangeRole;
using accounts::SetStatus;
using accounts::Target;

Caller caller_of(Role role, std::int64_t id = 7) { return {UserId{id}, SessionId{1}, role}; }
Caller operating() {
    Caller caller;
    caller.operates = true;
    return caller;
}

bool manages(Role role, Role target) { return accounts::may_manage(caller_of(role), {UserId{8}, target}).has_value(); }
bool grants(Role role, Role wanted) { return accounts::may_grant(caller_of(role), wanted).has_value(); }

TEST(MayGrant, GivesNobodyMoreThanTheyHold) {
    using enum Role;
    for (auto const role : {guest, member, admin, owner}) EXPECT_TRUE(grants(owner, role));
    EXPECT_TRUE(grants(admin, guest));
    EXPECT_TRUE(grants(admin, member));
    EXPECT_FALSE(grants(admin, admin));
    EXPECT_FALSE(grants(admin, owner));
    EXPECT_FALSE(grants(guest, member));
    EXPECT_TRUE(accounts::may_grant(operating(), owner));
}

TEST(MayManage, LeavesAdminsAndOwnersToOwners) {
    using enum Role;
    for (auto const role : {guest, member, admin, owner}) EXPECT_TRUE(manages(owner, role));
    EXPECT_TRUE(manages(admin, guest));
    EXPECT_TRUE(manages(admin, member));
    EXPECT_FALSE(manages(admin, admin));
    EXPECT_FALSE(manages(admin, owner));
    EXPECT_FALSE(manages(member, member));
}

TEST(ChangingARole, IsRefusedForOnesOwn) {
    Target const self{UserId{7}, Role::owner, false, true, std::nullopt, 2};
    auto const decided = accounts::decide(ChangeRole{UserId{7}, Role::member}, self, caller_of(Role::owner));
    ASSERT_FALSE(decided);
    EXPECT_EQ(decided.error().code, "own_role");
    EXPECT_EQ(decided.error().fault, Fault::forbidden);
}

TEST(ChangingARole, KeepsTheLastOwner) {
    Target const last{UserId{8}, Role::owner, false, true, std::nullopt, 1};
    auto const decided = accounts::decide(ChangeRole{UserId{8}, Role::member}, last, caller_of(Role::owner));
    ASSERT_FALSE(decided);
    EXPECT_EQ(decided.error().code, "last_owner");
    EXPECT_EQ(decided.error().fault, Fault::conflict);

    Target const one_of_two{UserId{8}, Role::owner, false, true, std::nullopt, 2};
    EXPECT_TRUE(*accounts::decide(ChangeRole{UserId{8}, Role::member}, one_of_two, caller_of(Role::owner)));
}

TEST(ChangingARole, NeverRaisesABotAboveItsOwner) {
    Target const bot{UserId{8}, Role::member, true, true, Role::member, 1};
    auto const decided = accounts::decide(ChangeRole{UserId{8}, Role::admin}, bot, caller_of(Role::owner));
    ASSERT_FALSE(decided);
    EXPECT_EQ(decided.error().code, "bot_above_owner");
}

TEST(ChangingARole, ChangesNothingWhenItIsSoAlready) {
    Target const member{UserId{8}, Role::member, false, true, std::nullopt, 1};
    EXPECT_FALSE(*accounts::decide(ChangeRole{UserId{8}, Role::member}, member, caller_of(Role::owner)));
}

TEST(ATitle, MayBeAHundredCharactersOfAnyScript) {
    std::string masters;
    for (int i = 0; i < 100; ++i) masters += "长";
    EXPECT_EQ(*accounts::clean_title(masters), masters);
    EXPECT_EQ(accounts::clean_title(masters + "x").error().code, "too_large");
    EXPECT_EQ(*accounts::clean_title("   "), "");
}

TEST(AStatus, EndsByItself) {
    auto const until = from_micros(1000);
    accounts::StatusView const lunch{accounts::State::away, "Lunch", "🥪", until};
    EXPECT_EQ(accounts::status_at(lunch, from_micros(999)).text, "Lunch");
    auto const after = accounts::status_at(lunch, until);
    EXPECT_EQ(after.state, accounts::State::online);
    EXPECT_EQ(after.text, "");
    EXPECT_EQ(after.emoji, "");
}

TEST(AStatus, MayBeAHundredCharactersOfAnyScript) {
    std::string harbours;
    for (int i = 0; i < 100; ++i) harbours += "港";
    EXPECT_TRUE(accounts::decide(SetStatus{accounts::State::online, harbours, "", {}}, Timestamp{}));
    EXPECT_EQ(accounts::decide(SetStatus{accounts::State::online, harbours + "x", "", {}}, Timestamp{}).error().code,
              "too_large");
    SetStatus const over{accounts::State::online, "Lunch", "", from_micros(5)};
    EXPECT_EQ(accounts::decide(over, from_micros(5)).error().field, "until");
}

}  // namespace
}  // namespace holdfast::test
