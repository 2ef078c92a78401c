// The ledger for the command line: as a table, and as proof that an outsider can recompute (docs/ledger.md).
// Reads one snapshot; also beside a running server.
#pragma once

#include <string>

#include "holdfast/base/result.hpp"
#include "holdfast/store/tx.hpp"

namespace holdfast {

struct LedgerPrint {
    bool equal = false;
    std::string table;
    std::string proof;  // JSON
};
// Days as 2026-09-14; empty: from the first, to today.
Result<LedgerPrint> print_ledger(ReadTx& tx, std::string const& from, std::string const& to);

}  // namespace holdfast
