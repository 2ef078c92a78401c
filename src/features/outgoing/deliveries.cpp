// Deliveries: noted in the transaction of their event, sent in turn, tried again after growing waits, kept in a log.
// One webhook is sent one delivery at a time, the oldest that is due first; one that failed waits aside and overtakes nobody, so
// order is kept as long as all goes well, and `channel` and `seq` tell it always.
#include "features/outgoing/parts.hpp"
#include "holdfast/engine/engine.hpp"
#include "holdfast/engine/messages.hpp"

namespace holdfast::outgoing {
namespace {

constexpr std::uint16_t member_left = 7, message_posted = MessagePosted::number, message_edited = 11;

// The words of a message that an event is about, for trigger words.
std::string text_of(ReadTx& tx, EventHeader const& header, Place const& place) {
    auto const seq = header.target > 0 ? header.target : place.seq;
    auto const message = find_message(tx, ChannelId{header.log.value}, seq);
    return message ? message->text : std::string{};
}

bool is_about_words(std::uint16_t kind) { return kind == message_posted || kind == message_edited; }

void note(WriteTx& tx, Office const&, EventHeader const& header, Place const& place) {
    ChannelId const channel{header.log.value};
    auto const sight = header.target > 0 ? std::min(header.target, place.seq) : place.seq;
    for (auto const& hook : listening(tx, header.kind, channel)) {
        // A bot is not told what it did itself: two programs would talk for ever.
        if (hook.bot == header.by || sight < hook.sees_from) continue;
        if (!hook.words.empty() && !(is_about_words(header.kind) && triggers(hook.words, text_of(tx, header, place))))
            continue;
        insert_delivery(tx, hook.hook, header, place);
    }
    if (header.kind == member_left) give_up(tx, header.about, channel);
}

// The event as it stands in the log now; without its text when the message was deleted meanwhile.
std::string body_of(ReadTx& tx, Catalogue const& catalogue, DeliveryRow const& row) {
    auto const rows = read_events(tx, row.log, row.seq - 1, 1);
    if (rows.empty() || rows[0].place.seq != row.seq) return "{}";
    auto const* spec = catalogue.event(row.kind);
    return event_message(to_text(ChannelId{row.log.value}), rows[0].header, rows[0].place,
                         spec ? spec->kind : "unknown", whole_members(tx, catalogue, rows[0]), rows[0].redacted);
}

std::vector<Errand> due_now(ReadTx& tx, ErrandGround const& ground) {
    std::vector<Errand> out;
    for (auto const& row : due(tx, ground.most)) {
        auto const hook = find(tx, row.hook);
        auto const* spec = ground.catalogue.event(row.kind);
        Errand errand{row.id.value, row.hook.value, {}};
        errand.ask.url = hook->url;
        errand.ask.body = body_of(tx, ground.catalogue, row);
        errand.ask.headers = {{"Content-Type", "application/json"},
                              {"Holdfast-Event", std::string{spec ? spec->kind : "unknown"}},
                              {"Holdfast-Delivery", to_text(row.id)},
                              {"Holdfast-Signature", signature_of(hook->secret, tx.now(), errand.ask.body)}};
        out.push_back(std::move(errand));
    }
    return out;
}

void rest(WriteTx& tx, Office const& office, HookRow const& hook, std::string trouble) {
    auto const bot = bot_facts(tx, hook.bot);
    auto const owner = bot && bot->owner ? bot->owner : hook.created_by;
    if (owner)
        append(tx, office, log_of(owner), hook.bot, HookPaused{{hook.id, hook.bot, hook.name, std::move(trouble)}});
}

void came(WriteTx& tx, Office const& office, ErrandGround const&, std::int64_t id, HttpAnswer const& answer) {
    auto row = find_delivery(tx, DeliveryId{id});
    if (!row || row->outcome != Outcome::waiting) return;
    auto const hook = find(tx, row->hook);
    if (!hook) return;
    row->attempts += 1;
    row->tried_at = tx.now();
    row->status = answer.status;
    row->trouble = answer.trouble;
    row->answer = answer.body;
    row->ms = answer.ms;
    if (answer.fine()) row->outcome = Outcome::done;
    else if (row->attempts >= tries_max) row->outcome = Outcome::failed;
    else row->next_at = tx.now() + wait_after(row->attempts, tx.random().number());
    store(tx, *row);

    auto const failures = answer.fine() ? 0 : hook->failures + 1;
    bool const stops = failures >= failures_max && hook->standing == Standing::running;
    if (failures != hook->failures) set_failures(tx, hook->id, failures, stops ? Standing::failing : hook->standing);
    if (stops) rest(tx, office, *hook, answer.status ? std::to_string(answer.status) : answer.trouble);
    if (row->outcome != Outcome::waiting) forget_old(tx, hook->id);
}

DeliveryView view_of(Catalogue const& catalogue, DeliveryRow const& row) {
    DeliveryView view;
    view.id = row.id;
    if (auto const* spec = catalogue.event(row.kind)) view.event = spec->kind;
    view.channel = ChannelId{row.log.value};
    view.seq = row.seq;
    view.outcome = row.outcome;
    view.attempts = row.attempts;
    view.created_at = row.created_at;
    if (row.attempts > 0) view.tried_at = row.tried_at;
    if (row.outcome == Outcome::waiting) view.next_at = row.next_at;
    view.status = row.status;
    view.trouble = row.trouble;
    view.answer = row.answer;
    view.ms = row.ms;
    return view;
}

Result<DeliveryPage> read_deliveries(Catalogue const& catalogue, ReadTx& tx, Caller const& caller,
                                     ListDeliveries const& asked) {
    auto const hook = hook_for(tx, caller, asked.hook);
    if (!hook) return hook.error();
    DeliveryPage page;
    for (auto const& row : deliveries(tx, hook->id, asked.cursor, asked.limit + 1))
        page.items.push_back(view_of(catalogue, row));
    if (std::ssize(page.items) > asked.limit) {
        page.items.pop_back();
        page.next_cursor = page.items.back().id;
    }
    return page;
}

Result<Done> replay(WriteTx& tx, Context const& context, Replay const& command) {
    auto const hook = hook_for(tx, context.caller, command.hook);
    if (!hook) return hook.error();
    auto row = find_delivery(tx, command.delivery);
    if (!row || row->hook != hook->id)
        return Problem{Fault::not_found, "not_found", "There is no such delivery here.", "delivery"};
    if (row->outcome != Outcome::waiting) row->attempts = 0;
    row->outcome = Outcome::waiting;
    row->next_at = tx.now();
    store(tx, *row);
    Done done;
    done.result = encode(view_of(context.catalogue, *row));
    return done;
}

}  // namespace

void add_deliveries(Catalogue& catalogue) {
    catalogue.commands.push_back(
        command<&replay>({.name = "delivery.replay",
                          .method = "POST",
                          .route = "/api/v1/outgoing/{hook}/deliveries/{delivery}/replay",
                          .needs = Permission::make_bots,
                          .help = "Sends a delivery again, now; its Holdfast-Delivery stays the same.",
                          .refusals = "not_found",
                          .logs = "",
                          .example = "{}",
                          .durable = false,
                          .by_stream = false,
                          .result = &record_of<DeliveryView>()}));
    catalogue.reads.push_back(read<&read_deliveries>({.name = "deliveries",
                                                      .route = "/api/v1/outgoing/{hook}/deliveries",
                                                      .needs = Permission::make_bots,
                                                      .help = "What was sent, or is to be, the newest first.",
                                                      .refusals = "not_found"}));
    for (auto const& spec : catalogue.events)
        if (spec.logs == "channel") catalogue.reactors.push_back({spec.number, &note});
    catalogue.events.push_back(event<HookPaused>(
        {.kind = "outgoing.paused",
         .logs = "@me",
         .help = "A webhook of one's own rests after too many failures.",
         .example =
             R"({"hook":{"id":"O01h9w4c9c8g00","bot":"U01h9w4c9c8g00","name":"build server","trouble":"timeout"}})"}));
    catalogue.errands.push_back({"deliveries", &due_now, &came});
}

}  // namespace holdfast::outgoing
