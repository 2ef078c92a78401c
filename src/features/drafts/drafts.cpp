// Drafts on all devices: the last to type wins. @me says that a draft is news; its text is one row that is written over.
#include "features/drafts/sql.hpp"

namespace holdfast {
namespace {

using namespace drafts;

constexpr std::uint16_t member_left = 7;  // another feature's event

Result<Done> save(WriteTx& tx, Context const& context, SaveDraft const& command) {
    auto const seat = seat_in(tx, context.caller, command.channel, Act::read);
    if (!seat) return seat.error();
    auto const self = self_of(context.caller);
    auto const thread = command.thread.value_or(0);
    auto const held = text_of(tx, self.user(), seat->channel(), thread);
    DraftMark mark{seat->channel(), command.thread, 0, command.text.empty()};
    if (held.value_or("") == command.text) {
        mark.version = log_state(tx, log_of(self.user())).value_or(LogState{}).head;
        return unchanged(tx, log_of(self.user()), encode(mark));
    }
    if (!held && drafts::count(tx, self.user()) >= drafts_max)
        return Problem{Fault::conflict, "too_many_drafts", "There are 500 drafts already: send or empty one."};

    auto const place = append(tx, self, DraftChanged{mark});
    mark.version = place.seq;
    if (mark.empty) drafts::remove(tx, self.user(), mark.channel, thread);
    else drafts::put(tx, self.user(), {mark.channel, command.thread, place.seq, place.at, command.text});
    return done(log_of(self.user()), place, encode(mark));
}

Result<AllDrafts> read_all(ReadTx& tx, Caller const& caller, NoQuestion const&) {
    return AllDrafts{log_state(tx, log_of(caller.user)).value_or(LogState{}).head, drafts::all(tx, caller.user)};
}

}  // namespace

void add_drafts(Catalogue& catalogue) {
    catalogue.refusals.push_back({"too_many_drafts", Fault::conflict, "There are 500 drafts already."});
    // Without a key: sent again it finds what it asked for, and a key for every pause in typing would outlive it for nothing.
    catalogue.commands.push_back(command<&save>({.name = "draft.save",
                                                 .method = "PUT",
                                                 .route = "/api/v1/me/drafts/{channel}",
                                                 .help = "What one has half typed; empty text takes the draft away.",
                                                 .refusals = "not_found not_a_member too_many_drafts",
                                                 .logs = "one's @me",
                                                 .example = R"({"text":"The tide turns at"})",
                                                 .durable = false,
                                                 .by_stream = false,
                                                 .result = &record_of<DraftMark>()}));
    catalogue.reads.push_back(read<&read_all>(
        {.name = "drafts", .route = "/api/v1/me/drafts", .help = "All that one has half typed.", .refusals = ""}));
    catalogue.events.push_back(event<DraftChanged>(
        {.kind = "draft.changed",
         .logs = "@me",
         .help = "One has typed on. The text stands in no log: read it.",
         .example = R"({"draft":{"channel":"C01h9w4c9c8g00","thread":null,"version":91,"empty":false}})"}));

    catalogue.reactors.push_back({member_left, [](WriteTx& tx, Office const&, EventHeader const& header, Place const&) {
                                      drafts::remove_all_in(tx, header.about, ChannelId{header.log.value});
                                  }});
}

}  // namespace holdfast
