// One device of a person: keeps cursors across lines, checks every event against its cursor and against the truth (D5, D6, D12,
// D18), folds what it sees, pulls what it is behind in, and sends again what was not answered.
#pragma once

#include <deque>
#include <memory>

#include "simulation/ledger.hpp"
#include "simulation/machine.hpp"

namespace holdfast::simulation {

class World;

struct Person {
    UserId id;
    std::string username;
    bool active = true, is_admin = false;
};

// A message as the events seen make it.
struct Folded {
    UserId by;
    std::string text;
    bool deleted = false, pinned = false;
    Seq version = 0, revision = 0;
    std::set<std::pair<std::string, UserId>> reactions;
};

class Device {
public:
    Device(World& world, Person& person, int number, int loop)
        : world_{world}, person_{person}, number_{number}, loop_{loop} {}

    void come();                    // connects
    bool take(std::size_t bytes);   // reads so much of what has arrived; false: nothing had
    bool send();                    // the next order, the oldest first; false: nothing to send
    bool pull();                    // what it is behind in; false: nothing
    void say(Json const& message);  // anything else
    void cut();                     // the line is gone, with some of what was on it
    void gone_with_the_server();    // what is in the pipe can still be read
    void give(Order& order) { to_send_.push_back(&order); }
    void signed_in(std::string token) { token_ = std::move(token), shut_out_ = false; }

    bool on_line() const { return wire_ != nullptr; }
    bool live() const { return started_ && wire_ && !wire_->over; }
    bool shut_out() const { return shut_out_; }
    bool waits() const { return !to_send_.empty() || !waiting_.empty() || !pulls_.empty(); }
    bool knows(LogId log) const { return cursors_.contains(wire_name(log)); }
    Person& person() const { return person_; }
    std::string const& token() const { return token_; }
    std::string describe() const;
    std::uint64_t digest() const;
    // At the end: at the head of every log, in just the channels one is in.
    void judge_end() const;
    std::map<std::string, std::pair<Seq, std::string>> const& cursors() const { return cursors_; }
    std::map<std::string, std::map<Seq, Folded>> const& folded() const { return folded_; }
    std::int64_t back_at_us = 0;
    int resyncs = 0, mores = 0, jumps = 0;

private:
    using Cursor = std::pair<Seq, std::string>;
    std::string wire_name(LogId log) const;
    LogId log_of_name(std::string const& name) const;
    [[noreturn]] void broken(std::string promise, std::string const& says) const;

    void lost();
    void hang_up();
    void heard(std::string_view text);
    void hello(Json const& message);
    void ready(Json const& message);
    void event(Json const& message);
    void judge_event(LogId log, Fact const& fact, Json const& message, bool whole) const;
    void judge_words(LogId log, Fact const& fact, Json const& message) const;
    void entered(Json const& told, Seq seq);
    void left(std::string const& id, Seq seq);
    void fold(std::string const& name, Json const& message);
    void acked(Json const& message);
    void refused(Json const& message);
    void more(Json const& message);
    void jump(std::string const& name, Seq to, std::string const& check);
    void resync(Json const& message);
    Json forged(Json cursors);

    World& world_;
    Person& person_;
    int const number_, loop_;
    std::string token_, held_, epoch_;
    std::shared_ptr<Wire> wire_;
    std::uint64_t line_ = 0;
    bool started_ = false, shut_out_ = false, forged_ = false, server_gone_ = false, anew_ = false;
    std::map<std::string, Cursor> cursors_, started_from_;
    std::map<std::string, Seq> known_at_;
    std::map<std::string, std::map<Seq, Folded>> folded_;
    std::deque<std::string> pulls_;
    std::deque<Order*> to_send_, waiting_;
};

}  // namespace holdfast::simulation
