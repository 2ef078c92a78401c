// Reading the logs themselves by REST: a channel's, one's own, the workspace's. The events are the same bytes as on the stream.
#include "engine/roster_sql.hpp"
#include "holdfast/engine/declare.hpp"
#include "holdfast/engine/engine.hpp"

namespace holdfast {

struct AskEvents {
    ChannelId channel;
    Seq after = 0;
    std::int64_t limit = 200;
};
template <>
struct Described<AskEvents> {
    static constexpr auto name = "AskEvents";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&AskEvents::channel>("channel", "Which channel."),
        field<&AskEvents::after>("after", {0, std::numeric_limits<std::int64_t>::max()}, "Events after this number.")
            .or_default(),
        field<&AskEvents::limit>("limit", {1, 500}, "How many at most.").or_default(),
    };
};
struct AskOwnEvents {
    Seq after = 0;
    std::int64_t limit = 200;
};
template <>
struct Described<AskOwnEvents> {
    static constexpr auto name = "AskOwnEvents";
    static constexpr auto help = "";
    static constexpr std::array fields{
        field<&AskOwnEvents::after>("after", {0, std::numeric_limits<std::int64_t>::max()}, "Events after this number.")
            .or_default(),
        field<&AskOwnEvents::limit>("limit", {1, 500}, "How many at most.").or_default(),
    };
};

// An event as the document names it; the union of all kinds stands in its components.
struct AnyEvent {
    std::string json;
};
template <>
struct CodecOf<AnyEvent> : codec_detail::Always {
    static std::optional<Problem> decode(Json const&, void*, Field const& field) {
        return codec_detail::wrong(field, "bad_value", "Not taken.");
    }
    static std::optional<Problem> decode_text(std::string_view, void*, Field const& field) {
        return codec_detail::wrong(field, "bad_value", "Not taken.");
    }
    static void encode(void const* in, std::string& out, Form) { out += static_cast<AnyEvent const*>(in)->json; }
    static Json schema(Field const&) { return {{"$ref", "#/components/schemas/Event"}}; }
};

struct EventPage {
    std::vector<AnyEvent> events;
    Seq first = 1, head = 0;
    std::optional<Seq> next;
};
template <>
struct Described<EventPage> {
    static constexpr auto name = "EventPage";
    static constexpr auto help = "A piece of a log, in order.";
    static constexpr std::array fields{
        field<&EventPage::events>("events", "The events, exactly as they stand on the stream."),
        field<&EventPage::first>("first", "The oldest number the log still holds."),
        field<&EventPage::head>("head", "The newest number."),
        field<&EventPage::next>("next", "Ask again after this; null at the head.").nullable(),
    };
};

namespace {

template <class Sees>
EventPage page_of(Catalogue const& catalogue, ReadTx& tx, LogId log, std::string_view name, Seq after,
                  std::int64_t limit, Sees sees) {
    auto const state = log_state(tx, log).value_or(LogState{});
    EventPage out;
    out.first = state.first;
    out.head = state.head;
    for (auto const& row : read_events(tx, log, after, static_cast<int>(limit))) {
        auto const event = announcement_of(tx, catalogue, row, name);
        out.events.push_back({std::string{payload_of(sees(event) ? *event.whole : *event.veiled)}});
        after = event.seq;
    }
    if (after < state.head && !out.events.empty()) out.next = after;
    return out;
}

template <class In, class Run>
ReadSpec log_read(ReadSpec spec, Run) {
    spec.input = &record_of<In>();
    spec.result = &record_of<EventPage>();
    spec.decode = &declare_detail::decode_query<In>;
    spec.run = [](Catalogue const& catalogue, ReadTx& tx, Caller const& caller,
                  void const* input) -> Result<std::string> {
        auto const page = Run{}(catalogue, tx, caller, *static_cast<In const*>(input));
        if (!page) return page.error();
        return encode(*page);
    };
    return spec;
}

}  // namespace

void add_logs(Catalogue& catalogue) {
    catalogue.reads.push_back(log_read<AskEvents>(
        {.name = "channel_events",
         .route = "/api/v1/channels/{channel}/events",
         .help = "A channel's log itself.",
         .refusals = "not_found not_a_member"},
        [](Catalogue const& known, ReadTx& tx, Caller const& caller, AskEvents const& asked) -> Result<EventPage> {
            auto const seat = seat_in(tx, caller, asked.channel, Act::read);
            if (!seat) return seat.error();
            return page_of(known, tx, log_of(asked.channel), to_text(asked.channel), asked.after, asked.limit,
                           [&](Announcement const& event) { return event.sight >= seat->visible_from(); });
        }));
    catalogue.reads.push_back(log_read<AskOwnEvents>(
        {.name = "my_events", .route = "/api/v1/me/events", .help = "One's own log, @me."},
        [](Catalogue const& known, ReadTx& tx, Caller const& caller, AskOwnEvents const& asked) -> Result<EventPage> {
            return page_of(known, tx, log_of(caller.user), "@me", asked.after, asked.limit,
                           [](Announcement const&) { return true; });
        }));
    catalogue.reads.push_back(log_read<AskOwnEvents>(
        {.name = "workspace_events",
         .route = "/api/v1/workspace/events",
         .help = "The workspace's log. Guests see whole only what concerns people they share a channel with."},
        [](Catalogue const& known, ReadTx& tx, Caller const& caller, AskOwnEvents const& asked) -> Result<EventPage> {
            return page_of(
                known, tx, workspace_log, "@workspace", asked.after, asked.limit, [&](Announcement const& event) {
                    return caller.role != Role::guest || !event.about || share_a_channel(tx, caller.user, event.about);
                });
        }));
}

}  // namespace holdfast
