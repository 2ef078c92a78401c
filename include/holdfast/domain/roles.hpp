// Who may do what: one table, role by role. The declared permission of a route is what the engine checks.
// Value types; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace holdfast {

enum class Role : std::uint8_t { guest = 1, member = 2, admin = 3, owner = 4 };

std::string_view role_name(Role role);
std::optional<Role> parse_role(std::string_view name);

enum class Permission : std::uint8_t {
    anyone,         // also without signing in
    signed_in,      // everybody with a session
    human,          // everybody with a session, but no bots
    see_workspace,  // list people and public channels
    start_directs,
    create_channels,
    join_channels,
    make_bots,        // and give them tokens, webhooks and slash commands
    manage_channels,  // rename, archive and restore channels that others created
    invite_people,
    manage_people,  // create, deactivate, sign out
    manage_roles,
    manage_workspace,
    moderate,  // delete what others wrote, in channels one is in
    operate,   // nobody but who operates the machine: imports
};

bool permitted(Role role, bool bot, Permission permission);
std::string_view permission_name(Permission permission);

}  // namespace holdfast
