// The newest live messages of channels that stand in no thread, by number and author: what unread is counted from when a
// thousand people come back at once, and each of them stands somewhere else in the same channels.
// Lives on: a reader's connection, which remembers it. Bounded: roots_max of each of channels_max channels, 18 MB.
// Good as long as the log's head is the same; what came since is added, and a deletion makes it be read anew.
#pragma once

#include <unordered_map>
#include <vector>

#include "holdfast/store/tx.hpp"

namespace holdfast::unread {

// A live message that stands in no thread.
struct Root {
    Seq seq = 0;
    UserId author;
};

class Roots {
public:
    // Up to the head of this transaction's log.
    void catch_up(ReadTx& tx, ChannelId channel, Seq head);
    // How many after this number are somebody else's, at most `most`; nothing when it reaches back further than is held.
    std::optional<std::int64_t> after(Seq seq, UserId reader, std::int64_t most) const;

private:
    void read_anew(ReadTx& tx, ChannelId channel);
    void read_on(ReadTx& tx, ChannelId channel);

    Seq as_of_ = 0;
    bool whole_ = false;  // the channel has no older ones
    std::vector<Root> newest_;
};

class RootsOfChannels {
public:
    Roots& of(ChannelId channel);

private:
    std::unordered_map<ChannelId, Roots> channels_;
};

}  // namespace holdfast::unread
