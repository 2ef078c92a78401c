// When an invitation may be made, and when it still holds. Pure; any thread.
#pragma once

#include <optional>

#include "features/invitations/requests.hpp"
#include "holdfast/domain/access.hpp"

namespace holdfast::invitations {

// An invitation and who stands behind it, as the transaction reads them.
struct Facts {
    InvitationId id;
    Role role = Role::member;
    Timestamp expires{};
    std::int64_t uses = 0, uses_max = 1;
    bool revoked = false;
    std::string invited_by;  // display name
    Role inviter_role = Role::member;
    bool inviter_bot = false;
    bool inviter_active = true;
};

Verdict decide(CreateInvitation const& command, Caller const& caller);
// Used up, expired, taken back, or made by somebody who could not make it today: it does not hold.
bool holds(Facts const& invitation, Timestamp now);
// Wrong, used, expired, taken back: all alike.
Problem invitation_invalid();

}  // namespace holdfast::invitations
