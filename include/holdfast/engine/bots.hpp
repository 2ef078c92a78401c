// Bots as the features see them that give them something to do: tokens, webhooks, slash commands.
// Lives on: a reader, or the writer inside one command.
#pragma once

#include "holdfast/engine/declare.hpp"

namespace holdfast {

struct BotFacts {
    UserId id;
    UserId owner;  // none: the machine's operator made it
    Role role = Role::member;
    bool active = true;
    std::string username, display_name;
};
std::optional<BotFacts> bot_facts(ReadTx& tx, UserId bot);

// The bot, for the person who answers for it and for who manages people; a bot of others is `not_found`.
// A bot with more rights than the caller's own is `forbidden`.
Result<BotFacts> bot_of(ReadTx& tx, Caller const& caller, UserId bot);
bool manages_bots(Caller const& caller);  // of others

// Whether the bot is in the channel, and from where it sees it.
std::optional<Seq> bot_sees_from(ReadTx& tx, UserId bot, ChannelId channel);

// A command about what programs do, with what all of those have in common: by REST alone, in no log.
CommandSpec bot_command(std::string_view name, std::string_view method, std::string_view route, std::string_view help);

// An address that programs may be called by: http or https, a host, no name and password, no fragment; at most 2,000 bytes.
// Where it leads is judged when it is called.
Result<std::string> clean_url(std::string_view text);

// "t=<unix seconds>,v1=<hex of HMAC-SHA256 over "<unix seconds>.<body>">"
std::string signature_of(std::string_view secret, Timestamp at, std::string_view body);

}  // namespace holdfast
