// What people change about themselves.
#include "features/accounts/parts.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast::accounts {
namespace {

// The address as it is to be stored; nothing inside: taken away.
Result<std::optional<std::string>> wished_email(std::string_view text) {
    if (text.empty()) return std::optional<std::string>{};
    auto clean = clean_email(text);
    if (!clean) return clean.error();
    return std::optional{std::move(*clean)};
}

// True when something changed.
Result<bool> change_display_name(WriteTx& tx, UserId user, std::optional<std::string> const& wished) {
    if (!wished) return false;
    auto const clean = clean_display_name(*wished);
    if (!clean) return clean.error();
    if (*clean == user_view(tx, user)->display_name) return false;
    set_display_name(tx, user, *clean);
    return true;
}

Result<bool> change_title(WriteTx& tx, UserId user, std::optional<std::string> const& wished) {
    if (!wished) return false;
    auto const clean = clean_title(*wished);
    if (!clean) return clean.error();
    if (*clean == user_view(tx, user)->title) return false;
    set_title(tx, user, *clean);
    return true;
}

Result<bool> change_time_zone(WriteTx& tx, UserId user, std::optional<std::string> const& wished) {
    if (!wished) return false;
    auto const clean = clean_time_zone(*wished, "time_zone");
    if (!clean) return clean.error();
    if (*clean == user_view(tx, user)->time_zone) return false;
    set_time_zone(tx, user, *clean);
    return true;
}

Result<bool> change_email(WriteTx& tx, UserId user, std::optional<std::string> const& wished) {
    if (!wished) return false;
    auto const email = wished_email(*wished);
    if (!email) return email.error();
    if (*email == email_of(tx, user)) return false;
    if (!set_email(tx, user, *email))
        return Problem{Fault::conflict, "email_taken", "Somebody uses this e-mail address already.", "email"};
    forget_passes(tx, Purpose::reset, user);  // a link that was sent to the address before is no good any more
    return true;
}

// Another e-mail address is announced too, without it: one's other devices read their profile again.
Result<Done> update(WriteTx& tx, Context const& context, UpdateMe const& command) {
    auto const user = context.caller.user;
    if (!user) return needs_account();
    auto const renamed = change_display_name(tx, user, command.display_name);
    if (!renamed) return renamed.error();
    auto const retitled = change_title(tx, user, command.title);
    if (!retitled) return retitled.error();
    auto const moved = change_time_zone(tx, user, command.time_zone);
    if (!moved) return moved.error();
    auto const readdressed = change_email(tx, user, command.email);
    if (!readdressed) return readdressed.error();
    if (!*renamed && !*retitled && !*moved && !*readdressed)
        return unchanged(tx, workspace_log, encode(*user_view(tx, user)));
    return done_with(announce_person(tx, context.office, user, user));
}

Result<Done> say_status(WriteTx& tx, Context const& context, SetStatus const& command) {
    auto const user = context.caller.user;
    if (!user) return needs_account();
    auto const status = decide(command, tx.now());
    if (!status) return status.error();
    set_status(tx, user, *status);
    tx.change(StatusSet{user, std::string{state_name(status->state)}, status->text, status->emoji, status->until});
    return unchanged(tx, log_of(user), encode(*status));  // no event: presence is pushed, and never replayed (D13)
}

Result<Profile> me(ReadTx& tx, Caller const& caller, NoQuestion const&) {
    auto profile = profile_of(tx, caller.user);
    if (!profile) return needs_account();
    return std::move(*profile);
}

}  // namespace

void add_me(Catalogue& catalogue) {
    catalogue.commands.push_back(command<&update>(
        {.name = "me.update",
         .method = "PATCH",
         .route = "/api/v1/me",
         .needs = Permission::signed_in,
         .help = "Changes one's own display name, title, time zone or e-mail address.",
         .refusals = "reserved_name bad_text bad_time_zone bad_email email_taken",
         .logs = "@workspace",
         .example = R"({"display_name":"Ada Lovelace","title":"Harbour master","time_zone":"Europe/Berlin"})",
         .result = &record_of<UserView>()}));
    catalogue.commands.push_back(command<&say_status>(
        {.name = "me.set_status",
         .method = "PUT",
         .route = "/api/v1/me/status",
         .needs = Permission::signed_in,
         .help = "Says whether one is there, in a few words and until when.",
         .refusals = "",
         .logs = "",
         .example = R"({"state":"away","text":"Lunch","emoji":"🥪","until":"2026-09-14T13:00:00Z"})",
         .result = &record_of<StatusView>()}));
    catalogue.reads.push_back(read<&me>({.name = "me",
                                         .route = "/api/v1/me",
                                         .needs = Permission::signed_in,
                                         .help = "Oneself, with what others do not see.",
                                         .refusals = ""}));
}

}  // namespace holdfast::accounts
