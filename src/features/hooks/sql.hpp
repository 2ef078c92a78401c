// The queries of hooks. Any transaction; plain structs out.
#pragma once

#include "features/hooks/requests.hpp"

namespace holdfast::hooks {

std::optional<Hook> find(ReadTx& tx, HookId hook);
std::optional<Hook> by_secret(ReadTx& tx, std::string_view secret);
std::vector<Hook> of_channel(ReadTx& tx, ChannelId channel);
// The newest first, older than the cursor; of one person, or of everybody.
std::vector<Hook> page(ReadTx& tx, std::optional<UserId> creator, std::optional<HookId> before, std::int64_t limit);
std::int64_t count_of(ReadTx& tx, ChannelId channel);

void insert(WriteTx& tx, Hook const& hook, std::string_view secret);
void set_facts(WriteTx& tx, Hook const& hook);
void set_secret(WriteTx& tx, HookId hook, std::string_view secret);
void erase(WriteTx& tx, HookId hook);
void note_use(WriteTx& tx, HookId hook);

// The bot that speaks: under another name; gone with its hook.
void rename_bot(WriteTx& tx, UserId bot, std::string_view name);
void retire_bot(WriteTx& tx, UserId bot);
bool is_active(ReadTx& tx, UserId user);
// Who answers for what this person or bot makes.
UserId answerable(ReadTx& tx, UserId user);

struct Target {
    ChannelId channel;
    bool archived = false;
};
std::optional<Target> target(ReadTx& tx, ChannelId channel);
// A channel by id or by name, among those that this person is in.
std::optional<Target> target_named(ReadTx& tx, UserId member, std::string_view name);
std::optional<std::string> username_of(ReadTx& tx, std::string_view id_or_name);
// Of public channels alone: the name of a private one is nobody's business.
std::optional<std::string> public_name_of(ReadTx& tx, std::string_view id);

}  // namespace holdfast::hooks
