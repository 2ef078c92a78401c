// Saved messages: a person's own list, on all their devices. It remembers places only: what one may no longer read is not shown.
#include "features/saved/sql.hpp"

namespace holdfast {
namespace {

constexpr std::int64_t saved_max = 2000;

Result<Done> save(WriteTx& tx, Context const& context, SaveMessage const& command) {
    auto const seat = seat_in(tx, context.caller, command.channel, Act::read);
    if (!seat) return seat.error();
    if (!live_message(tx, *seat, command.message)) return message_not_found();
    auto const self = self_of(context.caller);
    if (saved::there(tx, self.user(), command.channel, command.message)) return unchanged(tx, log_of(self.user()));
    if (saved::count(tx, self.user()) >= saved_max)
        return Problem{Fault::conflict, "too_many_saved", "One keeps at most 2,000 saved messages.", "message"};
    SavedMark const mark{command.channel, command.message};
    auto const place = append(tx, self, SavedAdded{mark});
    saved::add(tx, self.user(), mark, place);
    return done(log_of(self.user()), place);
}

// Also of a channel one is no longer in: the list is one's own.
Result<Done> unsave(WriteTx& tx, Context const& context, SaveMessage const& command) {
    auto const self = self_of(context.caller);
    SavedMark const mark{command.channel, command.message};
    if (!saved::remove(tx, self.user(), mark)) return unchanged(tx, log_of(self.user()));
    return done(log_of(self.user()), append(tx, self, SavedRemoved{mark}));
}

// Nothing when it was deleted; without content where the caller has no seat, whatever has become of it there.
std::optional<SavedEntry> entry_of(Catalogue const& catalogue, ReadTx& tx, Caller const& caller,
                                   saved::Row const& row) {
    SavedEntry out{row.mark.channel, row.mark.message, row.at, std::nullopt};
    auto const seat = seat_in(tx, caller, row.mark.channel, Act::read);
    if (!seat || row.mark.message < seat->visible_from()) return out;
    auto found = messages_at(tx, catalogue, row.mark.channel, seat->visible_from(), std::array{row.mark.message});
    if (found.empty() || found.front().deleted) return std::nullopt;
    out.content = std::move(found.front());
    return out;
}

Result<SavedPage> read_saved(Catalogue const& catalogue, ReadTx& tx, Caller const& caller, AskSaved const& asked) {
    auto rows = saved::page(tx, caller.user, asked.cursor.value_or(std::numeric_limits<Seq>::max()), asked.limit + 1);
    SavedPage out;
    if (static_cast<std::int64_t>(rows.size()) > asked.limit) {
        rows.pop_back();
        out.next_cursor = rows.back().seq;
    }
    std::vector<Message> shown;
    for (auto const& row : rows) {
        auto entry = entry_of(catalogue, tx, caller, row);
        if (!entry) continue;
        if (entry->content) shown.push_back(*entry->content);
        out.items.push_back(std::move(*entry));
    }
    out.people = people_of(tx, shown);
    return out;
}

Result<SavedMarks> read_marks(ReadTx& tx, Caller const& caller, AskSavedMarks const&) {
    return SavedMarks{log_state(tx, log_of(caller.user)).value_or(LogState{}).head, saved::all(tx, caller.user)};
}

}  // namespace

void add_saved(Catalogue& catalogue) {
    catalogue.commands.push_back(command<&save>({.name = "saved.add",
                                                 .method = "PUT",
                                                 .route = "/api/v1/me/saved/{channel}/{message}",
                                                 .help = "Keep a message for oneself. One keeps up to 2,000.",
                                                 .refusals = "not_found not_a_member too_many_saved",
                                                 .logs = "one's @me"}));
    catalogue.commands.push_back(command<&unsave>({.name = "saved.remove",
                                                   .method = "DELETE",
                                                   .route = "/api/v1/me/saved/{channel}/{message}",
                                                   .help = "Take a message off one's saved ones.",
                                                   .refusals = "",
                                                   .logs = "one's @me"}));
    catalogue.reads.push_back(
        read<&read_saved>({.name = "saved",
                           .route = "/api/v1/me/saved",
                           .help = "One's saved messages as they stand now, the last saved first."}));
    catalogue.reads.push_back(read<&read_marks>(
        {.name = "saved_marks", .route = "/api/v1/me/saved/marks", .help = "Which messages one has saved."}));
    catalogue.refusals.push_back(
        {"too_many_saved", Fault::conflict, "There are as many saved messages as one person may keep."});
    catalogue.events.push_back(
        event<SavedAdded>({.kind = "saved.added",
                           .logs = "@me",
                           .help = "One has saved a message.",
                           .example = R"({"saved":{"channel":"C01h9w4c9c8g00","message":413}})"}));
    catalogue.events.push_back(
        event<SavedRemoved>({.kind = "saved.removed",
                             .logs = "@me",
                             .help = "One has taken a message off the saved ones.",
                             .example = R"({"saved":{"channel":"C01h9w4c9c8g00","message":413}})"}));
}

}  // namespace holdfast
