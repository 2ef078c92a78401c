#include "holdfast/hub/recent.hpp"

namespace holdfast {
namespace {

constexpr std::size_t order_max = 1 << 18;  // many small events, or many that were forgotten

std::size_t size_of(Announcement const& event) {
    return sizeof event + event.whole->bytes.size() + event.veiled->bytes.size();
}

}  // namespace

void Recent::add(Announcement const& event, std::uint64_t check_before) {
    auto& tail = tails_[event.log];
    if (tail.events.empty() || tail.events.back().seq + 1 != event.seq) begin_at(tail, event.seq - 1, check_before);
    tail.events.push_back(event);
    order_.push_back(event.log);
    bytes_ += size_of(event);
    // Whose front is dropped may be another's newer event than the one that is due: so much order is enough.
    while ((bytes_ > bytes_max_ || order_.size() > order_max) && !order_.empty()) {
        auto const oldest = order_.front();
        order_.pop_front();
        if (auto const found = tails_.find(oldest); found != tails_.end()) drop_front(oldest, found->second);
    }
}

// With nothing held before, which is how a log begins here.
void Recent::begin_at(Tail& tail, Seq before, std::uint64_t check) {
    for (auto const& event : tail.events) bytes_ -= size_of(event);
    tail.events.clear();
    tail.before = before;
    tail.check_before = check;
}

void Recent::drop_front(LogId log, Tail& tail) {
    auto const& front = tail.events.front();
    bytes_ -= size_of(front);
    tail.before = front.seq;
    tail.check_before = front.check;
    tail.events.pop_front();
    if (tail.events.empty()) tails_.erase(log);
}

void Recent::forget(LogId log, Seq seq) {
    for (auto found = tails_.find(log); found != tails_.end() && found->second.before < seq; found = tails_.find(log))
        drop_front(log, found->second);
}

bool Recent::holds(LogId log, Seq after) const {
    auto const found = tails_.find(log);
    return found != tails_.end() && after >= found->second.before &&
           after <= found->second.before + std::ssize(found->second.events);
}

Announcement const& Recent::at(LogId log, Seq seq) const {
    auto const& tail = tails_.at(log);
    return tail.events[static_cast<std::size_t>(seq - tail.before - 1)];
}

std::optional<std::uint64_t> Recent::check_at(LogId log, Seq seq) const {
    if (!holds(log, seq)) return std::nullopt;
    auto const& tail = tails_.at(log);
    return seq == tail.before ? tail.check_before : at(log, seq).check;
}

}  // namespace holdfast
