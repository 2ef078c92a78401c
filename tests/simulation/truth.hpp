// What is on the disk: every log as committed, read by a connection of its own after each turn of the writer.
// It judges the logs themselves: no holes, rising stamps, the chain of checks, and that nothing committed is ever lost or changed.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "holdfast/base/json.hpp"
#include "holdfast/engine/catalogue.hpp"

namespace holdfast::simulation {

// A promise was broken: the number it is known by, and what was seen.
struct Broken : std::runtime_error {
    Broken(std::string promise, std::string const& says)
        : std::runtime_error{promise + ": " + says}, promise{std::move(promise)} {}
    std::string promise;
};

struct Fact {
    Seq seq = 0;
    std::string kind;
    UserId by, about;
    Timestamp at{};
    Seq target = 0;
    std::uint64_t check = 0;
    bool redacted = false;
    Json body;
    Seq sight() const { return target > 0 ? std::min(target, seq) : seq; }
};

class Truth {
public:
    Truth(std::string path, Catalogue const& catalogue) : path_{std::move(path)}, catalogue_{catalogue} {}

    void look();       // what has been committed since
    void look_anew();  // after a crash: all of it, against what was known
    void let_go() { database_.reset(); }

    Fact const* find(LogId log, Seq seq) const;
    Seq head(LogId log) const;
    Seq first(LogId log) const;
    std::uint64_t check_at(LogId log, Seq seq) const;
    std::vector<Fact> const& facts(LogId log) const;
    std::map<LogId, std::vector<Fact>> const& logs() const { return logs_; }
    // Whether somebody was in a channel just before an event; and whether they came in (again) after it.
    bool was_in(ChannelId channel, UserId user, Seq seq) const;
    bool came_after(ChannelId channel, UserId user, Seq seq) const;
    bool is_in(ChannelId channel, UserId user) const { return was_in(channel, user, head(log_of(channel)) + 1); }
    // The lowest number that any membership of theirs let them see.
    Seq visible_from(ChannelId channel, UserId user) const;
    // Whether any of them hid something.
    bool was_veiled(ChannelId channel, UserId user) const { return veiled_.contains({channel, user}); }

    std::function<void(LogId, Fact const&)> on_fact = [](LogId, Fact const&) {};
    std::uint64_t digest() const;
    std::size_t events() const { return events_; }

private:
    struct Head {
        Seq first = 1, head = 0;
        std::uint64_t check = 0;
    };
    struct Stay {
        Seq from;
        bool in;
    };
    void read(LogId log, Head const& head, Seq after);
    void add(LogId log, Fact fact);
    void note(LogId log, Fact const& fact);
    Fact next(Query& query) const;
    void judge_next(LogId log, std::vector<Fact> const& known, Fact const& fact, std::uint16_t kind) const;

    std::string path_;
    Catalogue const& catalogue_;
    std::unique_ptr<Database> database_;
    std::map<LogId, std::vector<Fact>> logs_;
    std::map<LogId, Seq> firsts_;
    std::map<std::pair<ChannelId, UserId>, std::vector<Stay>> stays_;
    std::map<std::pair<ChannelId, UserId>, Seq> visible_from_;
    std::set<std::pair<ChannelId, UserId>> veiled_;
    std::size_t events_ = 0;
};

std::string name_of(LogId log);

}  // namespace holdfast::simulation
