#include "holdfast/features/setup.hpp"

#include "features/accounts/sql.hpp"

namespace holdfast {

std::optional<std::string> new_setup_code(WriteTx& tx) {
    if (accounts::has_owner(tx)) return std::nullopt;
    return accounts::give_pass(tx, accounts::Purpose::setup, {}, tx.now() + std::chrono::days{7});
}

}  // namespace holdfast
