#include "simulation/ledger.hpp"

#include <iterator>

namespace holdfast::simulation {
namespace {

std::string told(Order const& order) { return order.name + " " + order.key; }

std::string edit_mark(LogId channel, Seq message, UserId by, std::string const& text) {
    return name_of(channel) + " " + std::to_string(message) + " " + to_text(by) + " " + text;
}

}  // namespace

Order& Ledger::note(UserId user, std::string name, Json body, LogId channel) {
    auto& order = orders_.emplace_back();
    order.number = static_cast<int>(orders_.size());
    order.user = user;
    order.key = "k" + std::to_string(order.number);
    order.name = std::move(name);
    order.body = std::move(body);
    order.channel = channel;
    by_key_[{user, order.key}] = &order;
    if (order.name == "message.edit")
        edits_.insert(
            edit_mark(channel, order.body["message"].get<Seq>(), user, order.body["text"].get<std::string>()));
    return order;
}

Order* Ledger::find(UserId user, std::string const& key) {
    auto const found = by_key_.find({user, key});
    return found == by_key_.end() ? nullptr : found->second;
}

void Ledger::sends(Order& order, std::uint64_t line) {
    if (++order.sent == 1) {
        order.floor = highest_acked_[order.channel];
        if (line) line_of_[&order] = line;
    } else {
        line_of_.erase(&order);
    }
}

void Ledger::acked(Order& order, LogId log, Seq seq, bool duplicate, bool unchanged) {
    ++acks_;
    ++names_[order.name];
    duplicates_ += duplicate;
    if (order.refused) throw Broken{"I2", told(order) + " was refused for good, and is acked"};
    if (order.acked && (order.log != log || order.seq != seq))
        throw Broken{"I8", told(order) + " was acked at " + name_of(order.log) + " " + std::to_string(order.seq) +
                               ", and now at " + name_of(log) + " " + std::to_string(seq)};
    bool const first = !order.acked;
    order.acked = true;
    order.log = log;
    order.seq = seq;
    order.unchanged = unchanged;
    if (unchanged || !log) return;
    auto const* fact = truth_.find(log, seq);
    auto const where = told(order) + " at " + name_of(log) + " " + std::to_string(seq);
    if (!fact) throw Broken{"I1", where + " is acked and not on the disk"};
    if (fact->by != order.user) throw Broken{"I1", where + " is somebody else's"};
    if (order.name == "message.post" && fact->body.at("message").at("key") != order.key)
        throw Broken{"I1", where + " is another message"};
    if (!first) return;
    if (log == order.channel) {
        if (order.channel && seq <= order.floor)
            throw Broken{"I6", where + " is below what was acked before it was sent"};
        highest_acked_[log] = std::max(highest_acked_[log], seq);
    }
    auto const line = line_of_.find(&order);
    if (order.name != "message.post" || line == line_of_.end() || duplicate) return;
    auto& posts = order_of_line_[{line->second, log}];
    auto const at = posts.emplace(order.number, seq).first;
    bool const after = at == posts.begin() || std::prev(at)->second < seq;
    bool const before = std::next(at) == posts.end() || std::next(at)->second > seq;
    if (!after || !before) throw Broken{"D16", where + " overtook another of its line"};
}

void Ledger::refused(Order& order, std::string const& code, bool is_final) {
    ++codes_[code];
    if (code == "internal") throw Broken{"D1", told(order) + " failed in the server"};
    if (!is_final) return;
    if (code == "key_conflict") {
        if (!order.conflicted) throw Broken{"I8", told(order) + " is refused as another's key"};
        return;
    }
    if (order.acked && code != "unauthorized" && code != "forbidden")
        throw Broken{"I8", told(order) + " was acked, and is now refused: " + code};
    if (order.acked) return;
    if (order.stored > 0 && code != "unauthorized" && code != "forbidden")
        throw Broken{"I2", told(order) + " stands in the log, and is refused: " + code};
    order.refused = true;
}

void Ledger::stored(LogId log, Fact const& fact) {
    if (fact.kind != "message.posted") return;
    auto const key = fact.body.at("message").at("key").get<std::string>();
    auto const where = name_of(log) + " " + std::to_string(fact.seq);
    auto* const order = find(fact.by, key);
    if (!order || order->name != "message.post") throw Broken{"I3", where + " was sent by nobody"};
    if (++order->stored > 1) throw Broken{"I1", where + ": " + told(*order) + " is there twice"};
    if (order->refused) throw Broken{"I2", where + ": " + told(*order) + " had been refused for good"};
    if (order->channel != log) throw Broken{"I3", where + " was meant for " + name_of(order->channel)};
}

bool Ledger::was_meant(LogId channel, Seq message, UserId by, std::string const& text) const {
    return edits_.contains(edit_mark(channel, message, by, text));
}

void Ledger::close() const {
    for (auto const& order : orders_) {
        if (order.sent == 0) continue;
        if (!order.settled()) throw Broken{"D3", told(order) + " is never settled"};
        if (order.acked && !order.unchanged && order.name == "message.post" && order.stored != 1)
            throw Broken{"I1",
                         told(order) + " was acked and stands in the log " + std::to_string(order.stored) + " times"};
    }
}

}  // namespace holdfast::simulation
