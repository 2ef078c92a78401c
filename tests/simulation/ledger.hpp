// What people asked for, and what they were told. Judges every answer against the truth: an ack is on the disk, once, where it
// says (I1, I8); a final refusal never happened (I2); nothing stands there that nobody sent (I3); acked before sent is lower (I6);
// one line's posts keep their order (I7).
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>

#include "simulation/truth.hpp"

namespace holdfast::simulation {

struct Order {
    int number = 0;
    UserId user;
    std::string key, name;
    Json body;
    LogId channel;  // where it happens; none for what concerns oneself
    int sent = 0, stored = 0;
    bool acked = false, refused = false, conflicted = false, unchanged = false;
    LogId log;  // as acked
    Seq seq = 0;
    Seq floor = 0;  // the highest number acked in its channel before it was first sent
    bool settled() const { return acked || refused; }
};

class Ledger {
public:
    explicit Ledger(Truth& truth) : truth_{truth} {}

    Order& note(UserId user, std::string name, Json body, LogId channel);
    Order* find(UserId user, std::string const& key);
    // `line`: which connection carries it, 0 by the other door.
    void sends(Order& order, std::uint64_t line);
    void acked(Order& order, LogId log, Seq seq, bool duplicate, bool unchanged);
    void refused(Order& order, std::string const& code, bool is_final);
    // Something was committed.
    void stored(LogId log, Fact const& fact);
    // At the end: everything is settled, and stands as it was answered.
    void close() const;

    std::size_t acks() const { return acks_; }
    std::size_t duplicates() const { return duplicates_; }
    std::map<std::string, int> const& codes() const { return codes_; }
    std::map<std::string, int> const& names() const { return names_; }
    std::deque<Order>& orders() { return orders_; }
    // Whether that text was ever meant for that message.
    bool was_meant(LogId channel, Seq message, UserId by, std::string const& text) const;

private:
    Truth& truth_;
    std::deque<Order> orders_;
    std::map<std::pair<UserId, std::string>, Order*> by_key_;
    std::map<LogId, Seq> highest_acked_;
    std::map<std::pair<std::uint64_t, LogId>, std::map<int, Seq>>
        order_of_line_;  // of posts sent once: by order number
    std::map<Order const*, std::uint64_t> line_of_;
    std::set<std::string> edits_;
    std::size_t acks_ = 0, duplicates_ = 0;
    std::map<std::string, int> codes_, names_;
};

}  // namespace holdfast::simulation
