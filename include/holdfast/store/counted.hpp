// A fault that a query counts, as a sentence.
#pragma once

#include <string>
#include <vector>

#include "holdfast/store/tx.hpp"

namespace holdfast {

// The query's one number, when it is not 0, goes before the words.
inline void count_fault(ReadTx& tx, std::vector<std::string>& out, std::string_view sql, std::string_view words) {
    auto row = tx.query(sql);
    if (row.step() && row.number(0) > 0) out.push_back(row.text(0) + " " + std::string{words});
}

}  // namespace holdfast
