// What one is told of and how, the same on all of one's devices: @me carries it. Whether a message notifies is decided by each browser.
#include "features/preferences/rules.hpp"
#include "features/preferences/sql.hpp"

namespace holdfast {
namespace {

using namespace preferences;

constexpr std::uint16_t member_left = 7;  // another feature's event

Result<Done> put(WriteTx& tx, Context const& context, SetPreferences const& command) {
    if (!context.caller.user) return Problem{Fault::unauthorized, "unauthorized", "Sign in first."};
    auto const self = self_of(context.caller);
    auto const wished = decide(command);
    if (!wished) return wished.error();
    if (encode(*wished) == encode(preferences::of(tx, self.user()))) return unchanged(tx, log_of(self.user()));
    preferences::set(tx, self.user(), *wished);
    return done(log_of(self.user()), append(tx, self, PreferencesChanged{*wished}));
}

Result<Done> put_channel(WriteTx& tx, Context const& context, SetChannelPreferences const& command) {
    auto const seat = seat_in(tx, context.caller, command.channel, Act::read);
    if (!seat) return seat.error();
    auto const self = self_of(context.caller);
    auto const wished = decide(command, tx.now());
    if (!wished) return wished.error();
    if (encode(*wished) == encode(of_channel(tx, self.user(), seat->channel())))
        return unchanged(tx, log_of(self.user()));
    set_channel(tx, self.user(), *wished);
    return done(log_of(self.user()), append(tx, self, ChannelPreferencesChanged{*wished}));
}

Result<All> read_all(ReadTx& tx, Caller const& caller, NoQuestion const&) {
    return All{log_state(tx, log_of(caller.user)).value_or(LogState{}).head, preferences::of(tx, caller.user),
               of_channels(tx, caller.user)};
}

}  // namespace

#define EXAMPLE_PREFERENCES                                                                                              \
    R"({"level":"mentions","keywords":["outage","停电"],"quiet_hours":{"on":true,"from_minute":1320,"to_minute":480,)" \
    R"("days":["monday","sunday"],"time_zone":"Europe/Berlin"},"sound":true,"preview":false,"send_with":"enter"})"

void add_preferences(Catalogue& catalogue) {
    catalogue.refusals.push_back({"bad_time_zone", Fault::bad_request, "There is no time zone of this name."});
    catalogue.commands.push_back(command<&put>({.name = "preferences.set",
                                                .method = "PUT",
                                                .route = "/api/v1/me/preferences",
                                                .help = "What one is told of, whole; what is left out is as at first.",
                                                .refusals = "empty bad_text bad_time_zone",
                                                .logs = "one's @me",
                                                .example = EXAMPLE_PREFERENCES}));
    catalogue.commands.push_back(command<&put_channel>(
        {.name = "channel_preferences.set",
         .method = "PUT",
         .route = "/api/v1/me/channels/{channel}/preferences",
         .help = "What one is told of a channel, whole.",
         .refusals = "not_found not_a_member",
         .logs = "one's @me",
         .example = R"({"level":"all","muted":true,"mute_until":"2030-09-14T18:00:00.000000Z"})"}));
    catalogue.reads.push_back(read<&read_all>({.name = "preferences",
                                               .route = "/api/v1/me/preferences",
                                               .help = "One's preferences, for everything and for each channel.",
                                               .refusals = ""}));
    catalogue.events.push_back(event<PreferencesChanged>({.kind = "preferences.changed",
                                                          .logs = "@me",
                                                          .help = "One prefers something else.",
                                                          .example = R"({"preferences":)" EXAMPLE_PREFERENCES "}"}));
    catalogue.events.push_back(event<ChannelPreferencesChanged>(
        {.kind = "channel_preferences.changed",
         .logs = "@me",
         .help = "One prefers something else for a channel.",
         .example = R"({"channel_preferences":{"channel":"C01h9w4c9c8g00","level":"default","muted":false}})"}));

    // Whoever comes back begins anew.
    catalogue.reactors.push_back({member_left, [](WriteTx& tx, Office const&, EventHeader const& header, Place const&) {
                                      forget_channel(tx, header.about, ChannelId{header.log.value});
                                  }});
}

}  // namespace holdfast
