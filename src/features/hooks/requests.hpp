// What is asked of hooks, and what they show.
#pragma once

#include "holdfast/engine/declare.hpp"

namespace holdfast {

namespace hooks {

inline constexpr std::int64_t hooks_per_channel_max = 50, page_max = 200;
inline constexpr std::size_t name_bytes_max = 80, icon_bytes_max = 40, body_bytes_max = 262'144;

enum class Makers : std::uint8_t { members = 1, admins = 2 };

struct Hook {
    HookId id;
    ChannelId channel;
    std::string name;
    std::string icon;
    UserId user;
    UserId created_by;
    Timestamp created_at{};
    bool disabled = false;
    std::int64_t uses = 0;
    std::optional<Timestamp> last_used;
};
struct NewHook {
    Hook hook;
    std::string path;
};
struct CreateHook {
    ChannelId channel;
    std::string name;
    std::string icon;
};
struct UpdateHook {
    HookId hook;
    std::optional<std::string> name, icon;
    std::optional<ChannelId> channel;
    std::optional<bool> disabled;
};
struct HookOnly {
    HookId hook;
};
struct ChannelHooks {
    ChannelId channel;
};
struct ListHooks {
    std::int64_t limit = 50;
    std::optional<HookId> cursor;
};
struct HookPage {
    std::vector<Hook> items;
    std::optional<HookId> next_cursor;
    Makers makers = Makers::members;
};
struct SetMakers {
    Makers makers = Makers::members;
};

// What a program posts. The payload is Slack's; it is read on the loop, so that the writer need not.
struct Payload {
    std::shared_ptr<Json const> json;
};
struct PostToHook {
    std::string secret;
    Payload payload;
};

}  // namespace hooks

template <>
struct Named<hooks::Makers> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 2> names{"members", "admins"};
};
template <>
struct CodecOf<hooks::Payload> : codec_detail::Always {
    static std::optional<Problem> decode(Json const& in, void* out, Field const&) {
        static_cast<hooks::Payload*>(out)->json = std::make_shared<Json const>(in);
        return std::nullopt;
    }
    static std::optional<Problem> decode_text(std::string_view, void*, Field const& field) {
        return codec_detail::wrong(field, "bad_value", "Not taken.");
    }
    static void encode(void const* in, std::string& out, Form) {
        auto const& json = static_cast<hooks::Payload const*>(in)->json;
        out += json ? json->dump() : "null";
    }
    static Json schema(Field const&) { return Json::object(); }
};

template <>
struct Described<hooks::Hook> {
    using T = hooks::Hook;
    static constexpr auto name = "Hook";
    static constexpr auto help = "An address that a program posts to. Its secret is known to nobody any more.";
    static constexpr std::array fields{
        field<&T::id>("id", "Its id."),
        field<&T::channel>("channel", "Where its messages go."),
        field<&T::name>("name", "What it is called, and shown as."),
        field<&T::icon>("icon", "One emoji; may be empty."),
        field<&T::user>("user", "The bot that speaks for it."),
        field<&T::created_by>("created_by", "Who made it."),
        field<&T::created_at>("created_at", "When."),
        field<&T::disabled>("disabled", "True: what comes is refused."),
        field<&T::uses>("uses", "How many messages have come by it."),
        field<&T::last_used>("last_used", "When the last one came.").nullable(),
    };
};
template <>
struct Described<hooks::NewHook> {
    using T = hooks::NewHook;
    static constexpr auto name = "NewHook";
    static constexpr auto help = "A hook with its address, shown this once.";
    static constexpr std::array fields{
        field<&T::hook>("hook", "The hook."),
        field<&T::path>("path", "Where to post, below the server's own address. Whoever knows it can post."),
    };
};
template <>
struct Described<hooks::CreateHook> {
    using T = hooks::CreateHook;
    static constexpr auto name = "CreateHook";
    static constexpr auto help = "An address with which a program posts to a channel.";
    static constexpr std::array fields{
        field<&T::channel>("channel", "Where its messages go."),
        field<&T::name>("name", {1, hooks::name_bytes_max}, "What it is called, and shown as."),
        field<&T::icon>("icon", {0, hooks::icon_bytes_max}, "One emoji, or its name.").or_default(),
    };
};
template <>
struct Described<hooks::UpdateHook> {
    using T = hooks::UpdateHook;
    static constexpr auto name = "UpdateHook";
    static constexpr auto help = "Changes what is named and leaves the rest.";
    static constexpr std::array fields{
        field<&T::hook>("hook", "Which."),
        field<&T::name>("name", {1, hooks::name_bytes_max}, "What it is called."),
        field<&T::icon>("icon", {0, hooks::icon_bytes_max}, "One emoji, or its name; empty takes it away."),
        field<&T::channel>("channel", "Where its messages go from now on."),
        field<&T::disabled>("disabled", "True: what comes is refused until it is false again."),
    };
};
template <>
struct Described<hooks::HookOnly> {
    static constexpr auto name = "HookOnly";
    static constexpr auto help = "One hook.";
    static constexpr std::array fields{field<&hooks::HookOnly::hook>("hook", "Which.")};
};
template <>
struct Described<hooks::ChannelHooks> {
    static constexpr auto name = "ChannelHooks";
    static constexpr auto help = "The hooks of a channel.";
    static constexpr std::array fields{field<&hooks::ChannelHooks::channel>("channel", "Which.")};
};
template <>
struct Described<hooks::ListHooks> {
    using T = hooks::ListHooks;
    static constexpr auto name = "ListHooks";
    static constexpr auto help = "Hooks, the newest first.";
    static constexpr std::array fields{
        field<&T::limit>("limit", {1, hooks::page_max}, "How many at most.").or_default(),
        field<&T::cursor>("cursor", "next_cursor of the page before."),
    };
};
template <>
struct Described<hooks::HookPage> {
    using T = hooks::HookPage;
    static constexpr auto name = "HookPage";
    static constexpr auto help = "Some of the hooks.";
    static constexpr std::array fields{
        field<&T::items>("items", "The hooks."),
        field<&T::next_cursor>("next_cursor", "For the next page; absent on the last one."),
        field<&T::makers>("makers", "Who may make hooks."),
    };
};
template <>
struct Described<hooks::SetMakers> {
    static constexpr auto name = "SetMakers";
    static constexpr auto help = "Who may make hooks: the members of a channel, or admins alone.";
    static constexpr std::array fields{field<&hooks::SetMakers::makers>("makers", "Who.")};
};
template <>
struct Described<hooks::PostToHook> {
    using T = hooks::PostToHook;
    static constexpr auto name = "PostToHook";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&T::secret>("secret", "From the address.").secret(),
        field<&T::payload>("payload", "In Slack's form."),
    };
};

}  // namespace holdfast
