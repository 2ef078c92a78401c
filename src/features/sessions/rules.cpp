#include "features/sessions/rules.hpp"

namespace holdfast::sessions {
namespace {

Problem forbidden(std::string_view code, std::string_view detail) {
    return {Fault::forbidden, std::string{code}, std::string{detail}, "user"};
}

}  // namespace

Problem session_not_found() { return {Fault::not_found, "not_found", "There is no such session here.", "session"}; }

Verdict may_sign_out(Caller const& caller, Holder const& holder) {
    bool const owns = caller.operates || caller.role == Role::owner;
    if (holder.role == Role::owner && !owns && caller.user != holder.user)
        return forbidden("forbidden", "Only an owner signs out an owner.");
    return allowed();
}

Verdict may_give_token(Caller const& caller, Holder const& holder) {
    if (!holder.active) return Problem{Fault::conflict, "deactivated", "This account is deactivated.", "user"};
    if (caller.operates) return allowed();
    if (!holder.bot) return forbidden("bots_only", "People make their own tokens; others make them only for bots.");
    if (holder.role >= Role::admin && caller.role != Role::owner)
        return forbidden("forbidden", "Only an owner makes tokens for a bot with an admin's rights.");
    return allowed();
}

}  // namespace holdfast::sessions
