#include "features/retention/removal.hpp"

#include "features/retention/sql.hpp"
#include "holdfast/engine/by_itself.hpp"

namespace holdfast::retention {
namespace {

constexpr std::string_view looked_name = "retention_looked";
constexpr auto between_looks = std::chrono::minutes{10};
constexpr std::int64_t pages_kept = 4096;  // 16 MB: for what comes next

// A look goes over all channels, so it is not for every turn.
bool is_time_to_look(ReadTx& tx) {
    auto const text = meta(tx, looked_name);
    auto const looked = text ? parse_timestamp(*text) : std::nullopt;
    return !looked || tx.now() >= *looked + between_looks || tx.now() < *looked;
}

// Nobody is told of events alone: else each word of a removal, when it is removed itself, would be worth another.
void finish(WriteTx& tx, ChannelId channel) {
    auto const messages = end_run(tx, channel);
    if (messages == 0) return;
    auto const first = log_state(tx, log_of(channel)).value_or(LogState{}).first;
    by_itself([&](Office const& office) {
        append(tx, office, log_of(channel), UserId{}, HistoryTrimmed{{first, messages}});
    });
}

void remove_some(WriteTx& tx, ChannelId channel, Rule const& workspace) {
    auto const first = log_state(tx, log_of(channel)).value_or(LogState{}).first;
    auto const time = goes_before(tx.now(), workspace, channel_rule(tx, channel));
    auto const end = time ? first_to_stay(tx, channel, first, *time, events_at_once) : first;
    if (end > first) note_removed(tx, channel, remove(tx, channel, end));
    if (end - first < events_at_once) finish(tx, channel);
}

}  // namespace

Rest remove_what_is_due(WriteTx& tx) {
    auto const workspace = workspace_rule(tx);
    auto channel = running(tx);
    if (!channel) {
        if (!is_time_to_look(tx)) return Rest::until_changes;
        channel = next_channel(tx, workspace, tx.now());
    }
    if (!channel) {
        set_meta(tx, looked_name, to_text(tx.now()));
        return Rest::until_changes;
    }
    remove_some(tx, *channel, workspace);
    return Rest::short_while;
}

Rest give_back_room(WriteTx& tx) { return give_back(tx, pages_kept) ? Rest::short_while : Rest::until_changes; }

void look_again(WriteTx& tx) { set_meta(tx, looked_name, ""); }

}  // namespace holdfast::retention
