#include "features/accounts/rules.hpp"

#include <algorithm>

#include "holdfast/domain/text.hpp"

namespace holdfast::accounts {
namespace {

Problem forbidden(std::string_view code, std::string_view detail, std::string_view field = {}) {
    return {Fault::forbidden, std::string{code}, std::string{detail}, std::string{field}};
}

bool owns(Caller const& caller) { return caller.operates || caller.role == Role::owner; }

bool is_last_owner(Target const& target) {
    return target.role == Role::owner && target.active && !target.bot && target.owners <= 1;
}

Problem last_owner() {
    return {Fault::conflict, "last_owner", "A workspace keeps at least one owner: make somebody else an owner first.",
            "user"};
}

std::int64_t characters(std::string_view text) {
    return std::count_if(text.begin(), text.end(),
                         [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
}

}  // namespace

Problem user_not_found() { return {Fault::not_found, "not_found", "There is no such person here.", "user"}; }

Verdict may_grant(Caller const& caller, Role role) {
    if (owns(caller)) return allowed();
    if (role >= Role::admin) return forbidden("forbidden", "Only an owner makes admins and owners.", "role");
    if (role > caller.role) return forbidden("forbidden", "This role is above your own.", "role");
    return allowed();
}

Verdict may_manage(Caller const& caller, Target const& target) {
    if (owns(caller) || target.role < std::min(caller.role, Role::admin)) return allowed();
    return forbidden("forbidden", "Only an owner manages admins and owners.", "user");
}

Verdict may_let_in(Caller const& caller, Target const& target) {
    if (owns(caller) || target.role <= caller.role) return allowed();
    return forbidden("forbidden", "Only an owner does this for an owner.", "user");
}

Result<bool> decide(ChangeRole const& command, Target const& target, Caller const& caller) {
    if (!caller.operates && target.user == caller.user)
        return forbidden("own_role", "Nobody changes their own role.", "user");
    if (auto verdict = may_manage(caller, target); !verdict) return verdict.error();
    if (auto verdict = may_grant(caller, command.role); !verdict) return verdict.error();
    if (target.bot_owner_role && command.role > *target.bot_owner_role)
        return forbidden("bot_above_owner", "A bot never stands above the person it belongs to.", "role");
    if (target.role == command.role) return false;
    if (is_last_owner(target)) return last_owner();
    return true;
}

Result<bool> decide_deactivation(Target const& target, Caller const& caller) {
    bool const themselves = !caller.operates && target.user == caller.user;
    if (auto verdict = may_manage(caller, target); !verdict && !themselves) return verdict.error();
    if (!target.active) return false;
    if (is_last_owner(target)) return last_owner();
    return true;
}

Result<bool> decide_reactivation(Target const& target, Caller const& caller) {
    if (auto verdict = may_manage(caller, target); !verdict) return verdict.error();
    return !target.active;
}

Result<std::string> clean_title(std::string_view text) {
    auto title = clean_line(text, "title", title_bytes_max);
    if (title && characters(*title) > title_characters_max)
        return Problem{Fault::too_large, "too_large", "A title may be at most 100 characters long.", "title"};
    return title;
}

Result<StatusView> decide(SetStatus const& command, Timestamp now) {
    auto text = clean_line(command.text, "text", status_text_bytes_max);
    if (!text) return text.error();
    if (characters(*text) > status_text_characters_max)
        return Problem{Fault::too_large, "too_large", "A status may be at most 100 characters long.", "text"};
    auto emoji = clean_line(command.emoji, "emoji", status_emoji_bytes_max);
    if (!emoji) return emoji.error();
    if (command.until && *command.until <= now)
        return Problem{Fault::bad_request, "out_of_range", "This time has passed already.", "until"};
    return StatusView{command.state, *text, *emoji, command.until};
}

StatusView status_at(StatusView status, Timestamp now) {
    if (status.until && *status.until <= now) return {};
    return status;
}

}  // namespace holdfast::accounts
