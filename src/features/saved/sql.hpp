// The queries of saved messages.
#pragma once

#include <vector>

#include "features/saved/saved.hpp"

namespace holdfast::saved {

bool there(ReadTx& tx, UserId user, ChannelId channel, Seq message);
std::int64_t count(ReadTx& tx, UserId user);
void add(WriteTx& tx, UserId user, SavedMark const& mark, Place const& place);
// False when it was not saved.
bool remove(WriteTx& tx, UserId user, SavedMark const& mark);

struct Row {
    SavedMark mark;
    Timestamp at{};
    Seq seq = 0;
};
// The last saved first, below `bound`.
std::vector<Row> page(ReadTx& tx, UserId user, Seq bound, std::int64_t limit);
std::vector<SavedMark> all(ReadTx& tx, UserId user);

}  // namespace holdfast::saved
