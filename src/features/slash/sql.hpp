// The queries of slash commands and their uses. Any transaction; plain structs out.
#pragma once

#include "features/slash/rules.hpp"

namespace holdfast::slash {

struct SlashRow {
    SlashId id;
    UserId bot, created_by;
    std::string name, description, hint, url, secret;
    std::optional<ChannelId> channel;
    std::string bot_name;
    UserId bot_owner;
    bool bot_active = true, paused = false;
};
std::int64_t count_of(ReadTx& tx, UserId bot);
std::optional<SlashRow> find(ReadTx& tx, SlashId id);
std::optional<SlashRow> find_named(ReadTx& tx, std::string_view name);
std::vector<SlashRow> list(ReadTx& tx);
void insert(WriteTx& tx, SlashRow const& row, Timestamp at);
void update(WriteTx& tx, SlashRow const& row);
void remove(WriteTx& tx, SlashId id);
// It was used; `trouble` when nothing came back.
void note_use(WriteTx& tx, SlashId command, Timestamp at, std::string_view trouble);

struct InvocationRow {
    InvocationId id;
    SlashId command;
    ChannelId channel;
    UserId user;
    std::string text, key;
    State state = State::asking;
    std::string answer, trouble;
    std::int64_t uses = 0;
    Timestamp created_at{};
};
void insert(WriteTx& tx, InvocationRow const& row);
std::optional<InvocationRow> find(ReadTx& tx, InvocationId id);
std::vector<InvocationRow> asking(ReadTx& tx, std::size_t most);
void settle(WriteTx& tx, InvocationRow const& row);
bool take_use(WriteTx& tx, InvocationId id, std::int64_t most);
void forget_old(WriteTx& tx, Timestamp before);

struct ChannelNames {
    std::string name;
    bool archived = false;
};
std::optional<ChannelNames> channel_named(ReadTx& tx, ChannelId channel);

}  // namespace holdfast::slash
