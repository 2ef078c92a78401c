// Outgoing webhooks on the wire.
#pragma once

#include "holdfast/engine/bots.hpp"

namespace holdfast {

struct OutgoingTag {
    static constexpr char letter = 'O';
};
struct DeliveryTag {
    static constexpr char letter = 'D';
};
using OutgoingId = Id<OutgoingTag>;
using DeliveryId = Id<DeliveryTag>;

namespace outgoing {

inline constexpr int hooks_max = 20;  // of one bot
inline constexpr std::int64_t waiting_max = 1000, kept_max = 1000, kept_days = 30;
inline constexpr std::int64_t words_max = 20, kinds_max = 32, page_max = 100;

enum class Standing : std::uint8_t { running = 1, paused = 2, failing = 3 };
enum class Outcome : std::uint8_t { waiting = 1, done = 2, failed = 3 };

struct CreateHook {
    UserId bot;
    std::string name;
    std::string url;
    std::vector<std::string> events{"message.posted"};
    std::optional<ChannelId> channel;
    std::vector<std::string> words;
};
struct ChangeHook {
    OutgoingId hook;
    std::optional<std::string> name;
    std::optional<std::string> url;
    std::optional<std::vector<std::string>> events;
    std::optional<std::vector<std::string>> words;
    std::optional<bool> paused;
};
struct HookOnly {
    OutgoingId hook;
};
struct HookView {
    OutgoingId id;
    UserId bot;
    std::string name;
    std::string url;
    std::vector<std::string> events;
    std::optional<ChannelId> channel;
    std::vector<std::string> words;
    Standing standing = Standing::running;
    std::int64_t failures = 0;
    std::int64_t waiting = 0;
    Timestamp created_at{};
};
struct HookSecret {
    HookView hook;
    std::string secret;
};
struct ListHooks {
    bool all = false;
};
struct HookList {
    std::vector<HookView> items;
};
struct ListDeliveries {
    OutgoingId hook;
    std::int64_t limit = 50;
    std::optional<DeliveryId> cursor;
};
struct DeliveryView {
    DeliveryId id;
    std::string event;
    ChannelId channel;
    Seq seq = 0;
    Outcome outcome = Outcome::waiting;
    std::int64_t attempts = 0;
    Timestamp created_at{};
    std::optional<Timestamp> tried_at;
    std::optional<Timestamp> next_at;
    std::int64_t status = 0;
    std::string trouble;
    std::string answer;
    std::int64_t ms = 0;
};
struct DeliveryPage {
    std::vector<DeliveryView> items;
    std::optional<DeliveryId> next_cursor;
};
struct Replay {
    OutgoingId hook;
    DeliveryId delivery;
};

struct PausedHook {
    OutgoingId id;
    UserId bot;
    std::string name;
    std::string trouble;
};
struct HookPaused {
    static constexpr std::uint16_t number = 80;
    PausedHook hook;
};

}  // namespace outgoing

template <>
struct Named<outgoing::Standing> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 3> names{"running", "paused", "failing"};
};
template <>
struct Named<outgoing::Outcome> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 3> names{"waiting", "done", "failed"};
};

template <>
struct Described<outgoing::CreateHook> {
    using T = outgoing::CreateHook;
    static constexpr auto name = "CreateOutgoing";
    static constexpr auto help = "Where to send the events that a bot sees.";
    static constexpr std::array fields{
        field<&T::bot>("bot", "Whose eyes: only what this bot may see is sent."),
        field<&T::name>("name", {1, 80}, "What it is for."),
        field<&T::url>("url", {1, 2000}, "Where to: http or https."),
        field<&T::events>("events", {1, outgoing::kinds_max}, "Kinds of events of channels.").or_default(),
        field<&T::channel>("channel", "Only this channel; without it every channel the bot is in."),
        field<&T::words>("words", {0, outgoing::words_max},
                         "Only messages that begin with one of these words; without them all.")
            .or_default(),
    };
};
template <>
struct Described<outgoing::ChangeHook> {
    using T = outgoing::ChangeHook;
    static constexpr auto name = "ChangeOutgoing";
    static constexpr auto help = "Changes what is named and leaves the rest.";
    static constexpr std::array fields{
        field<&T::hook>("hook", "Which."),
        field<&T::name>("name", {1, 80}, "What it is for."),
        field<&T::url>("url", {1, 2000}, "Where to: http or https."),
        field<&T::events>("events", {1, outgoing::kinds_max}, "Kinds of events of channels."),
        field<&T::words>("words", {0, outgoing::words_max}, "Only messages that begin with one of these words."),
        field<&T::paused>("paused", "True: nothing is noted or sent. False: it goes on."),
    };
};
template <>
struct Described<outgoing::HookOnly> {
    using T = outgoing::HookOnly;
    static constexpr auto name = "OutgoingOnly";
    static constexpr auto help = "One outgoing webhook.";
    static constexpr std::array fields{field<&T::hook>("hook", "Which.")};
};
template <>
struct Described<outgoing::HookView> {
    using T = outgoing::HookView;
    static constexpr auto name = "Outgoing";
    static constexpr auto help = "An outgoing webhook.";
    static constexpr std::array fields{
        field<&T::id>("id", "Its id."),
        field<&T::bot>("bot", "Whose eyes."),
        field<&T::name>("name", "What it is for."),
        field<&T::url>("url", "Where to."),
        field<&T::events>("events", "Kinds of events."),
        field<&T::channel>("channel", "Only this channel."),
        field<&T::words>("words", "Only messages that begin with one of these."),
        field<&T::standing>("standing", "failing: the server stopped trying after too many failures."),
        field<&T::failures>("failures", "Tries that failed since the last that did not."),
        field<&T::waiting>("waiting", "Deliveries that wait."),
        field<&T::created_at>("created_at", "When it was made."),
    };
};
template <>
struct Described<outgoing::HookSecret> {
    using T = outgoing::HookSecret;
    static constexpr auto name = "OutgoingSecret";
    static constexpr auto help = "An outgoing webhook and what its deliveries are signed with, shown this once.";
    static constexpr std::array fields{
        field<&T::hook>("hook", "The webhook."),
        field<&T::secret>("secret", "The key of the HMAC-SHA256 in Holdfast-Signature."),
    };
};
template <>
struct Described<outgoing::ListHooks> {
    using T = outgoing::ListHooks;
    static constexpr auto name = "ListOutgoing";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&T::all>("all", "True: everybody's; for who manages people.").or_default(),
    };
};
template <>
struct Described<outgoing::HookList> {
    using T = outgoing::HookList;
    static constexpr auto name = "OutgoingList";
    static constexpr auto help = "Outgoing webhooks.";
    static constexpr std::array fields{field<&T::items>("items", "The webhooks, the oldest first.")};
};
template <>
struct Described<outgoing::ListDeliveries> {
    using T = outgoing::ListDeliveries;
    static constexpr auto name = "ListDeliveries";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&T::hook>("hook", "Of which webhook."),
        field<&T::limit>("limit", {1, outgoing::page_max}, "How many at most.").or_default(),
        field<&T::cursor>("cursor", "next_cursor of the page before."),
    };
};
template <>
struct Described<outgoing::DeliveryView> {
    using T = outgoing::DeliveryView;
    static constexpr auto name = "Delivery";
    static constexpr auto help =
        "One event on its way to one webhook. Kept for 30 days, at most 1,000 of each webhook.";
    static constexpr std::array fields{
        field<&T::id>("id", "The same at every try: Holdfast-Delivery."),
        field<&T::event>("event", "Its kind."),
        field<&T::channel>("channel", "Where it happened."),
        field<&T::seq>("seq", "Its number there."),
        field<&T::outcome>("outcome", "How it stands."),
        field<&T::attempts>("attempts", "Tries that have been made."),
        field<&T::created_at>("created_at", "When the event happened."),
        field<&T::tried_at>("tried_at", "When it was last tried."),
        field<&T::next_at>("next_at", "When it will be tried again."),
        field<&T::status>("status", "The status of the last answer; 0 when none came."),
        field<&T::trouble>("trouble", "Why none came."),
        field<&T::answer>("answer", "How the last answer began."),
        field<&T::ms>("ms", "How long the last try took."),
    };
};
template <>
struct Described<outgoing::DeliveryPage> {
    using T = outgoing::DeliveryPage;
    static constexpr auto name = "DeliveryPage";
    static constexpr auto help = "Some deliveries, the newest first.";
    static constexpr std::array fields{
        field<&T::items>("items", "The deliveries."),
        field<&T::next_cursor>("next_cursor", "For the next page; absent on the last one."),
    };
};
template <>
struct Described<outgoing::Replay> {
    using T = outgoing::Replay;
    static constexpr auto name = "ReplayDelivery";
    static constexpr auto help = "Send a delivery again.";
    static constexpr std::array fields{
        field<&T::hook>("hook", "Of which webhook."),
        field<&T::delivery>("delivery", "Which one."),
    };
};
template <>
struct Described<outgoing::PausedHook> {
    using T = outgoing::PausedHook;
    static constexpr auto name = "PausedOutgoing";
    static constexpr auto help = "A webhook that the server stopped trying.";
    static constexpr std::array fields{
        field<&T::id>("id", "Its id."),
        field<&T::bot>("bot", "Of which bot."),
        field<&T::name>("name", "What it is for."),
        field<&T::trouble>("trouble", "How the last try ended."),
    };
};
template <>
struct Described<outgoing::HookPaused> {
    static constexpr auto name = "OutgoingPaused";
    static constexpr auto help =
        "In @me: a webhook of one's own has failed too often and rests until one lets it go on.";
    static constexpr std::array fields{field<&outgoing::HookPaused::hook>("hook", "Which.")};
};

}  // namespace holdfast
