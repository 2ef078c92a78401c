// The parts that accounts consists of; each adds its commands and reads.
#pragma once

#include "features/accounts/sql.hpp"
#include "holdfast/engine/people.hpp"

namespace holdfast::accounts {

void add_administration(Catalogue& catalogue);  // others: create, role, deactivate, reactivate
void add_me(Catalogue& catalogue);              // oneself: profile, status
void add_passwords(Catalogue& catalogue);       // change, reset, reset links
void add_setup(Catalogue& catalogue);           // the first owner
void add_directory(Catalogue& catalogue);       // who is here
void add_import(Catalogue& catalogue);          // many at once, from a table

std::string workspace_name(ReadTx& tx);
// The machine's own operator has no account of their own.
Problem needs_account();
// Done for a person who was announced: their public profile is the result.
Done done_with(MadePerson const& made);

}  // namespace holdfast::accounts
