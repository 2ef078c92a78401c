// Who is here: folded from every loop's sockets, watched per person on screen, sent in batches once a second (D13).
// Lives on: its loop; loops tell each other by small tasks that may be dropped under load.
// Bounded: watch_max people for each connection. Coming back is told at once, going away after a grace.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "holdfast/base/time.hpp"
#include "holdfast/hub/connection.hpp"
#include "holdfast/hub/roster.hpp"

namespace holdfast {

class Presence {
public:
    static constexpr std::chrono::seconds offline_grace{10};

    Presence(Roster const& roster, Clock const& clock) : roster_{roster}, clock_{clock} {}

    // How many sockets a person has on one loop, as that loop tells.
    void set_sockets(int loop, UserId user, int sockets, Monotonic now);
    void status_changed(UserId user) { touched_.insert(user); }

    // Replaces what the connection watches and answers with the current states.
    std::string watch(Connection& connection, std::vector<UserId> const& users);
    void forget(Connection& connection);
    // Once a second: one message for each connection whose people changed. Returns people who have gone for good.
    std::vector<UserId> flush(Monotonic now);

    bool is_here(UserId user) const;

private:
    struct Here {
        std::map<int, int> sockets;  // by loop
        Monotonic gone_at{};
        bool told = false;  // that they are here
        int total() const;
    };
    std::string state_of(UserId user);
    void end_statuses();

    Roster const& roster_;
    Clock const& clock_;
    std::set<std::pair<Timestamp, UserId>> ending_;  // statuses that were told and end by themselves
    std::unordered_map<UserId, Here> here_;
    std::unordered_set<UserId> touched_, leaving_;
    std::unordered_map<UserId, std::vector<Connection*>> watchers_;
    std::unordered_map<Connection*, std::vector<UserId>> watching_;
};

}  // namespace holdfast
