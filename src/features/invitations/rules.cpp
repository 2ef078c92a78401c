#include "features/invitations/rules.hpp"

namespace holdfast::invitations {
namespace {

// Nobody invites anybody to more than they may give: admins are invited by owners, owners by nobody.
bool may_invite_as(Role inviter, Role role) {
    return role < Role::admin || (role == Role::admin && inviter == Role::owner);
}

}  // namespace

Problem invitation_invalid() {
    return {Fault::not_found, "invitation_invalid", "This invitation is not valid any more. Ask for another one.",
            "code"};
}

Verdict decide(CreateInvitation const& command, Caller const& caller) {
    if (!caller.user)
        return Problem{Fault::unauthorized, "unauthorized", "An invitation comes from a person: sign in first."};
    if (!may_invite_as(caller.role, command.role))
        return Problem{Fault::forbidden, "forbidden", "Only an owner invites admins, and nobody invites owners.",
                       "role"};
    return allowed();
}

bool holds(Facts const& invitation, Timestamp now) {
    return !invitation.revoked && invitation.expires > now && invitation.uses < invitation.uses_max &&
           invitation.inviter_active &&
           permitted(invitation.inviter_role, invitation.inviter_bot, Permission::invite_people) &&
           may_invite_as(invitation.inviter_role, invitation.role);
}

}  // namespace holdfast::invitations
