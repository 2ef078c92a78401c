// The queries of channels and members; plain structs out.
#pragma once

#include <optional>
#include <vector>

#include "features/channels/requests.hpp"

namespace holdfast::channels {

std::optional<Channel> find(ReadTx& tx, ChannelId channel);
std::optional<ChannelId> by_public_name(ReadTx& tx, std::string_view name_key);
std::optional<ChannelId> by_direct_key(ReadTx& tx, std::string_view direct_key);
void insert(WriteTx& tx, Channel const& channel, std::string_view name_key,
            std::optional<std::string> const& direct_key);
void set_name(WriteTx& tx, ChannelId channel, std::string_view name, std::string_view name_key, Seq version);
void set_topic(WriteTx& tx, ChannelId channel, std::string_view topic, Seq version);
void set_archived(WriteTx& tx, ChannelId channel, bool archived, Seq version);

bool is_member(ReadTx& tx, ChannelId channel, UserId user);
bool is_active_person(ReadTx& tx, UserId user);
void insert_member(WriteTx& tx, ChannelId channel, UserId user, Seq visible_from);
void delete_member(WriteTx& tx, ChannelId channel, UserId user);

// Public channels (when `listed`) and the caller's own, by id after the cursor.
std::vector<Channel> page(ReadTx& tx, UserId user, bool listed, ListChannels const& asked);
std::vector<UserId> members(ReadTx& tx, ChannelId channel, UserId after, std::int64_t limit);
std::vector<MyChannel> mine(ReadTx& tx, UserId user);

}  // namespace holdfast::channels
