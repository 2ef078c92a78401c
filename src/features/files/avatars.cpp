// Profile pictures: an upload begun with `picture`, made small and square, shown to whoever may know the person.
#include "features/files/parts.hpp"

namespace holdfast::files {
namespace {

Problem no_picture() { return {Fault::not_found, "not_found", "There is no such picture.", "user"}; }

Result<Done> announced(WriteTx& tx, Context const& context) {
    auto const user = context.caller.user;
    auto const made = announce_person(tx, context.office, user, user);
    return done(workspace_log, made.place, encode(made.user));
}

Result<Done> change(WriteTx& tx, Context const& context, SetAvatar const& command) {
    auto const user = context.caller.user;
    if (!user) return Problem{Fault::unauthorized, "unauthorized", "Sign in first."};
    auto const file = find_file(tx, command.file);
    if (!file || file->user != user || file->picture == Picture::none) return file_not_found("file");
    auto const before = avatar_of(tx, user);
    if (before == command.file) return unchanged(tx, workspace_log, encode(*user_view(tx, user)));
    set_avatar(tx, user, command.file);
    if (before) drop_file(tx, before);
    return announced(tx, context);
}

Result<Done> remove(WriteTx& tx, Context const& context, NoAvatar const&) {
    auto const user = context.caller.user;
    if (!user) return Problem{Fault::unauthorized, "unauthorized", "Sign in first."};
    auto const before = avatar_of(tx, user);
    if (!before) return unchanged(tx, workspace_log, encode(*user_view(tx, user)));
    set_avatar(tx, user, {});
    drop_file(tx, before);
    return announced(tx, context);
}

Result<OpenBytes> picture(Catalogue const& catalogue, ReadTx& tx, Caller const& caller, AskAvatar const& question) {
    bool const seen = may(caller, Permission::see_workspace) || caller.user == question.user ||
                      share_a_channel(tx, caller.user, question.user);
    auto const file = seen ? find_file(tx, avatar_of(tx, question.user)) : std::nullopt;
    if (!file) return no_picture();
    auto out = opened(catalogue, *file, false);
    if (out) out->for_good = question.version == to_text(file->id);
    return out;
}

}  // namespace

void add_avatars(Catalogue& catalogue) {
    catalogue.commands.push_back(
        command<&change>({.name = "me.set_avatar",
                          .method = "PUT",
                          .route = "/api/v1/me/avatar",
                          .help = "Makes an upload of one's own, begun with `picture`, one's profile picture.",
                          .refusals = "not_found",
                          .logs = "@workspace",
                          .example = R"({"file":"F01h9w4c9c8g00"})",
                          .by_stream = false,
                          .result = &record_of<UserView>()}));
    catalogue.commands.push_back(command<&remove>({.name = "me.remove_avatar",
                                                   .method = "DELETE",
                                                   .route = "/api/v1/me/avatar",
                                                   .help = "Takes one's profile picture away.",
                                                   .refusals = "",
                                                   .logs = "@workspace",
                                                   .by_stream = false,
                                                   .result = &record_of<UserView>()}));
    catalogue.bytes.push_back(gives<&picture>({.name = "user.avatar",
                                               .method = "GET",
                                               .route = "/api/v1/users/{user}/avatar",
                                               .help = "Somebody's profile picture, 256 pixels square, as WebP.",
                                               .refusals = "not_found"}));
}

}  // namespace holdfast::files
