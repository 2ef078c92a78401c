// Announcing: committed events into rooms' queues, rooms' queues into outboxes, cuts at their exact place.
#include "holdfast/hub/hub.hpp"

#include <algorithm>

#include "holdfast/base/assert.hpp"
#include "holdfast/base/faults.hpp"

namespace holdfast {

void Hub::apply(Batch const& batch) {
    for (auto const& item : batch.items) {
        if (auto const* event = std::get_if<Announcement>(&item)) announce(*event);
        else change(std::get<RosterChange>(item));
    }
}

void Hub::announce(Announcement const& event) {
    // The one writer announces in order: an event is admitted only as head + 1 (D4).
    HF_ASSERT(event.seq == roster.head(event.log).head + 1 || seeded(SeededFault::reorder) ||
              seeded(SeededFault::burnt_number) || seeded(SeededFault::mid_batch_carry_on));
    recent_.add(event, roster.head(event.log).check);
    roster.set_head(event.log, {event.seq, event.check});
    auto const found = rooms_.find(event.log);
    if (found == rooms_.end() || found->second.listeners.empty()) return;
    auto& room = found->second;
    room.queue.push_back(event);
    if (room.queue.size() == 1 && event.log != workspace_log) busy_.push_back(event.log);
}

bool Hub::turn() {
    auto const rooms = std::move(busy_);
    busy_.clear();
    for (auto const log : rooms) {
        auto& room = rooms_[log];
        deliver_slice(log, room, static_cast<std::size_t>(settings_.slice_max));
        if (!room.queue.empty()) busy_.push_back(log);
    }
    return !busy_.empty();
}

void Hub::flush_workspace() {
    auto const found = rooms_.find(workspace_log);
    if (found == rooms_.end() || found->second.queue.empty()) return;
    if (std::find(busy_.begin(), busy_.end(), workspace_log) == busy_.end()) busy_.push_back(workspace_log);
}

void Hub::deliver_slice(LogId log, Room& room, std::size_t most) {
    while (!room.queue.empty()) {
        auto const& event = room.queue.front();
        auto const end = std::min(room.listeners.size(), room.next + most);
        most -= end - std::min(end, room.next);
        for (; room.next < end; ++room.next) deliver(log, room.listeners[room.next], event);
        if (room.next < room.listeners.size()) return;
        room.queue.pop_front();
        room.next = 0;
        if (most == 0) return;
    }
}

void Hub::deliver(LogId log, Listener& listener, Announcement const& event) {
    if (!listener.live || event.seq <= listener.live_after) return;
    auto& connection = *listener.connection;
    if (connection.closing) return;
    if (!connection.outbox.push(sees_whole(listener, event) ? event.whole : event.veiled)) {
        if (seeded(SeededFault::drop_for_slow)) return;
        ++overflows_;
        listener.live = false;
        return fall_behind(connection, log, event.seq - 1, Behind::Stage::draining);
    }
    ++delivered_;
    connection.line.wake();
}

bool Hub::sees_whole(Listener const& listener, Announcement const& event) const {
    if (event.log == workspace_log) {
        auto const& caller = listener.connection->caller;
        return caller.role != Role::guest || !event.about || roster.share_a_channel(caller.user, event.about);
    }
    return event.sight >= listener.visible_from;
}

// Everything the room has queued goes out now: before somebody is cut, what was numbered below must have left (D12).
void Hub::finish(LogId log) {
    auto const found = rooms_.find(log);
    if (found == rooms_.end()) return;
    while (!found->second.queue.empty()) deliver_slice(log, found->second, found->second.listeners.size() + 1);
}

void Hub::change(RosterChange const& change) {
    if (auto const* removed = std::get_if<MemberRemoved>(&change)) {
        if (seeded(SeededFault::cut_skips_loop) && loop_ == 1) return;
        cut(*removed);
    }
    if (auto const* ended = std::get_if<SessionEnded>(&change)) {
        if (auto const* session = roster.session(ended->session))
            for (auto* connection : connections_of(session->user))
                if (connection->caller.session == ended->session)
                    connection->close(CloseCode::signed_out, "signed out");
    }
    if (auto const* taken = std::get_if<EventsTakenBack>(&change)) return recent_.forget(taken->log, taken->last);
    roster.apply(change);
    if (on_change) on_change(change);
    if (auto const* set = std::get_if<UserSet>(&change))
        for (auto* connection : connections_of(set->user)) {
            connection->caller.role = set->role;
            if (!set->active) connection->close(CloseCode::signed_out, "signed out");
        }
    if (auto const* added = std::get_if<MemberAdded>(&change))
        for (auto* connection : connections_of(added->user)) {
            if (!connection->started) continue;
            finish(log_of(added->user));  // channel.entered goes before the channel's first event (D4)
            enter(*connection, *added);
        }
}

// A client whose @me is behind has not been told of the channel yet: nothing of it comes before.
void Hub::enter(Connection& connection, MemberAdded const& added) {
    auto const log = log_of(added.channel);
    auto const head = roster.head(log).head;
    auto const* me = listener_of(connection, log_of(added.user));
    bool const hold = me && !me->live && !listens(connection, log);
    listen(connection, log, added.visible_from, head);
    if (hold) fall_behind(connection, log, head, Behind::Stage::held);
}

void Hub::cut(MemberRemoved const& removed) {
    auto const log = log_of(removed.channel);
    finish(log);
    auto const reason = removed.reason == LeaveReason::left ? "left" : "removed";
    for (auto* connection : connections_of(removed.user)) {
        if (!listener_of(*connection, log)) continue;
        leave(*connection, log);
        connection->answer(gone_message(log_name(log, removed.user), removed.last, reason));
    }
}

void Hub::opened(Connection& connection) {
    all_.push_back(&connection);
    by_user_[connection.caller.user].push_back(&connection);
    by_number_[++last_number_] = &connection;
    numbers_[&connection] = last_number_;
}

void Hub::closed(Connection& connection) {
    auto const user = connection.caller.user;
    if (connection.started) {
        leave(connection, workspace_log);
        leave(connection, log_of(user));
        if (auto const* person = roster.person(user))
            for (auto const& [channel, from] : person->channels) leave(connection, log_of(channel));
    }
    std::erase(all_, &connection);
    if (auto& mine = by_user_[user]; std::erase(mine, &connection) && mine.empty()) by_user_.erase(user);
    by_number_.erase(numbers_[&connection]);
    numbers_.erase(&connection);
}

void Hub::leave(Connection& connection, LogId log) {
    std::erase_if(connection.behind, [&](Behind const& entry) { return entry.log == log; });
    auto const found = rooms_.find(log);
    if (found == rooms_.end()) return;
    auto& room = found->second;
    auto const at = std::find_if(room.listeners.begin(), room.listeners.end(),
                                 [&](Listener const& l) { return l.connection == &connection; });
    if (at == room.listeners.end()) return;
    if (static_cast<std::size_t>(at - room.listeners.begin()) < room.next) --room.next;
    room.listeners.erase(at);
    if (room.listeners.empty()) {
        std::erase(busy_, log);
        rooms_.erase(found);
    }
}

Hub::Listener* Hub::listener_of(Connection& connection, LogId log) {
    auto const found = rooms_.find(log);
    if (found == rooms_.end()) return nullptr;
    auto& listeners = found->second.listeners;
    auto const at = std::find_if(listeners.begin(), listeners.end(),
                                 [&](Listener const& l) { return l.connection == &connection; });
    return at == listeners.end() ? nullptr : &*at;
}

std::vector<Connection*> Hub::connections_of(UserId user) const {
    auto const found = by_user_.find(user);
    return found == by_user_.end() ? std::vector<Connection*>{} : found->second;
}

void Hub::each_listener(LogId log, std::function<void(Connection&)> const& visit) {
    auto const found = rooms_.find(log);
    if (found == rooms_.end()) return;
    for (auto& listener : found->second.listeners) visit(*listener.connection);
}

}  // namespace holdfast
