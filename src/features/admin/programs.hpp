// Programs and files as an admin sees them: whose they are, where they speak, when they were last at work, what takes the disk.
#pragma once

#include "holdfast/engine/people.hpp"

namespace holdfast {

namespace admin {

enum class ProgramKind : std::uint8_t { incoming = 1, outgoing = 2, command = 3, bot = 4 };
enum class ProgramState : std::uint8_t { working = 1, paused = 2, failing = 3 };

struct AskPrograms {
    std::optional<ProgramKind> kind;
    std::string query;
    std::int64_t offset = 0;
    std::int64_t limit = 50;
};
struct Program {
    ProgramKind kind = ProgramKind::bot;
    std::string id;
    std::string name;
    UserId bot;
    std::string bot_name;
    std::optional<UserId> owner;
    std::string owner_name;
    std::optional<ChannelId> channel;
    std::string channel_name;
    ProgramState state = ProgramState::working;
    std::optional<Timestamp> last_used;
    std::int64_t failures = 0;
    std::string trouble;
    Timestamp created_at{};
};
struct ProgramPage {
    std::vector<Program> items;
    std::int64_t total = 0;
    std::int64_t incoming = 0, outgoing = 0, commands = 0, bots = 0;
};

struct AskFiles {
    std::int64_t offset = 0;
    std::int64_t limit = 50;
};
struct FileOwner {
    UserId user;
    std::string name;
    std::string username;
    std::int64_t bytes = 0;
    std::int64_t files = 0;
};
struct FileUse {
    std::int64_t bytes = 0;
    std::int64_t contents = 0;
    std::int64_t said = 0;
    std::int64_t files = 0;
    std::int64_t coming = 0;
    std::int64_t file_bytes_max = 0;
    std::int64_t files_person_bytes_max = 0;
    std::int64_t files_bytes_max = 0;
    std::vector<FileOwner> items;
    std::int64_t total = 0;
};

}  // namespace admin

template <>
struct Named<admin::ProgramKind> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 4> names{"incoming", "outgoing", "command", "bot"};
};
template <>
struct Named<admin::ProgramState> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 3> names{"working", "paused", "failing"};
};

template <>
struct Described<admin::AskPrograms> {
    using T = admin::AskPrograms;
    static constexpr auto name = "AskPrograms";
    static constexpr auto help = "Some of the workspace's programs.";
    static constexpr std::array fields{
        field<&T::kind>("kind", "Only these."),
        field<&T::query>("query", {0, 80}, "Only whose name, owner or channel holds this.").or_default(),
        field<&T::offset>("offset", {0, 1'000'000}, "How many to pass over.").or_default(),
        field<&T::limit>("limit", {1, 200}, "How many at most.").or_default(),
    };
};
template <>
struct Described<admin::Program> {
    using T = admin::Program;
    static constexpr auto name = "AdminProgram";
    static constexpr auto help = "A webhook, slash command or bot, whoever made it.";
    static constexpr std::array fields{
        field<&T::kind>("kind", "incoming and outgoing: webhooks."),
        field<&T::id>("id", "Its id, as its own address takes it."),
        field<&T::name>("name", "What it is called."),
        field<&T::bot>("bot", "Who speaks or listens for it; of a bot, itself."),
        field<&T::bot_name>("bot_name", "What that bot is called."),
        field<&T::owner>("owner", "Who answers for it; absent when it is whoever operates the machine."),
        field<&T::owner_name>("owner_name", "What they are called."),
        field<&T::channel>("channel", "Where alone it works; absent when that is wherever its bot is."),
        field<&T::channel_name>("channel_name", "Of a public channel; what is private stays private."),
        field<&T::state>("state", "failing: the server let it rest, or it did not answer when it was last used."),
        field<&T::last_used>("last_used", "When it last posted, was called, or had a token used."),
        field<&T::failures>("failures", "How often it failed since it last did not."),
        field<&T::trouble>("trouble", "What went wrong the last time: status_502, timeout, unreachable."),
        field<&T::created_at>("created_at", "Since when."),
    };
};
template <>
struct Described<admin::ProgramPage> {
    using T = admin::ProgramPage;
    static constexpr auto name = "AdminProgramPage";
    static constexpr auto help = "Programs in the order of their names.";
    static constexpr std::array fields{
        field<&T::items>("items", "The programs."),
        field<&T::total>("total", "How many fit the question."),
        field<&T::incoming>("incoming", "Incoming webhooks in all."),
        field<&T::outgoing>("outgoing", "Outgoing webhooks in all."),
        field<&T::commands>("commands", "Slash commands in all."),
        field<&T::bots>("bots", "Bots in all, without those that speak for a webhook."),
    };
};
template <>
struct Described<admin::AskFiles> {
    using T = admin::AskFiles;
    static constexpr auto name = "AskFileUse";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&T::offset>("offset", {0, 1'000'000}, "How many people to pass over.").or_default(),
        field<&T::limit>("limit", {1, 200}, "How many at most.").or_default(),
    };
};
template <>
struct Described<admin::FileOwner> {
    using T = admin::FileOwner;
    static constexpr auto name = "AdminFileOwner";
    static constexpr auto help = "How much somebody's files are.";
    static constexpr std::array fields{
        field<&T::user>("user", "Who."),
        field<&T::name>("name", "What they are called."),
        field<&T::username>("username", "The name to mention."),
        field<&T::bytes>("bytes", "Their files together."),
        field<&T::files>("files", "How many."),
    };
};
template <>
struct Described<admin::FileUse> {
    using T = admin::FileUse;
    static constexpr auto name = "AdminFileUse";
    static constexpr auto help = "What files take of the disk, and who has how much of it.";
    static constexpr std::array fields{
        field<&T::bytes>("bytes", "What they take of the disk: one content is kept once. Without the small pictures."),
        field<&T::contents>("contents", "How many different contents."),
        field<&T::said>("said", "All files together, as their owners see it."),
        field<&T::files>("files", "How many."),
        field<&T::coming>("coming", "Announced by uploads that are on their way."),
        field<&T::file_bytes_max>("file_bytes_max", "The setting: the most that one file may hold."),
        field<&T::files_person_bytes_max>("files_person_bytes_max", "The setting, for each person. 0: no bound."),
        field<&T::files_bytes_max>("files_bytes_max", "The setting, for all. 0: no bound."),
        field<&T::items>("items", "People, who has the most first."),
        field<&T::total>("total", "How many people have files."),
    };
};

}  // namespace holdfast
