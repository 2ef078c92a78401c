#include "holdfast/domain/roles.hpp"

#include <array>

#include "holdfast/base/assert.hpp"

namespace holdfast {
namespace {

struct Row {
    Permission permission;
    std::string_view name;
    bool guest, member, admin, owner;
    bool bot;  // whether a bot may use what its role has
};

constexpr bool yes = true, no = false;

// That nobody raises anybody above themselves, and that the last owner stays, are rules of accounts, not of this table.
constexpr std::array table{
    //                                                               guest member admin owner   bot
    Row{Permission::anyone, "anyone", yes, yes, yes, yes, yes},
    Row{Permission::signed_in, "signed_in", yes, yes, yes, yes, yes},
    Row{Permission::human, "human", yes, yes, yes, yes, no},
    Row{Permission::see_workspace, "see_workspace", no, yes, yes, yes, yes},
    Row{Permission::start_directs, "start_directs", no, yes, yes, yes, yes},
    Row{Permission::create_channels, "create_channels", no, yes, yes, yes, yes},
    Row{Permission::join_channels, "join_channels", no, yes, yes, yes, yes},
    Row{Permission::make_bots, "make_bots", no, yes, yes, yes, no},
    Row{Permission::manage_channels, "manage_channels", no, no, yes, yes, yes},
    Row{Permission::invite_people, "invite_people", no, no, yes, yes, yes},
    Row{Permission::manage_people, "manage_people", no, no, yes, yes, yes},
    Row{Permission::manage_roles, "manage_roles", no, no, yes, yes, yes},
    Row{Permission::manage_workspace, "manage_workspace", no, no, yes, yes, yes},
    Row{Permission::moderate, "moderate", no, no, yes, yes, yes},
    Row{Permission::operate, "operate", no, no, no, no, no},
};

constexpr bool stands_in_order() {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].permission) != i) return false;
    return true;
}
static_assert(stands_in_order(), "one row for each permission, in the order of the enum");

Row const& row_of(Permission permission) {
    auto const index = static_cast<std::size_t>(permission);
    HF_ASSERT(index < table.size());
    return table[index];
}

bool role_has(Row const& row, Role role) {
    switch (role) {
        case Role::guest: return row.guest;
        case Role::member: return row.member;
        case Role::admin: return row.admin;
        case Role::owner: return row.owner;
    }
    return false;
}

}  // namespace

bool permitted(Role role, bool bot, Permission permission) {
    auto const& row = row_of(permission);
    return role_has(row, role) && (row.bot || !bot);
}

std::string_view permission_name(Permission permission) { return row_of(permission).name; }

std::string_view role_name(Role role) {
    switch (role) {
        case Role::guest: return "guest";
        case Role::member: return "member";
        case Role::admin: return "admin";
        case Role::owner: return "owner";
    }
    HF_ASSERT(!"a role beyond the table");
    return {};
}

std::optional<Role> parse_role(std::string_view name) {
    for (auto const role : {Role::guest, Role::member, Role::admin, Role::owner})
        if (name == role_name(role)) return role;
    return std::nullopt;
}

}  // namespace holdfast
