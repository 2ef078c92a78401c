// What is asked of bots, and what they show.
#pragma once

#include "holdfast/engine/bots.hpp"
#include "holdfast/engine/people.hpp"

namespace holdfast {

namespace bots {

inline constexpr int bots_max = 20;  // of one person
inline constexpr std::int64_t token_days_most = 3650;

struct CreateBot {
    std::string username;
    std::string display_name;
};
struct RenameBot {
    UserId bot;
    std::string display_name;
};
struct BotOnly {
    UserId bot;
};
struct CreateBotToken {
    UserId bot;
    std::string name;
    std::optional<std::int64_t> expires_in_days;
};
struct NewBotToken {
    SessionId id;
    std::string token;
};
struct EndBotToken {
    UserId bot;
    SessionId token;
};
struct ListBots {
    bool all = false;
};
struct BotToken {
    SessionId id;
    std::string name;
    Timestamp created_at{};
    Timestamp last_used{};
    std::optional<Timestamp> expires_at;
};
struct BotView {
    UserView user;
    std::optional<UserId> owner;
    std::vector<ChannelId> channels;
    std::vector<BotToken> tokens;
};
struct BotList {
    std::vector<BotView> items;
};

}  // namespace bots

template <>
struct Described<bots::CreateBot> {
    using T = bots::CreateBot;
    static constexpr auto name = "CreateBot";
    static constexpr auto help = "A program of one's own.";
    static constexpr std::array fields{
        field<&T::username>("username", {1, 64}, "2 to 32 of a-z, 0-9, dot, dash and underscore."),
        field<&T::display_name>("display_name", {0, 80}, "What is shown; without it the username.").or_default(),
    };
};
template <>
struct Described<bots::RenameBot> {
    using T = bots::RenameBot;
    static constexpr auto name = "RenameBot";
    static constexpr auto help = "Another name to show.";
    static constexpr std::array fields{
        field<&T::bot>("bot", "Which bot."),
        field<&T::display_name>("display_name", {1, 80}, "What is shown."),
    };
};
template <>
struct Described<bots::BotOnly> {
    using T = bots::BotOnly;
    static constexpr auto name = "BotOnly";
    static constexpr auto help = "One bot.";
    static constexpr std::array fields{field<&T::bot>("bot", "Which bot.")};
};
template <>
struct Described<bots::CreateBotToken> {
    using T = bots::CreateBotToken;
    static constexpr auto name = "CreateBotToken";
    static constexpr auto help = "A token with which a program acts as the bot.";
    static constexpr std::array fields{
        field<&T::bot>("bot", "Which bot."),
        field<&T::name>("name", {1, session_name_bytes_max}, "What it is for."),
        field<&T::expires_in_days>("expires_in_days", {1, bots::token_days_most}, "Without it: until it is ended."),
    };
};
template <>
struct Described<bots::NewBotToken> {
    using T = bots::NewBotToken;
    static constexpr auto name = "NewBotToken";
    static constexpr auto help = "A bot's token, shown this once.";
    static constexpr std::array fields{
        field<&T::id>("id", "For ending it."),
        field<&T::token>("token", "For the header Authorization: Bearer."),
    };
};
template <>
struct Described<bots::EndBotToken> {
    using T = bots::EndBotToken;
    static constexpr auto name = "EndBotToken";
    static constexpr auto help = "One token of a bot.";
    static constexpr std::array fields{
        field<&T::bot>("bot", "Which bot."),
        field<&T::token>("token", "Which token: its id."),
    };
};
template <>
struct Described<bots::ListBots> {
    using T = bots::ListBots;
    static constexpr auto name = "ListBots";
    static constexpr auto help = "Bots in the order they were made.";
    static constexpr std::array fields{
        field<&T::all>("all", "True: everybody's; for who manages people.").or_default(),
    };
};
template <>
struct Described<bots::BotToken> {
    using T = bots::BotToken;
    static constexpr auto name = "BotToken";
    static constexpr auto help = "A token of a bot.";
    static constexpr std::array fields{
        field<&T::id>("id", "Its id."),
        field<&T::name>("name", "What it is for."),
        field<&T::created_at>("created_at", "When it was made."),
        field<&T::last_used>("last_used", "When it was last used, roughly."),
        field<&T::expires_at>("expires_at", "When it ends by itself."),
    };
};
template <>
struct Described<bots::BotView> {
    using T = bots::BotView;
    static constexpr auto name = "Bot";
    static constexpr auto help = "A bot, where it is and what it is reached by.";
    static constexpr std::array fields{
        field<&T::user>("user", "As others see it."),
        field<&T::owner>("owner", "Who answers for it; absent when the machine's operator does."),
        field<&T::channels>("channels", "The channels it is in."),
        field<&T::tokens>("tokens", "Its tokens, the newest first."),
    };
};
template <>
struct Described<bots::BotList> {
    using T = bots::BotList;
    static constexpr auto name = "BotList";
    static constexpr auto help = "Bots.";
    static constexpr std::array fields{field<&T::items>("items", "The bots.")};
};

}  // namespace holdfast
