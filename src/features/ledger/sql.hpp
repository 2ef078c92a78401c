// The queries of the ledger; plain structs out. What the writer counts is the store's (store/ledger.hpp).
#pragma once

#include "features/ledger/requests.hpp"

namespace holdfast::ledger {

void add_breach(WriteTx& tx, std::int64_t day, UserId by, Breach const& breach);
// Of all who reported, by kind.
std::vector<Count> breaches_of(ReadTx& tx, std::int64_t day);

// A log's end, named as on the wire; one's own log carries the person's id.
struct End {
    std::string name;
    LogId log;
    LogState state;
};
std::vector<End> ends_of_logs(ReadTx& tx);

}  // namespace holdfast::ledger
