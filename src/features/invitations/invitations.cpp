// Invitations: a code, shown once, with which people make their own accounts.
#include "features/invitations/sql.hpp"

namespace holdfast {
namespace invitations {
namespace {

Result<Done> create(WriteTx& tx, Context const& context, CreateInvitation const& command) {
    if (auto verdict = decide(command, context.caller); !verdict) return verdict.error();
    auto const code = new_token(tx.random(), "invite_", code_bytes);
    auto const expires = tx.now() + std::chrono::hours{command.expires_in_hours};
    auto const id = insert_invitation(tx, {sha256(code), command.role, context.caller.user, expires, command.uses});
    Done done;
    done.result = encode(NewInvitation{id, code, expires});
    return done;
}

Result<Done> take_back(WriteTx& tx, Context const&, InvitationOnly const& command) {
    if (!revoke(tx, command.invitation))
        return Problem{Fault::not_found, "not_found", "There is no such invitation here.", "invitation"};
    return Done{};
}

Result<InvitationPage> list(ReadTx& tx, Caller const&, ListInvitations const& question) {
    InvitationPage page{open_invitations(tx, question.cursor, question.limit + 1), std::nullopt};
    if (std::ssize(page.items) > question.limit) {
        page.items.pop_back();
        page.next_cursor = page.items.back().id;
    }
    return page;
}

Result<Facts> valid_invitation(ReadTx& tx, std::string_view code) {
    auto invitation = find_invitation(tx, code);
    if (!invitation || !holds(*invitation, tx.now())) return invitation_invalid();
    return std::move(*invitation);
}

// A question that is asked by POST: a code in an address would end up in logs and histories.
Result<Done> preview(WriteTx& tx, Context const&, PreviewInvitation const& command) {
    auto const invitation = valid_invitation(tx, command.code);
    if (!invitation) return invitation.error();
    Done done;
    done.result =
        encode(Preview{meta(tx, "workspace_name").value_or("Holdfast"), invitation->invited_by, invitation->role});
    return done;
}

// The code is looked at first: hashing for whoever guesses would be a gift.
std::optional<Problem> prepare(ReadTx& tx, Caller const&, AcceptInvitation& command) {
    auto const invitation = valid_invitation(tx, command.code);
    if (!invitation) return invitation.error();
    return hash_in_place(command.password);
}

Result<Done> accept(WriteTx& tx, Context const& context, AcceptInvitation const& command) {
    auto const invitation = valid_invitation(tx, command.code);
    if (!invitation) return invitation.error();
    if (!take_use(tx, invitation->id)) return invitation_invalid();
    auto const made =
        make_person(tx, context.office, {},
                    {command.username, command.display_name, command.email, command.password, invitation->role});
    if (!made) return made.error();
    return sign_in(tx, context, made->user.id);
}

}  // namespace
}  // namespace invitations

void add_invitations(Catalogue& catalogue) {
    using namespace invitations;
    catalogue.refusals.push_back(
        {"invitation_invalid", Fault::not_found, "The code is wrong, used up, expired or taken back."});
    catalogue.commands.push_back(command<&create>(
        {.name = "invitation.create",
         .method = "POST",
         .route = "/api/v1/invitations",
         .needs = Permission::invite_people,
         .help = "A code with which people make their own accounts, for as long as who made it may invite.",
         .refusals = "",
         .logs = "",
         .example = R"({"role":"member","uses":5,"expires_in_hours":48})",
         .success = 201,
         .durable = false,
         .by_stream = false,
         .result = &record_of<NewInvitation>()}));
    catalogue.commands.push_back(command<&take_back>({.name = "invitation.revoke",
                                                      .method = "DELETE",
                                                      .route = "/api/v1/invitations/{invitation}",
                                                      .needs = Permission::invite_people,
                                                      .help = "Takes an invitation back; who came by it stays.",
                                                      .refusals = "not_found",
                                                      .logs = "",
                                                      .example = "{}",
                                                      .durable = false,
                                                      .by_stream = false}));
    catalogue.commands.push_back(command<&preview>({.name = "invitation.preview",
                                                    .method = "POST",
                                                    .route = "/api/v1/invitations/preview",
                                                    .needs = Permission::anyone,
                                                    .help = "Where an invitation leads, before one accepts it.",
                                                    .refusals = "invitation_invalid",
                                                    .logs = "",
                                                    .example = R"({"code":"invite_…"})",
                                                    .durable = false,
                                                    .by_stream = false,
                                                    .result = &record_of<Preview>()}));
    catalogue.commands.push_back(command<&accept, &prepare>(
        {.name = "invitation.accept",
         .method = "POST",
         .route = "/api/v1/invitations/accept",
         .needs = Permission::anyone,
         .help = "Makes one's own account and signs in.",
         .refusals = "invitation_invalid username_taken email_taken reserved_name bad_username bad_email weak_password",
         .logs = "@workspace",
         .example = R"({"code":"invite_…","username":"ben","password":"the old harbour wall"})",
         .success = 201,
         .durable = false,
         .by_stream = false,
         .result = &record_of<SignedIn>()}));
    catalogue.reads.push_back(
        read<&list>({.name = "invitations",
                     .route = "/api/v1/invitations",
                     .needs = Permission::invite_people,
                     .help = "Invitations that can still be used, page by page, the newest first.",
                     .refusals = ""}));
}

}  // namespace holdfast
