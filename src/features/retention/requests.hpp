// What is said on the wire about how long messages are kept.
#pragma once

#include "features/retention/rules.hpp"
#include "holdfast/engine/channel_kind.hpp"

namespace holdfast {

inline constexpr Bounds retention_days{0, retention::days_max};

struct SetRetention {
    std::int64_t days = 0;
    bool hold = false;
};
template <>
struct Described<SetRetention> {
    static constexpr auto name = "SetRetention";
    static constexpr auto help = "How long messages are kept in all channels that have no rule of their own.";
    static constexpr std::array fields{
        field<&SetRetention::days>("days", retention_days, "Whole days; 0: for ever.").or_default(),
        field<&SetRetention::hold>("hold", "True: nothing is removed anywhere, whatever the days say.").or_default(),
    };
};

struct SetChannelRetention {
    ChannelId channel;
    std::optional<std::int64_t> days;
    bool hold = false;
};
template <>
struct Described<SetChannelRetention> {
    using T = SetChannelRetention;
    static constexpr auto name = "SetChannelRetention";
    static constexpr auto help = "How long messages are kept in one channel.";
    static constexpr std::array fields{
        field<&T::channel>("channel", "Which channel."),
        field<&T::days>("days", retention_days, "Whole days; 0: for ever; absent: as the workspace says."),
        field<&T::hold>("hold", "True: nothing is removed here, whatever the days say.").or_default(),
    };
};

struct HoldPerson {
    UserId user;
    bool hold = true;
};
template <>
struct Described<HoldPerson> {
    static constexpr auto name = "HoldPerson";
    static constexpr auto help = "Whether what somebody wrote is held.";
    static constexpr std::array fields{
        field<&HoldPerson::user>("user", "Whose messages."),
        field<&HoldPerson::hold>("hold", "True: nothing they wrote is removed, nor what came after it in that channel.")
            .or_default(),
    };
};

struct RetentionRule {
    std::optional<std::int64_t> days;
    bool hold = false;
};
template <>
struct Described<RetentionRule> {
    static constexpr auto name = "RetentionRule";
    static constexpr auto help = "How long messages are kept.";
    static constexpr std::array fields{
        field<&RetentionRule::days>("days", retention_days, "Whole days; 0: for ever; null: as the workspace says.")
            .nullable(),
        field<&RetentionRule::hold>("hold", "True: nothing is removed, whatever the days say."),
    };
};

struct WorkspaceRetentionChanged {
    static constexpr std::uint16_t number = 62;
    RetentionRule retention;
};
template <>
struct Described<WorkspaceRetentionChanged> {
    static constexpr auto name = "WorkspaceRetentionChanged";
    static constexpr auto help = "In @workspace: messages are kept for another time.";
    static constexpr std::array fields{field<&WorkspaceRetentionChanged::retention>("retention", "The rule now.")};
};

struct ChannelRetentionChanged {
    static constexpr std::uint16_t number = 61;
    RetentionRule retention;
};
template <>
struct Described<ChannelRetentionChanged> {
    static constexpr auto name = "ChannelRetentionChanged";
    static constexpr auto help = "The channel has another rule of its own how long messages are kept.";
    static constexpr std::array fields{field<&ChannelRetentionChanged::retention>("retention", "The rule now.")};
};

struct Trimmed {
    Seq first = 1;
    std::int64_t messages = 0;
};
template <>
struct Described<Trimmed> {
    static constexpr auto name = "Trimmed";
    static constexpr auto help = "A history that begins later now.";
    static constexpr std::array fields{
        field<&Trimmed::first>("first",
                               "The oldest number the log still holds: no message below it is there any more."),
        field<&Trimmed::messages>("messages", "How many have gone."),
    };
};
struct HistoryTrimmed {
    static constexpr std::uint16_t number = 60;
    Trimmed trimmed;
};
template <>
struct Described<HistoryTrimmed> {
    static constexpr auto name = "HistoryTrimmed";
    static constexpr auto help = "The rule how long messages are kept has removed the oldest ones.";
    static constexpr std::array fields{field<&HistoryTrimmed::trimmed>("trimmed", "What is left.")};
};

struct AskRetention {};
template <>
struct Described<AskRetention> {
    static constexpr auto name = "AskRetention";
    static constexpr auto help = "";
    static constexpr std::array<Field, 0> fields{};
};

struct AskChannelRetention {
    ChannelId channel;
};
template <>
struct Described<AskChannelRetention> {
    static constexpr auto name = "AskChannelRetention";
    static constexpr auto help = "";
    static constexpr std::array fields{field<&AskChannelRetention::channel>("channel", "Which channel.")};
};

struct ChannelRetention {
    std::int64_t days = 0;
    std::optional<std::int64_t> own;
    bool hold = false;
    Seq first = 1;
};
template <>
struct Described<ChannelRetention> {
    using T = ChannelRetention;
    static constexpr auto name = "ChannelRetention";
    static constexpr auto help = "How long messages are kept in a channel.";
    static constexpr std::array fields{
        field<&T::days>("days", retention_days, "For how many days; 0: for ever."),
        field<&T::own>("own", retention_days, "The channel's own rule; null: it is the workspace's.").nullable(),
        field<&T::hold>("hold", "True: for now nothing is removed here."),
        field<&T::first>("first", "The oldest number the log still holds; above 1: the beginning is gone."),
    };
};

struct RetentionException {
    ChannelId channel;
    ChannelKind kind = ChannelKind::open;
    std::string name;
    std::optional<std::int64_t> days;
    bool hold = false;
};
template <>
struct Described<RetentionException> {
    using T = RetentionException;
    static constexpr auto name = "RetentionException";
    static constexpr auto help = "A channel with a rule of its own.";
    static constexpr std::array fields{
        field<&T::channel>("channel", "Which one."),
        field<&T::kind>("kind", "public, private or direct."),
        field<&T::name>("name", "Its name; empty where it is not for the caller to see."),
        field<&T::days>("days", retention_days, "Whole days; 0: for ever; null: as the workspace says.").nullable(),
        field<&T::hold>("hold", "True: nothing is removed here."),
    };
};

struct RetentionRules {
    std::int64_t days = 0;
    bool hold = false;
    std::vector<RetentionException> channels;
    std::vector<UserId> people;
};
template <>
struct Described<RetentionRules> {
    using T = RetentionRules;
    static constexpr auto name = "RetentionRules";
    static constexpr auto help = "All rules how long messages are kept.";
    static constexpr std::array fields{
        field<&T::days>("days", retention_days, "The workspace's: whole days; 0: for ever."),
        field<&T::hold>("hold", "True: nothing is removed anywhere."),
        field<&T::channels>("channels", "Channels with a rule of their own."),
        field<&T::people>("people", "Those whose messages are held."),
    };
};

struct AskDryRun {
    std::optional<std::int64_t> days;
};
template <>
struct Described<AskDryRun> {
    static constexpr auto name = "AskDryRun";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&AskDryRun::days>("days", retention_days, "As if the workspace kept messages for so many days."),
    };
};

struct WouldGo {
    std::optional<ChannelId> channel;
    ChannelKind kind = ChannelKind::open;
    std::string name;
    std::int64_t messages = 0, events = 0, files = 0, bytes = 0;
    std::optional<Timestamp> oldest, newest;
};
template <>
struct Described<WouldGo> {
    using T = WouldGo;
    static constexpr auto name = "WouldGo";
    static constexpr auto help = "What the rules would remove from a channel now.";
    static constexpr std::array fields{
        field<&T::channel>("channel", "Which one; absent: all private channels, or all direct messages, together."),
        field<&T::kind>("kind", "public, private or direct."),
        field<&T::name>("name", "Its name; empty where several stand together."),
        field<&T::messages>("messages", "Messages that stand there."),
        field<&T::events>("events", "Events of the log, among them those of the messages."),
        field<&T::files>("files", "Files."),
        field<&T::bytes>("bytes", "Bytes of the texts and of the files."),
        field<&T::oldest>("oldest", "When the first of these events happened."),
        field<&T::newest>("newest", "When the last of them happened."),
    };
};

struct DryRun {
    std::vector<WouldGo> channels;
    std::int64_t messages = 0, events = 0, files = 0, bytes = 0;
};
template <>
struct Described<DryRun> {
    static constexpr auto name = "DryRun";
    static constexpr auto help = "What the rules would remove now.";
    static constexpr std::array fields{
        field<&DryRun::channels>("channels", "Channels that would lose something, the most messages first."),
        field<&DryRun::messages>("messages", "Of all of them."),
        field<&DryRun::events>("events", "Of all of them."),
        field<&DryRun::files>("files", "Of all of them."),
        field<&DryRun::bytes>("bytes", "Of all of them."),
    };
};

}  // namespace holdfast
