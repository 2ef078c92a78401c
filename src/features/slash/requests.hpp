// Slash commands on the wire.
#pragma once

#include "holdfast/engine/bots.hpp"

namespace holdfast {

struct SlashTag {
    static constexpr char letter = 'K';
};
struct InvocationTag {
    static constexpr char letter = 'R';
};
using SlashId = Id<SlashTag>;
using InvocationId = Id<InvocationTag>;

namespace slash {

inline constexpr int commands_max = 20;  // of one bot
inline constexpr std::int64_t text_bytes_max = 8000;

enum class State : std::uint8_t { asking = 1, answered = 2, silent = 3 };
enum class Audience : std::uint8_t { ephemeral = 1, in_channel = 2 };

struct CreateSlash {
    UserId bot;
    std::string name;
    std::string description;
    std::string hint;
    std::string url;
    std::optional<ChannelId> channel;
};
struct ChangeSlash {
    SlashId command;
    std::optional<std::string> description;
    std::optional<std::string> hint;
    std::optional<std::string> url;
    std::optional<bool> paused;
};
struct SlashOnly {
    SlashId command;
};
struct SlashView {
    SlashId id;
    std::string name;
    std::string description;
    std::string hint;
    UserId bot;
    std::string bot_name;
    std::optional<ChannelId> channel;
    std::optional<std::string> url;
    bool paused = false;
};
struct SlashSecret {
    SlashView command;
    std::string secret;
};
struct ListSlash {
    bool own = false;
};
struct SlashList {
    std::vector<SlashView> items;
};
struct RunSlash {
    ChannelId channel;
    std::string command;
    std::string text;
};
struct AskInvocation {
    InvocationId invocation;
};
struct Invocation {
    InvocationId id;
    State state = State::asking;
    std::string text;
    std::string trouble;
};
struct Respond {
    std::string code;
    Audience response_type = Audience::ephemeral;
    std::string text;
};

}  // namespace slash

template <>
struct Named<slash::State> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 3> names{"asking", "answered", "silent"};
};
template <>
struct Named<slash::Audience> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 2> names{"ephemeral", "in_channel"};
};

template <>
struct Described<slash::CreateSlash> {
    using T = slash::CreateSlash;
    static constexpr auto name = "CreateSlashCommand";
    static constexpr auto help = "A word that a bot answers to.";
    static constexpr std::array fields{
        field<&T::bot>("bot", "Who answers."),
        field<&T::name>("name", {1, 65}, "What people type after the slash."),
        field<&T::description>("description", {0, 200}, "What it does.").or_default(),
        field<&T::hint>("hint", {0, 80}, "What may follow: [service] [version].").or_default(),
        field<&T::url>("url", {1, 2000}, "Who is asked: http or https."),
        field<&T::channel>("channel", "Only in this channel; without it everywhere."),
    };
};
template <>
struct Described<slash::ChangeSlash> {
    using T = slash::ChangeSlash;
    static constexpr auto name = "ChangeSlashCommand";
    static constexpr auto help = "Changes what is named and leaves the rest.";
    static constexpr std::array fields{
        field<&T::command>("command", "Which."),
        field<&T::description>("description", {0, 200}, "What it does."),
        field<&T::hint>("hint", {0, 80}, "What may follow."),
        field<&T::url>("url", {1, 2000}, "Who is asked."),
        field<&T::paused>("paused", "While it is paused it is as if it were not there."),
    };
};
template <>
struct Described<slash::SlashOnly> {
    using T = slash::SlashOnly;
    static constexpr auto name = "SlashCommandOnly";
    static constexpr auto help = "One slash command.";
    static constexpr std::array fields{field<&T::command>("command", "Which.")};
};
template <>
struct Described<slash::SlashView> {
    using T = slash::SlashView;
    static constexpr auto name = "SlashCommand";
    static constexpr auto help = "A word that a bot answers to.";
    static constexpr std::array fields{
        field<&T::id>("id", "Its id."),
        field<&T::name>("name", "What people type after the slash."),
        field<&T::description>("description", "What it does."),
        field<&T::hint>("hint", "What may follow."),
        field<&T::bot>("bot", "Who answers."),
        field<&T::bot_name>("bot_name", "What the bot is called."),
        field<&T::channel>("channel", "Only in this channel."),
        field<&T::url>("url", "Who is asked; only for who answers for the bot."),
        field<&T::paused>("paused", "Nobody can use it for now."),
    };
};
template <>
struct Described<slash::SlashSecret> {
    using T = slash::SlashSecret;
    static constexpr auto name = "SlashCommandSecret";
    static constexpr auto help = "A slash command and what its requests are signed with, shown this once.";
    static constexpr std::array fields{
        field<&T::command>("command", "The command."),
        field<&T::secret>("secret", "The key of the HMAC-SHA256 in Holdfast-Signature and X-Slack-Signature."),
    };
};
template <>
struct Described<slash::ListSlash> {
    using T = slash::ListSlash;
    static constexpr auto name = "ListSlashCommands";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&T::own>("own", "True: only those of one's own bots.").or_default(),
    };
};
template <>
struct Described<slash::SlashList> {
    using T = slash::SlashList;
    static constexpr auto name = "SlashCommandList";
    static constexpr auto help = "Slash commands that one may use.";
    static constexpr std::array fields{field<&T::items>("items", "In the order of their names.")};
};
template <>
struct Described<slash::RunSlash> {
    using T = slash::RunSlash;
    static constexpr auto name = "RunSlashCommand";
    static constexpr auto help = "Use a slash command.";
    static constexpr std::array fields{
        field<&T::channel>("channel", "Where."),
        field<&T::command>("command", {1, 65}, "Which, with its slash or without."),
        field<&T::text>("text", {0, slash::text_bytes_max}, "What follows it.").or_default(),
    };
};
template <>
struct Described<slash::AskInvocation> {
    using T = slash::AskInvocation;
    static constexpr auto name = "AskInvocation";
    static constexpr auto help = "";
    static constexpr std::array fields{field<&T::invocation>("invocation", "Which.")};
};
template <>
struct Described<slash::Invocation> {
    using T = slash::Invocation;
    static constexpr auto name = "Invocation";
    static constexpr auto help = "One use of a slash command. Kept for half an hour.";
    static constexpr std::array fields{
        field<&T::id>("id", "Its id."),
        field<&T::state>("state", "silent: no answer came within three seconds."),
        field<&T::text>("text", "What only the caller sees, in Markdown."),
        field<&T::trouble>("trouble", "Why no answer came."),
    };
};
template <>
struct Described<slash::Respond> {
    using T = slash::Respond;
    static constexpr auto name = "RespondLater";
    static constexpr auto help = "A later answer to a slash command.";
    static constexpr std::array fields{
        field<&T::code>("code", {1, 120}, "From the response_url.").secret(),
        field<&T::response_type>("response_type", "For the caller alone, or for the channel.").or_default(),
        field<&T::text>("text", {1, 40000}, "What to say, in Slack's mrkdwn."),
    };
};

}  // namespace holdfast
