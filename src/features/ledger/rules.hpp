// What the ledger's figures say. Pure.
#pragma once

#include "features/ledger/requests.hpp"
#include "holdfast/store/ledger.hpp"

namespace holdfast::ledger {

std::string day_text(std::int64_t day);
std::optional<std::int64_t> day_number(std::string_view text);

// `newest`: more may come to it, so its last commit may stand unconfirmed.
Line line_of(LedgerDay const& day, std::vector<Count> breaches, bool newest);
Line total_of(std::vector<Line> const& days);
bool names_a_log(std::string_view text);

}  // namespace holdfast::ledger
