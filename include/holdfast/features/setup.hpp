// The way into a workspace that nobody owns yet. Lives on: the writer.
#pragma once

#include <optional>
#include <string>

#include "holdfast/store/tx.hpp"

namespace holdfast {

// A fresh code for POST /api/v1/setup, good for a week, in place of the one before; nothing when there is an owner.
std::optional<std::string> new_setup_code(WriteTx& tx);

}  // namespace holdfast
