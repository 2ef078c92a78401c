// The queries of outgoing webhooks and their deliveries. Any transaction; plain structs out.
#pragma once

#include "features/outgoing/rules.hpp"

namespace holdfast::outgoing {

struct HookRow {
    OutgoingId id;
    UserId bot, created_by;
    std::optional<ChannelId> channel;
    std::string name, url, secret;
    std::vector<std::string> words;
    std::vector<std::uint16_t> kinds;
    Standing standing = Standing::running;
    std::int64_t failures = 0, waiting = 0;
    Timestamp created_at{};
};

std::int64_t count_of(ReadTx& tx, UserId bot);
std::optional<HookRow> find(ReadTx& tx, OutgoingId hook);
// Of the bots of one person, or of all.
std::vector<HookRow> list(ReadTx& tx, std::optional<UserId> owner);
void insert(WriteTx& tx, HookRow const& row);
void update(WriteTx& tx, HookRow const& row);
void remove(WriteTx& tx, OutgoingId hook);
void set_secret(WriteTx& tx, OutgoingId hook, std::string_view secret);

struct Listening {
    OutgoingId hook;
    UserId bot;
    Seq sees_from = 1;
    std::vector<std::string> words;
};
// Whoever waits for this kind of event in this channel, is in it and is not paused.
std::vector<Listening> listening(ReadTx& tx, std::uint16_t kind, ChannelId channel);
void insert_delivery(WriteTx& tx, OutgoingId hook, EventHeader const& header, Place const& place);
// What waits of that channel for a bot's webhooks is given up: the bot has left.
void give_up(WriteTx& tx, UserId bot, ChannelId channel);

struct DeliveryRow {
    DeliveryId id;
    OutgoingId hook;
    LogId log;
    Seq seq = 0;
    std::uint16_t kind = 0;
    Outcome outcome = Outcome::waiting;
    std::int64_t attempts = 0;
    Timestamp created_at{}, tried_at{}, next_at{};
    std::int64_t status = 0, ms = 0;
    std::string trouble, answer;
};
std::optional<DeliveryRow> find_delivery(ReadTx& tx, DeliveryId delivery);
std::vector<DeliveryRow> deliveries(ReadTx& tx, OutgoingId hook, std::optional<DeliveryId> before, std::int64_t limit);
void store(WriteTx& tx, DeliveryRow const& row);
void set_failures(WriteTx& tx, OutgoingId hook, std::int64_t failures, Standing standing);
void forget_old(WriteTx& tx, OutgoingId hook);
// The first delivery that is due of each webhook at work.
std::vector<DeliveryRow> due(ReadTx& tx, std::size_t most);

}  // namespace holdfast::outgoing
