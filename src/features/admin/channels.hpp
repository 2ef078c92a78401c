// The channels as an admin sees them, and what admins have done.
#pragma once

#include "holdfast/engine/people.hpp"

namespace holdfast {

namespace admin {

enum class ChannelOrder : std::uint8_t { name = 1, members = 2, messages = 3, active = 4, created = 5 };
enum class Use : std::uint8_t { any = 1, in_use = 2, archived = 3 };

struct AskChannels {
    std::string query;
    std::string ids;
    Use use = Use::any;
    ChannelOrder order = ChannelOrder::name;
    bool descending = false;
    std::int64_t offset = 0;
    std::int64_t limit = 50;
};
struct ChannelRow {
    ChannelId id;
    std::string name;
    std::string topic;
    bool archived = false;
    Timestamp created_at{};
    std::int64_t members = 0;
    std::int64_t messages = 0;
    std::optional<Timestamp> last_activity;
};
struct ChannelRows {
    std::vector<ChannelRow> items;
    std::int64_t total = 0;
    std::int64_t open = 0, archived = 0, closed = 0, directs = 0;
};

struct AskAudit {
    std::optional<UserId> about;
    std::int64_t before = 0;
    std::int64_t limit = 50;
};
struct AuditEntry {
    std::int64_t id = 0;
    Timestamp at{};
    std::optional<UserId> by;
    std::string action;
    std::optional<UserId> about;
    RawJson detail;
};
struct AuditPage {
    std::vector<AuditEntry> items;
    std::optional<std::int64_t> next_before;
};

}  // namespace admin

template <>
struct Named<admin::ChannelOrder> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 5> names{"name", "members", "messages", "active", "created"};
};
template <>
struct Named<admin::Use> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 3> names{"any", "in_use", "archived"};
};

template <>
struct Described<admin::AskChannels> {
    using T = admin::AskChannels;
    static constexpr auto name = "AskChannels";
    static constexpr auto help = "Some of the public channels.";
    static constexpr std::array fields{
        field<&T::query>("query", {0, 80}, "Only whose name or topic holds this.").or_default(),
        field<&T::ids>("ids", {0, 2000}, "Beside these: ids, separated by commas.").or_default(),
        field<&T::use>("use", "In use, archived, or any.").or_default(),
        field<&T::order>("order", "By what.").or_default(),
        field<&T::descending>("descending", "The last first.").or_default(),
        field<&T::offset>("offset", {0, 1'000'000}, "How many to pass over.").or_default(),
        field<&T::limit>("limit", {1, 200}, "How many at most.").or_default(),
    };
};
template <>
struct Described<admin::ChannelRow> {
    using T = admin::ChannelRow;
    static constexpr auto name = "AdminChannel";
    static constexpr auto help = "A public channel, as an admin sees it.";
    static constexpr std::array fields{
        field<&T::id>("id", "Its id."),
        field<&T::name>("name", "Its name."),
        field<&T::topic>("topic", "One line."),
        field<&T::archived>("archived", "True: it can only be read."),
        field<&T::created_at>("created_at", "When."),
        field<&T::members>("members", "How many are in it."),
        field<&T::messages>("messages", "Messages that stand in it."),
        field<&T::last_activity>("last_activity", "When something last happened in it."),
    };
};
template <>
struct Described<admin::ChannelRows> {
    using T = admin::ChannelRows;
    static constexpr auto name = "AdminChannelPage";
    static constexpr auto help = "Public channels; of private ones and direct messages only how many there are.";
    static constexpr std::array fields{
        field<&T::items>("items", "The channels."),
        field<&T::total>("total", "How many fit the question."),
        field<&T::open>("public", "Public channels in use."),
        field<&T::archived>("archived", "Public channels that are archived."),
        field<&T::closed>("private", "Private channels."),
        field<&T::directs>("directs", "Direct messages."),
    };
};

template <>
struct Described<admin::AskAudit> {
    using T = admin::AskAudit;
    static constexpr auto name = "AskAudit";
    static constexpr auto help = "Some of what admins have done, the newest first.";
    static constexpr std::array fields{
        field<&T::about>("about", "Only what concerns this person."),
        field<&T::before>("before", {0, INT64_MAX - 1}, "next_before of the page before; 0: from the newest.")
            .or_default(),
        field<&T::limit>("limit", {1, 200}, "How many at most.").or_default(),
    };
};
template <>
struct Described<admin::AuditEntry> {
    using T = admin::AuditEntry;
    static constexpr auto name = "AuditEntry";
    static constexpr auto help = "Something that only some may do, and who did it.";
    static constexpr std::array fields{
        field<&T::id>("id", "Rises."),
        field<&T::at>("at", "When."),
        field<&T::by>("by", "Who; absent: the operator, at the machine itself."),
        field<&T::action>("action", "The command."),
        field<&T::about>("about", "Whom it concerns."),
        field<&T::detail>("detail", "The command as it was given, without its secrets."),
    };
};
template <>
struct Described<admin::AuditPage> {
    using T = admin::AuditPage;
    static constexpr auto name = "AuditPage";
    static constexpr auto help = "Some of what admins have done.";
    static constexpr std::array fields{
        field<&T::items>("items", "The newest first."),
        field<&T::next_before>("next_before", "For the next page; absent on the last one."),
    };
};

}  // namespace holdfast
