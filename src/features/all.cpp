#include "holdfast/features/all.hpp"

namespace holdfast {

void add_logs(Catalogue& catalogue);
void add_accounts(Catalogue& catalogue);
void add_sessions(Catalogue& catalogue);
void add_invitations(Catalogue& catalogue);
void add_channels(Catalogue& catalogue);
void add_channel_imports(Catalogue& catalogue);
void add_messages(Catalogue& catalogue);
void add_message_imports(Catalogue& catalogue);
void add_hooks(Catalogue& catalogue);
void add_unread(Catalogue& catalogue);
void add_reactions(Catalogue& catalogue);
void add_reaction_imports(Catalogue& catalogue);
void add_pins(Catalogue& catalogue);
void add_pin_imports(Catalogue& catalogue);
void add_saved(Catalogue& catalogue);
void add_files(Catalogue& catalogue);
void add_search(Catalogue& catalogue);
void add_preferences(Catalogue& catalogue);
void add_drafts(Catalogue& catalogue);
void add_bots(Catalogue& catalogue);
void add_slash(Catalogue& catalogue);
void add_outgoing(Catalogue& catalogue);
void add_threads(Catalogue& catalogue);
void add_mentions(Catalogue& catalogue);
void add_admin(Catalogue& catalogue);
void add_retention(Catalogue& catalogue);
void add_ledger(Catalogue& catalogue);

Catalogue all_features() {
    Catalogue catalogue;
    add_logs(catalogue);
    add_accounts(catalogue);
    add_sessions(catalogue);
    add_invitations(catalogue);
    add_channels(catalogue);
    add_channel_imports(catalogue);
    add_messages(catalogue);
    add_message_imports(catalogue);
    add_hooks(catalogue);
    add_unread(catalogue);
    add_reactions(catalogue);
    add_reaction_imports(catalogue);
    add_pins(catalogue);
    add_pin_imports(catalogue);
    add_saved(catalogue);
    add_files(catalogue);
    add_search(catalogue);
    add_preferences(catalogue);
    add_drafts(catalogue);
    add_bots(catalogue);
    add_slash(catalogue);
    add_outgoing(catalogue);  // after all that have events of channels
    add_threads(catalogue);
    add_mentions(catalogue);
    add_admin(catalogue);
    add_retention(catalogue);
    add_ledger(catalogue);
    catalogue.verify();
    return catalogue;
}

}  // namespace holdfast
