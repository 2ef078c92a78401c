// The one catch-up mechanism (D17): a log that is behind is read page by page at the reader's pace until it is live again.
#include <algorithm>

#include "holdfast/base/faults.hpp"
#include "holdfast/base/json.hpp"
#include "holdfast/hub/hub.hpp"

namespace holdfast {
namespace {

constexpr int fetches_at_once = 4;

std::string more_message(std::string_view log, Seq next, Seq head) {
    std::string out;
    JsonObject{out}.text("type", "more").text("channel", log).number("next", next).number("head", head);
    return out;
}

}  // namespace

void Hub::listen(Connection& connection, LogId log, Seq visible_from, Seq after) {
    if (auto* listener = listener_of(connection, log)) {
        listener->visible_from = visible_from;
        return;
    }
    auto const head = roster.head(log).head;
    rooms_[log].listeners.push_back({&connection, visible_from, after, after, after >= head});
    if (after >= head) return;
    auto const said = say_recent(connection, log, after);
    if (said >= head) return go_live(connection, log, said);
    fall_behind(connection, log, said, said > after ? Behind::Stage::draining : Behind::Stage::queued);
    pump(connection);
}

// What is still in memory goes out at once, as much as the outbox takes. The last number that is queued now.
Seq Hub::say_recent(Connection& connection, LogId log, Seq after) {
    if (!recent_.holds(log, after)) return after;
    auto const listener = *listener_of(connection, log);
    auto const head = roster.head(log).head;
    for (auto seq = after + 1; seq <= head; ++seq) {
        if (!say(connection, listener, recent_.at(log, seq), seq == after + 1)) return seq - 1;
    }
    return head;
}

// One event to who is behind. False when the outbox is full.
bool Hub::say(Connection& connection, Listener const& listener, Announcement const& event, bool first) {
    static thread_local int runs = 0;
    runs += first;
    bool const tenth = runs % 10 == 0;
    if (first && tenth && seeded(SeededFault::resume_gap)) return true;
    if (!connection.outbox.push(sees_whole(listener, event) ? event.whole : event.veiled)) return false;
    if (tenth && seeded(SeededFault::resume_double)) (void)connection.outbox.push(event.whole);
    connection.line.wake();
    return true;
}

void Hub::fall_behind(Connection& connection, LogId log, Seq after, Behind::Stage stage) {
    listener_of(connection, log)->live = false;
    if (auto* entry = connection.behind_in(log)) {
        entry->after = after;
        entry->stage = stage;
    } else {
        connection.behind.push_back({log, after, stage});
    }
}

// A start's own reading: a few pages at a time, as long as the client keeps up.
void Hub::pump(Connection& connection) {
    auto fetching = std::count_if(connection.behind.begin(), connection.behind.end(),
                                  [](Behind const& entry) { return entry.stage == Behind::Stage::fetching; });
    for (auto& entry : connection.behind) {
        if (entry.stage != Behind::Stage::queued) continue;
        if (!connection.outbox.has_room()) {
            entry.stage = Behind::Stage::draining;
        } else if (fetching < fetches_at_once) {
            fetch(connection, entry);
            ++fetching;
        }
    }
}

void Hub::fetch(Connection& connection, Behind& behind) {
    auto const number = numbers_[&connection];
    behind.stage = Behind::Stage::fetching;
    bool const asked =
        pages_.fetch(loop_, behind.log, behind.after, [this, number](Page const& page) { arrived(number, page); });
    if (!asked) behind.stage = Behind::Stage::draining;  // retry() offers it again
}

void Hub::pull(Connection& connection, LogId log, Seq after) {
    auto const* listener = listener_of(connection, log);
    if (!listener || after < listener->from) return;
    auto const* entry = connection.behind_in(log);
    if (entry && entry->stage == Behind::Stage::fetching) return;  // that page is on its way
    if (entry && entry->stage == Behind::Stage::held) return;      // it cannot know of it yet
    auto const head = roster.head(log).head;
    if (head - after > settings_.pull_behind_max) return resync(connection, log, "limit");
    auto const said = say_recent(connection, log, after);
    if (said > after && said >= head) return go_live(connection, log, said);
    fall_behind(connection, log, said, said > after ? Behind::Stage::draining : Behind::Stage::fetching);
    if (said == after) fetch(connection, *connection.behind_in(log));
}

void Hub::arrived(std::uint64_t connection_number, Page const& page) {
    auto const found = by_number_.find(connection_number);
    if (found == by_number_.end() || found->second->closing) return;
    auto& connection = *found->second;
    auto* entry = connection.behind_in(page.log);
    if (!entry || entry->stage != Behind::Stage::fetching || entry->after != page.after) return;
    if (page.after < page.first - 1) return resync(connection, page.log, "trimmed");
    if (page.after > page.head) return resync(connection, page.log, "ahead");

    auto const& listener = *listener_of(connection, page.log);  // who is behind in a log listens to it
    auto const head = roster.head(page.log).head;
    for (auto const& event : page.events) {
        // The reader may know more than this loop has been told, such as that the client is cut (D12): that comes live.
        if (event.seq > head || !say(connection, listener, event, &event == &page.events.front())) break;
        entry->after = event.seq;
    }
    if (entry->after >= head) go_live(connection, page.log, entry->after);
    else entry->stage = Behind::Stage::draining;
    pump(connection);
    if (connection.outbox.empty()) offer(connection);
}

void Hub::go_live(Connection& connection, LogId log, Seq after) {
    std::erase_if(connection.behind, [&](Behind const& entry) { return entry.log == log; });
    auto* listener = listener_of(connection, log);
    listener->live = true;
    listener->live_after = after;
    if (log == log_of(connection.caller.user)) speak_of_held(connection);
}

void Hub::speak_of_held(Connection& connection) {
    for (auto const& entry : std::vector<Behind>{connection.behind}) {
        if (entry.stage != Behind::Stage::held) continue;
        if (entry.after >= roster.head(entry.log).head) go_live(connection, entry.log, entry.after);
        else connection.behind_in(entry.log)->stage = Behind::Stage::draining;
    }
}

void Hub::resync(Connection& connection, LogId log, std::string_view reason) {
    count_resync();
    auto const head = roster.head(log);
    connection.answer(resync_message(log_name(log, connection.caller.user), reason, head));
    listener_of(connection, log)->from = head.head;
    go_live(connection, log, head.head);
}

void Hub::drained(Connection& connection) {
    pump(connection);
    offer(connection);
}

void Hub::offer(Connection& connection) {
    for (auto& entry : connection.behind) {
        if (entry.stage != Behind::Stage::draining) continue;
        entry.stage = Behind::Stage::offered;
        connection.answer(
            more_message(log_name(entry.log, connection.caller.user), entry.after + 1, roster.head(entry.log).head));
    }
}

void Hub::retry() {
    for (auto* connection : all_)
        if (!connection->behind.empty() && connection->outbox.empty() && !connection->closing) drained(*connection);
}

}  // namespace holdfast
