// Pins: messages that a channel keeps at hand. Whoever may write in a channel may pin and unpin there.
#include "features/pins/pin.hpp"
#include "features/pins/sql.hpp"

namespace holdfast {
namespace {

constexpr std::uint16_t message_deleted = 12;

Result<Done> pin(WriteTx& tx, Context const& context, PinMessage const& command) {
    auto const seat = seat_in(tx, context.caller, command.channel, Act::write);
    if (!seat) return seat.error();
    if (!live_message(tx, *seat, command.message)) return message_not_found();
    if (pins::find(tx, command.channel, command.message)) return unchanged(tx, log_of(command.channel));
    if (pins::count(tx, command.channel) >= pins::pins_max) return pins::too_many();
    auto const place = append(tx, *seat, MessagePinned{{command.message, 0}}, command.message);
    pins::add(tx, command.channel, command.message, seat->user(), place);
    fold_into_message(tx, command.channel, command.message, place.seq);
    return done(log_of(command.channel), place);
}

Result<Done> unpin(WriteTx& tx, Context const& context, PinMessage const& command) {
    auto const seat = seat_in(tx, context.caller, command.channel, Act::write);
    if (!seat) return seat.error();
    if (!live_message(tx, *seat, command.message)) return message_not_found();
    if (!pins::remove(tx, command.channel, command.message)) return unchanged(tx, log_of(command.channel));
    auto const place = append(tx, *seat, MessageUnpinned{{command.message, 0}}, command.message);
    fold_into_message(tx, command.channel, command.message, place.seq);
    return done(log_of(command.channel), place);
}

Result<PinList> read_pins(Catalogue const& catalogue, ReadTx& tx, Caller const& caller, AskPins const& asked) {
    auto const seat = seat_in(tx, caller, asked.channel, Act::read);
    if (!seat) return seat.error();
    PinList out;
    out.as_of = log_state(tx, log_of(asked.channel)).value_or(LogState{}).head;
    out.messages = messages_at(tx, catalogue, asked.channel, seat->visible_from(), pins::all(tx, asked.channel));
    out.people = people_of(tx, out.messages);
    return out;
}

void show_pins(ReadTx& tx, ChannelId channel, std::vector<Message>& messages) {
    for (auto& message : messages)
        if (!message.deleted) message.pinned = pins::find(tx, channel, message.seq);
}

}  // namespace

void add_pins(Catalogue& catalogue) {
    catalogue.commands.push_back(
        command<&pin>({.name = "message.pin",
                       .method = "PUT",
                       .route = "/api/v1/channels/{channel}/messages/{message}/pin",
                       .help = "Keep a message at hand for everybody in the channel. A channel has up to 100.",
                       .refusals = "not_found not_a_member archived too_many_pins",
                       .logs = "channel"}));
    catalogue.commands.push_back(command<&unpin>({.name = "message.unpin",
                                                  .method = "DELETE",
                                                  .route = "/api/v1/channels/{channel}/messages/{message}/pin",
                                                  .help = "Unpin a message, whoever pinned it.",
                                                  .refusals = "not_found not_a_member archived",
                                                  .logs = "channel"}));
    catalogue.reads.push_back(read<&read_pins>({.name = "pins",
                                                .route = "/api/v1/channels/{channel}/pins",
                                                .help = "The pinned messages of a channel, the last pinned first.",
                                                .refusals = "not_found not_a_member"}));
    catalogue.refusals.push_back(
        {"too_many_pins", Fault::conflict, "The channel has as many pinned messages as a channel may have."});
    catalogue.events.push_back(event<MessagePinned>({.kind = "message.pinned",
                                                     .logs = "channel",
                                                     .help = "Somebody pinned a message for everybody in the channel.",
                                                     .example = R"({"message":{"seq":411,"version":413}})"}));
    catalogue.events.push_back(event<MessageUnpinned>({.kind = "message.unpinned",
                                                       .logs = "channel",
                                                       .help = "A message is no longer pinned.",
                                                       .example = R"({"message":{"seq":411,"version":413}})"}));
    catalogue.message_parts.push_back(&show_pins);
    catalogue.reactors.push_back(
        {message_deleted, [](WriteTx& tx, Office const&, EventHeader const& header, Place const&) {
             pins::remove(tx, ChannelId{header.log.value}, header.target);
         }});
}

}  // namespace holdfast
