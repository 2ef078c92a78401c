#include "holdfast/features/all.hpp"

namespace holdfast {

void add_logs(Catalogue& catalogue);
void add_accounts(Catalogue& catalogue);
void add_sessions(Catalogue& catalogue);
void add_invitations(Catalogue& catalogue);
void add_channels(Catalogue& catalogue);
void add_messages(Catalogue& catalogue);
void add_unread(Catalogue& catalogue);
void add_reactions(Catalogue& catalogue);
void add_pins(Catalogue& catalogue);
void add_saved(Catalogue& catalogue);
void add_files(Catalogue& catalogue);
void add_bots(Catalogue& catalogue);
void add_slash(Catalogue& catalogue);
void add_outgoing(Catalogue& catalogue);

Catalogue all_features() {
    Catalogue catalogue;
    add_logs(catalogue);
    add_accounts(catalogue);
    add_sessions(catalogue);
    add_invitations(catalogue);
    add_channels(catalogue);
    add_messages(catalogue);
    add_unread(catalogue);
    add_reactions(catalogue);
    add_pins(catalogue);
    add_saved(catalogue);
    add_files(catalogue);
    add_bots(catalogue);
    add_slash(catalogue);
    add_outgoing(catalogue);  // after all that have events of channels
    catalogue.verify();
    return catalogue;
}

}  // namespace holdfast
