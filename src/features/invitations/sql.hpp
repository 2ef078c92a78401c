// The queries of invitations. Any transaction; plain structs out.
#pragma once

#include "features/invitations/rules.hpp"

namespace holdfast::invitations {

struct NewRow {
    Digest code;  // SHA-256
    Role role = Role::member;
    UserId created_by;
    Timestamp expires{};
    std::int64_t uses_max = 1;
};
InvitationId insert_invitation(WriteTx& tx, NewRow const& row);
std::optional<Facts> find_invitation(ReadTx& tx, std::string_view code);
// False when none was left.
bool take_use(WriteTx& tx, InvitationId invitation);
// False when there is none.
bool revoke(WriteTx& tx, InvitationId invitation);
// Those that can still be used, the newest first, older than `before`.
std::vector<InvitationView> open_invitations(ReadTx& tx, std::optional<InvitationId> before, std::int64_t limit);

}  // namespace holdfast::invitations
