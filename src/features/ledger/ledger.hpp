// One reading of the ledger, for admins and for the command line alike.
#pragma once

#include "features/ledger/requests.hpp"

namespace holdfast::ledger {

// Days as text, checked here; empty: from the first, to the last.
Result<Book> book_of(ReadTx& tx, std::string const& from, std::string const& to);

}  // namespace holdfast::ledger
