// The rules, what they would remove, and the removal itself.
#pragma once

#include <vector>

#include "features/retention/requests.hpp"
#include "holdfast/store/log.hpp"

namespace holdfast::retention {

Rule workspace_rule(ReadTx& tx);
Rule channel_rule(ReadTx& tx, ChannelId channel);
void set_workspace_rule(WriteTx& tx, Rule const& rule);
void set_channel_rule(WriteTx& tx, ChannelId channel, Rule const& rule);  // one that says nothing leaves no row
void set_held(WriteTx& tx, UserId user, bool held);
bool is_user(ReadTx& tx, UserId user);

struct Channel {
    ChannelId id;
    ChannelKind kind = ChannelKind::open;
    std::string name;
    bool member = false;  // of whoever asks
    Rule rule;
};
std::optional<Channel> find(ReadTx& tx, ChannelId channel, UserId asking);
std::vector<Channel> channels(ReadTx& tx, UserId asking);
std::vector<UserId> held_people(ReadTx& tx);

// The first number of a channel that stays, when what happened before `time` goes: no further than the first message of
// somebody whose messages are held, and at most `most` numbers on.
Seq first_to_stay(ReadTx& tx, ChannelId channel, Seq first, Timestamp time, Seq most);
// Fills the counts of what stands from `first` up to, not including, `end`.
void count(ReadTx& tx, ChannelId channel, Seq first, Seq end, WouldGo& out);

// Everything that messages below `end` leave behind, and the log up to there. How many live messages went.
std::int64_t remove(WriteTx& tx, ChannelId channel, Seq end);

// Removals on their way.
std::optional<ChannelId> running(ReadTx& tx);
void note_removed(WriteTx& tx, ChannelId channel, std::int64_t messages);
std::int64_t end_run(WriteTx& tx, ChannelId channel);  // how many messages went
// A channel whose oldest event the rules would remove.
std::optional<ChannelId> next_channel(ReadTx& tx, Rule const& workspace, Timestamp now);

// Free pages of the database go back to the disk, 256 at a time, all but so many. False: there is no more to give.
bool give_back(WriteTx& tx, std::int64_t keep_pages);

}  // namespace holdfast::retention
