// Typed ids: a channel can never be passed where a user is meant.
// Value types; any thread. On the wire an id is a kind letter and thirteen base32 digits, so ids sort as they were made.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast {

template <class Tag>
struct Id {
    std::int64_t value = 0;
    friend auto operator<=>(Id, Id) = default;
    explicit operator bool() const { return value != 0; }
};

struct UserTag {
    static constexpr char letter = 'U';
};
struct ChannelTag {
    static constexpr char letter = 'C';
};
struct SessionTag {
    static constexpr char letter = 'S';
};
struct InvitationTag {
    static constexpr char letter = 'V';
};
struct FileTag {
    static constexpr char letter = 'F';
};
struct HookTag {
    static constexpr char letter = 'H';
};
struct LogTag;

using UserId = Id<UserTag>;
using ChannelId = Id<ChannelTag>;
using SessionId = Id<SessionTag>;
using InvitationId = Id<InvitationTag>;
using FileId = Id<FileTag>;
using HookId = Id<HookTag>;

// A log is named by what it belongs to: a channel's id, a person's id (@me), or the one workspace.
using LogId = Id<LogTag>;
inline constexpr LogId workspace_log{1};
constexpr LogId log_of(ChannelId channel) { return LogId{channel.value}; }
constexpr LogId log_of(UserId user) { return LogId{user.value}; }

// A place in a log: 1, 2, 3, … without holes (D4). 0 is before the first.
using Seq = std::int64_t;

std::string id_text(char letter, std::int64_t value);
std::optional<std::int64_t> id_value(char letter, std::string_view text);

template <class Tag>
std::string to_text(Id<Tag> id) {
    return id_text(Tag::letter, id.value);
}

template <class Tag>
std::optional<Id<Tag>> parse_id(std::string_view text) {
    auto const value = id_value(Tag::letter, text);
    if (!value) return std::nullopt;
    return Id<Tag>{*value};
}

}  // namespace holdfast

template <class Tag>
struct std::hash<holdfast::Id<Tag>> {
    std::size_t operator()(holdfast::Id<Tag> id) const noexcept {
        return std::hash<std::uint64_t>{}(static_cast<std::uint64_t>(id.value) * 0x9E3779B97F4A7C15ULL);
    }
};
