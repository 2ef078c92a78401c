#include "holdfast/engine/presence.hpp"

#include <algorithm>

#include "holdfast/base/json.hpp"

namespace holdfast {

int Presence::Here::total() const {
    int sum = 0;
    for (auto const& [loop, sockets] : this->sockets) sum += sockets;
    return sum;
}

void Presence::set_sockets(int loop, UserId user, int sockets, Monotonic now) {
    auto& here = here_[user];
    here.sockets[loop] = sockets;
    if (here.total() > 0) {
        leaving_.erase(user);
        if (!here.told) touched_.insert(user);
        here.told = true;
    } else {
        here.gone_at = now;
        leaving_.insert(user);
    }
}

bool Presence::is_here(UserId user) const {
    auto const found = here_.find(user);
    return found != here_.end() && found->second.told;
}

// {"state":"online","text":…,"emoji":…,"until":…}
std::string Presence::state_of(UserId user) {
    auto const* person = roster_.person(user);
    StatusSet status;
    if (person && (!person->status.until || *person->status.until > clock_.now())) status = person->status;
    if (status.until) ending_.emplace(*status.until, user);
    std::string out;
    JsonObject object{out};
    if (!person || !is_here(user)) {
        object.text("state", "offline");
    } else {
        object.text("state", status.state.empty() ? "online" : status.state);
    }
    if (!status.text.empty()) object.text("text", status.text);
    if (!status.emoji.empty()) object.text("emoji", status.emoji);
    if (status.until) object.text("until", to_text(*status.until));
    return out;
}

std::string Presence::watch(Connection& connection, std::vector<UserId> const& users) {
    forget(connection);
    std::string out = R"({"type":"presence","changes":{)";
    bool first = true;
    for (auto const user : users) {
        auto const* person = roster_.person(user);
        if (!person) continue;
        if (connection.caller.role == Role::guest && !roster_.share_a_channel(connection.caller.user, user)) continue;
        watchers_[user].push_back(&connection);
        watching_[&connection].push_back(user);
        out += (first ? "\"" : ",\"") + to_text(user) + "\":" + state_of(user);
        first = false;
    }
    return out + "}}";
}

void Presence::forget(Connection& connection) {
    auto const found = watching_.find(&connection);
    if (found == watching_.end()) return;
    for (auto const user : found->second)
        if (auto& watchers = watchers_[user]; std::erase(watchers, &connection) && watchers.empty())
            watchers_.erase(user);
    watching_.erase(found);
}

// By the wall clock, which is the one that people mean by "until two".
void Presence::end_statuses() {
    auto const now = clock_.now();
    while (!ending_.empty() && ending_.begin()->first <= now) {
        touched_.insert(ending_.begin()->second);
        ending_.erase(ending_.begin());
    }
}

std::vector<UserId> Presence::flush(Monotonic now) {
    end_statuses();
    std::vector<UserId> gone;
    for (auto const user : std::vector<UserId>(leaving_.begin(), leaving_.end())) {
        if (now - here_[user].gone_at < offline_grace) continue;
        leaving_.erase(user);
        here_.erase(user);
        touched_.insert(user);
        gone.push_back(user);
    }
    std::unordered_map<Connection*, std::string> messages;
    for (auto const user : touched_) {
        auto const watchers = watchers_.find(user);
        if (watchers == watchers_.end()) continue;
        auto const state = "\"" + to_text(user) + "\":" + state_of(user);
        for (auto* connection : watchers->second) {
            auto& message = messages[connection];
            message += (message.empty() ? "" : ",") + state;
        }
    }
    touched_.clear();
    for (auto const& [connection, changes] : messages)
        if (connection->outbox.has_room()) connection->answer(R"({"type":"presence","changes":{)" + changes + "}}");
    return gone;
}

}  // namespace holdfast
