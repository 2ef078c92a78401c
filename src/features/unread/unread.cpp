// Read state (D9): one cursor for each person and channel, max-merged; counts are derived from it and never stored.
#include "features/unread/reads.hpp"
#include "features/unread/sql.hpp"
#include "holdfast/engine/message_rows.hpp"
#include "holdfast/engine/messages.hpp"

namespace holdfast {
namespace {

// Numbers of other features' events that move a cursor.
constexpr std::uint16_t member_joined = 6;
constexpr std::uint16_t message_posted = 10;

Result<Done> move(WriteTx& tx, Context const& context, MoveRead const& command) {
    auto const seat = seat_in(tx, context.caller, command.channel, Act::read);
    if (!seat) return seat.error();
    if (command.thread) {
        auto const root = find_message(tx, command.channel, *command.thread);
        if (!root || root->thread != 0 || *command.thread < seat->visible_from())
            return Problem{Fault::not_found, "not_found", "There is no such thread here.", "thread"};
    }
    auto const self = self_of(context.caller);
    auto const head = log_state(tx, log_of(command.channel)).value_or(LogState{}).head;
    auto const seq = std::min(command.seq, head);
    if (!messages::raise_read_cursor(tx, self.user(), command.channel, command.thread.value_or(0), seq))
        return unchanged(tx, log_of(self.user()));
    return done(log_of(self.user()), append(tx, self, ReadMoved{{command.channel, command.thread, seq}}));
}

Result<Done> mark_unread(WriteTx& tx, Context const& context, MarkUnread const& command) {
    auto const seat = seat_in(tx, context.caller, command.channel, Act::read);
    if (!seat) return seat.error();
    auto const self = self_of(context.caller);
    auto const head = log_state(tx, log_of(command.channel)).value_or(LogState{}).head;
    auto const seq = std::min(command.seq - 1, head);
    if (messages::read_cursor(tx, self.user(), command.channel, 0) == seq) return unchanged(tx, log_of(self.user()));
    unread::set(tx, self.user(), command.channel, 0, seq);
    return done(log_of(self.user()), append(tx, self, UnreadMarked{{command.channel, std::nullopt, seq}}));
}

Result<ReadState> state(ReadTx& tx, Caller const& caller, AskRead const& asked) {
    auto const seat = seat_in(tx, caller, asked.channel, Act::read);
    if (!seat) return seat.error();
    auto const counts = unread::counts(tx, caller.user, asked.channel);
    auto const head = log_state(tx, log_of(asked.channel)).value_or(LogState{}).head;
    return ReadState{messages::read_cursor(tx, caller.user, asked.channel, 0), counts.unread, counts.mentions, head};
}

}  // namespace

void add_unread(Catalogue& catalogue) {
    catalogue.commands.push_back(
        command<&move>({.name = "read.move",
                        .method = "PUT",
                        .route = "/api/v1/channels/{channel}/read",
                        .help = "Everything up to a number has been read. A lower number changes nothing.",
                        .refusals = "not_found not_a_member",
                        .logs = "one's @me",
                        .example = R"({"seq":431})"}));
    catalogue.commands.push_back(command<&mark_unread>({.name = "read.mark_unread",
                                                        .method = "POST",
                                                        .route = "/api/v1/channels/{channel}/unread",
                                                        .help = "Unread from a message on.",
                                                        .refusals = "not_found not_a_member",
                                                        .logs = "one's @me",
                                                        .example = R"({"seq":413})"}));
    catalogue.reads.push_back(read<&state>({.name = "read_state",
                                            .route = "/api/v1/channels/{channel}/read",
                                            .help = "One's read cursor, unread and mention counts.",
                                            .refusals = "not_found not_a_member"}));
    catalogue.events.push_back(
        event<ReadMoved>({.kind = "read.moved",
                          .logs = "@me",
                          .help = "One has read further.",
                          .example = R"({"read":{"channel":"C01h9w4c9c8g00","thread":null,"seq":431}})"}));
    catalogue.events.push_back(
        event<UnreadMarked>({.kind = "unread.marked",
                             .logs = "@me",
                             .help = "One has marked a channel unread.",
                             .example = R"({"read":{"channel":"C01h9w4c9c8g00","thread":null,"seq":412}})"}));

    // What one posts, one has read: a reply in its thread, anything else in its channel. Who comes in begins at the door.
    catalogue.reactors.push_back(
        {message_posted, [](WriteTx& tx, Office const&, EventHeader const& header, Place const& place) {
             ChannelId const channel{header.log.value};
             messages::raise_read_cursor(tx, header.by, channel, unread::thread_of(tx, channel, place.seq), place.seq);
         }});
    catalogue.reactors.push_back(
        {member_joined, [](WriteTx& tx, Office const&, EventHeader const& header, Place const& place) {
             messages::raise_read_cursor(tx, header.about, ChannelId{header.log.value}, 0, place.seq);
         }});
    catalogue.counts = &unread::counts;
}

}  // namespace holdfast
