#include "simulation/device.hpp"

#include <algorithm>

#include "simulation/world.hpp"

namespace holdfast::simulation {
namespace {

constexpr std::size_t in_flight_max = 14;

// The next whole message of the bytes; nothing while it is not all there (RFC 6455, unmasked text frames).
std::optional<std::string> next_message(std::string& bytes) {
    auto const byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])); };
    if (bytes.size() < 2) return std::nullopt;
    std::size_t head = 2, size = byte(1);
    if (size == 126 || size == 127) {
        std::size_t const digits = size == 126 ? 2 : 8;
        if (bytes.size() < head + digits) return std::nullopt;
        size = 0;
        for (std::size_t i = 0; i < digits; ++i) size = size << 8 | byte(head + i);
        head += digits;
    }
    if (bytes.size() < head + size) return std::nullopt;
    auto message = bytes.substr(head, size);
    bytes.erase(0, head + size);
    return message;
}

}  // namespace

std::string Device::wire_name(LogId log) const {
    if (log == workspace_log) return "@workspace";
    return log == log_of(person_.id) ? "@me" : to_text(ChannelId{log.value});
}

LogId Device::log_of_name(std::string const& name) const {
    if (name == "@workspace") return workspace_log;
    if (name == "@me") return log_of(person_.id);
    auto const channel = parse_id<ChannelTag>(name);
    if (!channel) broken("D5", "no log is called " + name);
    return log_of(*channel);
}

void Device::broken(std::string promise, std::string const& says) const {
    throw Broken{std::move(promise), person_.username + "/" + std::to_string(number_) + ": " + says};
}

std::string Device::describe() const { return person_.username + "/" + std::to_string(number_); }

// --- The line ---------------------------------------------------------------------------------------------------------

void Device::come() {
    std::string code;
    auto const pipe = static_cast<std::size_t>(world_.chance.one_in(3) ? 300 : world_.chance.wide(16) + 200);
    wire_ = world_.machine().connect(token_, loop_, pipe, code);
    if (!wire_) {
        if (code == "unauthorized") shut_out_ = true;
        back_at_us = world_.clock.steady_us + world_.chance.wide(22);
        return;
    }
    ++world_.lines;
    line_ = world_.lines;
    held_.clear();
    started_ = server_gone_ = false;
}

void Device::lost() {
    wire_.reset();
    started_ = anew_ = false;
    held_.clear();
    pulls_.clear();
    // In the order they were made: what one line's posts may count on is asked of the first sending alone.
    to_send_.insert(to_send_.begin(), waiting_.begin(), waiting_.end());
    std::sort(to_send_.begin(), to_send_.end(), [](Order* a, Order* b) { return a->number < b->number; });
    waiting_.clear();
    back_at_us = world_.clock.steady_us + world_.chance.wide(world_.chance.one_in(3) ? 33 : 23);
}

void Device::cut() {
    if (!wire_) return;
    if (world_.chance.one_in(2)) wire_->sent.clear();
    while (!wire_->sent.empty() && world_.chance.one_in(2)) wire_->sent.pop_back();
    take(world_.chance.below(wire_->pipe.size() + 1));
    if (wire_) hang_up();
}

void Device::hang_up() {
    if (!server_gone_) world_.machine().cut(*wire_);
    lost();
}

void Device::gone_with_the_server() {
    server_gone_ = true;
    if (wire_ && wire_->pipe.empty()) lost();
}

bool Device::take(std::size_t bytes) {
    if (!wire_) return false;
    if (wire_->pipe.empty()) {
        if (!wire_->over) return false;
        bool const out = wire_->closing == CloseCode::signed_out;
        auto const bad = wire_->closing == CloseCode::bad_frames;
        lost();
        if (bad) broken("D5", "the server found its messages bad");
        if (out) shut_out_ = true;
        return true;
    }
    auto const wire = wire_;
    held_ += wire->pipe.substr(0, bytes);
    wire->pipe.erase(0, bytes);
    if (!server_gone_) wire->dirty = true;
    while (auto const message = anew_ ? std::nullopt : next_message(held_)) heard(*message);
    if (anew_) return hang_up(), true;
    if (server_gone_ && wire->pipe.empty()) lost();
    return true;
}

void Device::say(Json const& message) {
    if (wire_ && !wire_->over && !server_gone_) wire_->sent.push_back(message.dump());
}

bool Device::send() {
    if (!live() || server_gone_ || to_send_.empty() || waiting_.size() >= in_flight_max) return false;
    auto& order = *to_send_.front();
    to_send_.pop_front();
    if (order.body.contains("name"))
        return world_.by_the_other_door(order, *this), true;  // by the stream that is the command's
    world_.ledger.sends(order, line_);
    auto message = order.body;
    message["type"] = "command";
    message["name"] = order.name;
    if (order.name == "message.post" && world_.chance.one_in(2)) message["type"] = "post";
    message["key"] = order.key;
    waiting_.push_back(&order);
    say(message);
    return true;
}

bool Device::pull() {
    if (!live() || pulls_.empty()) return false;
    auto const name = pulls_.front();
    pulls_.pop_front();
    auto const found = cursors_.find(name);
    if (found != cursors_.end()) say({{"type", "pull"}, {"channel", name}, {"after", found->second.first}});
    return true;
}

// --- The end ----------------------------------------------------------------------------------------------------------

void Device::judge_end() const {
    if (!live()) broken("D7", "could not come back");
    for (auto const& [name, cursor] : cursors_) {
        auto const head = world_.truth.head(log_of_name(name));
        if (cursor.first != head)
            broken("D5", name + " ends for it at " + std::to_string(cursor.first) + ", and its head is " +
                             std::to_string(head));
        bool const own = name == "@me" || name == "@workspace";
        if (!own && !world_.truth.is_in(ChannelId{log_of_name(name).value}, person_.id))
            broken("D12", "still thinks it is in " + name);
    }
    for (auto const& [log, facts] : world_.truth.logs())
        if (world_.truth.is_in(ChannelId{log.value}, person_.id) && !cursors_.contains(wire_name(log)))
            broken("D5", "does not know that it is in " + name_of(log));
}

std::uint64_t Device::digest() const {
    std::uint64_t sum = line_;
    for (auto const& [name, cursor] : cursors_)
        sum = sum * 31 + short_digest(name + std::to_string(cursor.first) + cursor.second);
    return sum;
}

}  // namespace holdfast::simulation
