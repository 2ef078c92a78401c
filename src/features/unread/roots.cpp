#include "features/unread/roots.hpp"

#include <algorithm>

#include "features/unread/sql.hpp"

namespace holdfast::unread {
namespace {

constexpr std::size_t channels_max = 1024, roots_max = 1100;
constexpr Seq read_on_max = 256;  // further behind than this it is read anew

}  // namespace

void Roots::catch_up(ReadTx& tx, ChannelId channel, Seq head) {
    if (head == as_of_) return;
    if (head < as_of_ || head - as_of_ > read_on_max || some_messages_went(tx, channel, as_of_)) read_anew(tx, channel);
    else read_on(tx, channel);
    as_of_ = head;
}

void Roots::read_anew(ReadTx& tx, ChannelId channel) {
    newest_ = newest_roots(tx, channel, static_cast<std::int64_t>(roots_max));
    whole_ = newest_.size() < roots_max;
}

void Roots::read_on(ReadTx& tx, ChannelId channel) {
    std::ranges::move(roots_after(tx, channel, as_of_), std::back_inserter(newest_));
    if (newest_.size() <= roots_max) return;
    newest_.erase(newest_.begin(), newest_.end() - static_cast<std::ptrdiff_t>(roots_max));
    whole_ = false;
}

std::optional<std::int64_t> Roots::after(Seq seq, UserId reader, std::int64_t most) const {
    auto const begin = std::ranges::upper_bound(newest_, seq, {}, &Root::seq);
    auto const count = std::count_if(begin, newest_.end(), [&](Root const& root) { return root.author != reader; });
    bool const all = whole_ || begin != newest_.begin() || count >= most;
    return all ? std::optional{std::min<std::int64_t>(count, most)} : std::nullopt;
}

// Few servers have so many busy channels that this empties often; it fills again by itself.
Roots& RootsOfChannels::of(ChannelId channel) {
    if (channels_.size() >= channels_max && !channels_.contains(channel)) channels_.clear();
    return channels_[channel];
}

}  // namespace holdfast::unread
