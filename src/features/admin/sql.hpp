// The queries of the admin console. On readers; plain structs out.
#pragma once

#include <functional>
#include <map>
#include <set>

#include "features/admin/channels.hpp"
#include "features/admin/figures.hpp"
#include "features/admin/people.hpp"
#include "features/admin/programs.hpp"

namespace holdfast::admin {

// A person as the list filters and sorts them; the rest is read for the page alone.
struct Listed {
    UserId id;
    std::string username;
    std::string display_name;
    std::string email;
    Role role = Role::member;
    bool bot = false;
    bool active = true;
    bool waiting = false;
    std::int64_t last_seen = 0;  // microseconds; 0: never
    std::int64_t created_at = 0;
};
std::vector<Listed> everybody(ReadTx& tx);
Person person_of(ReadTx& tx, Listed const& listed);

// Public channels with what the list sorts by; messages: the events of the log, counted exactly for the page alone.
struct ListedChannel {
    ChannelRow row;
    std::string name_key;
};
std::vector<ListedChannel> public_channels(ReadTx& tx);
std::int64_t messages_in(ReadTx& tx, ChannelId channel);
std::map<ChannelKind, std::int64_t> channels_by_kind(ReadTx& tx);

std::vector<AuditEntry> audit_entries(ReadTx& tx, AskAudit const& asked);

std::vector<Program> all_programs(ReadTx& tx);
FileUse file_use(ReadTx& tx);  // its sums
std::vector<FileOwner> file_owners(ReadTx& tx, std::int64_t offset, std::int64_t limit);

struct ChannelName {
    ChannelId id;
    ChannelKind kind = ChannelKind::open;
    std::string name;
};
std::vector<ChannelName> all_channels(ReadTx& tx);
// The first number of a channel that is not older than this. A channel's stamps rise with its numbers (D15), so that a search by
// halves finds it, however long the channel is.
Seq first_since(ReadTx& tx, ChannelId channel, Timestamp since);
// From that number on: of each local day and author how many messages.
void each_day(ReadTx& tx, ChannelId channel, Seq first, std::int64_t offset_us,
              std::function<void(std::int64_t day, UserId author, std::int64_t messages)> const& visit);
struct Newcomer {
    UserId id;
    Timestamp at{};
    bool active = true;
};
std::vector<Newcomer> people_made(ReadTx& tx);  // no bots
std::map<std::int64_t, std::int64_t> people_here_since(ReadTx& tx, std::int64_t first_day);

}  // namespace holdfast::admin
