// The first owner: by a code that the server prints while nobody owns the workspace, never by a default password.
#include "features/accounts/parts.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast::accounts {
namespace {

Problem set_up_already() {
    return {Fault::conflict, "already_set_up", "This workspace has an owner. Sign in instead."};
}
Problem setup_invalid() {
    return {Fault::not_found, "setup_invalid", "This code is not valid. The server prints a new one when it starts.",
            "code"};
}

bool opens(ReadTx& tx, std::optional<Pass> const& pass) { return pass && pass->expires > tx.now(); }

std::optional<Problem> prepare(ReadTx& tx, Caller const&, SetUp& command) {
    if (has_owner(tx)) return set_up_already();
    if (!opens(tx, find_pass(tx, Purpose::setup, command.code))) return setup_invalid();
    return hash_in_place(command.password);
}

Result<Done> set_up(WriteTx& tx, Context const& context, SetUp const& command) {
    if (has_owner(tx)) return set_up_already();
    if (!opens(tx, take_pass(tx, Purpose::setup, command.code))) return setup_invalid();
    auto const name = clean_name(command.workspace_name, "workspace_name");
    if (!name) return name.error();
    auto const owner = make_person(
        tx, context.office, {}, {command.username, command.display_name, command.email, command.password, Role::owner});
    if (!owner) return owner.error();
    set_meta(tx, "workspace_name", *name);
    append(tx, context.office, workspace_log, owner->user.id, WorkspaceChanged{{*name}});
    return sign_in(tx, context, owner->user.id);
}

}  // namespace

void add_setup(Catalogue& catalogue) {
    catalogue.commands.push_back(command<&set_up, &prepare>(
        {.name = "workspace.setup",
         .method = "POST",
         .route = "/api/v1/setup",
         .needs = Permission::anyone,
         .help = "Names a new workspace, makes its first owner and signs them in.",
         .refusals =
             "setup_invalid already_set_up username_taken email_taken bad_username reserved_name bad_email weak_password",
         .logs = "@workspace",
         .example =
             R"({"code":"setup_…","workspace_name":"Harbour","username":"ada","password":"the old harbour wall"})",
         .success = 201,
         .durable = false,
         .by_stream = false,
         .result = &record_of<SignedIn>()}));
    catalogue.events.push_back(event<WorkspaceChanged>({.kind = "workspace.changed",
                                                        .logs = "@workspace",
                                                        .help = "The workspace has another name.",
                                                        .example = R"({"workspace":{"name":"Harbour"}})"}));
}

}  // namespace holdfast::accounts
