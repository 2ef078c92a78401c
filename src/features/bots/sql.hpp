// The queries of bots and their tokens. Any transaction; plain structs out.
#pragma once

#include "features/bots/requests.hpp"

namespace holdfast::bots {

std::int64_t count_of(ReadTx& tx, UserId owner);
// Of one person, or everybody's.
std::vector<BotView> list(ReadTx& tx, std::optional<UserId> owner);
bool holds_token(ReadTx& tx, UserId bot, SessionId token);
void set_display_name(WriteTx& tx, UserId bot, std::string_view display_name);
void set_active(WriteTx& tx, UserId bot, bool active);

}  // namespace holdfast::bots
