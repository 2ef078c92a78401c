// The queries of drafts; plain structs out.
#pragma once

#include "features/drafts/draft.hpp"

namespace holdfast::drafts {

// Nothing when there is none.
std::optional<std::string> text_of(ReadTx& tx, UserId user, ChannelId channel, Seq thread);
std::int64_t count(ReadTx& tx, UserId user);
std::vector<Draft> all(ReadTx& tx, UserId user);

void put(WriteTx& tx, UserId user, Draft const& draft);
void remove(WriteTx& tx, UserId user, ChannelId channel, Seq thread);
void remove_all_in(WriteTx& tx, UserId user, ChannelId channel);

}  // namespace holdfast::drafts
