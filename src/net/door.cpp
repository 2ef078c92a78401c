#include "net/door.hpp"

namespace holdfast::net {

std::optional<Door::Ticket> Door::try_enter(std::string address) {
    if (is_full()) return std::nullopt;
    Ticket ticket;
    if (per_address_max_ > 0 && !address.empty()) {
        auto& count = by_address_[address];
        if (count >= per_address_max_) return std::nullopt;
        ++count;
        ticket.address_ = std::move(address);
    }
    inside_.fetch_add(1, std::memory_order_relaxed);
    ticket.door_ = this;
    return ticket;
}

Door::Ticket::~Ticket() {
    if (door_ == nullptr) return;
    door_->inside_.fetch_sub(1, std::memory_order_relaxed);
    if (address_.empty() || !door_->home_) return;
    door_->home_([door = door_, address = std::move(address_)] { door->left(address); });
}

void Door::left(std::string const& address) {
    auto const entry = by_address_.find(address);
    if (entry != by_address_.end() && --entry->second == 0) by_address_.erase(entry);
}

}  // namespace holdfast::net
