// Pins that come from another chat. For who operates the machine alone.
#include "features/pins/pin.hpp"
#include "features/pins/sql.hpp"

namespace holdfast {

struct ImportPin {
    ChannelId channel;
    Seq message = 0;
    UserId by;
    Timestamp at{};
};
template <>
struct Described<ImportPin> {
    static constexpr auto name = "ImportPin";
    static constexpr auto help = "A message of another chat had been pinned.";
    static constexpr std::array fields{
        field<&ImportPin::channel>("channel", "Where."),
        field<&ImportPin::message>("message", {1, std::numeric_limits<std::int64_t>::max()},
                                   "Which message, by its number."),
        field<&ImportPin::by>("by", "Who had pinned it."),
        field<&ImportPin::at>("at", "When, as far as it is known: when the message was written."),
    };
};

namespace {

Result<Done> import_pin(WriteTx& tx, Context const& context, ImportPin const& command) {
    auto const message = find_message(tx, command.channel, command.message);
    if (!message || message->deleted) return message_not_found();
    auto const log = log_of(command.channel);
    if (pins::find(tx, command.channel, command.message)) return unchanged(tx, log);
    if (pins::count(tx, command.channel) >= pins::pins_max) return pins::too_many();
    tx.dated(command.at);
    auto const place =
        append(tx, context.office, log, command.by, MessagePinned{{command.message, 0}}, {}, command.message);
    pins::add(tx, command.channel, command.message, command.by, place);
    fold_into_message(tx, command.channel, command.message, place.seq);
    return done(log, place);
}

}  // namespace

void add_pin_imports(Catalogue& catalogue) {
    catalogue.commands.push_back(
        command<&import_pin>({.name = "pin.import",
                              .method = "POST",
                              .route = "/api/v1/imports/channels/{channel}/messages/{message}/pin",
                              .needs = Permission::operate,
                              .help = "Writes down that a message of another chat had been pinned.",
                              .refusals = "not_found too_many_pins",
                              .logs = "channel",
                              .example = R"({"by":"U0000000000001","at":"2019-01-07T09:00:00Z"})",
                              .by_stream = false}));
}

}  // namespace holdfast
