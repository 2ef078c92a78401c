// Retention: how long messages are kept, in the workspace and in single channels; what is held; what would go.
#include <algorithm>
#include <map>

#include "features/retention/removal.hpp"
#include "features/retention/sql.hpp"

namespace holdfast {
namespace retention {
namespace {

bool same(Rule const& a, Rule const& b) { return a.days == b.days && a.held == b.held; }

Result<Done> set_workspace(WriteTx& tx, Context const& context, SetRetention const& command) {
    Rule const rule{command.days == 0 ? std::nullopt : std::optional{command.days}, command.hold};
    if (same(workspace_rule(tx), rule)) return unchanged(tx, workspace_log);
    set_workspace_rule(tx, rule);
    look_again(tx);
    auto const place = append(tx, context.office, workspace_log, context.caller.user,
                              WorkspaceRetentionChanged{{command.days, command.hold}});
    return done(workspace_log, place);
}

// Public channels and those one is in oneself: what is private stays private. The operator's own are all.
bool may_see(Caller const& caller, Channel const& channel) {
    bool const listed =
        channel.kind == ChannelKind::open && permitted(caller.role, caller.bot, Permission::see_workspace);
    return caller.operates || channel.member || listed;
}

Result<Channel> seen(ReadTx& tx, Caller const& caller, ChannelId id) {
    auto channel = find(tx, id, caller.user);
    if (!channel || !may_see(caller, *channel)) return channel_not_found();
    return std::move(*channel);
}

Result<Done> set_channel(WriteTx& tx, Context const& context, SetChannelRetention const& command) {
    auto const channel = seen(tx, context.caller, command.channel);
    if (!channel) return channel.error();
    Rule const rule{command.days, command.hold};
    auto const log = log_of(command.channel);
    if (same(channel->rule, rule)) return unchanged(tx, log);
    set_channel_rule(tx, command.channel, rule);
    look_again(tx);
    auto const place =
        append(tx, context.office, log, context.caller.user, ChannelRetentionChanged{{command.days, command.hold}});
    return done(log, place);
}

// No event: whose messages are held is not for everybody to hear. It stands in the audit.
Result<Done> hold_person(WriteTx& tx, Context const&, HoldPerson const& command) {
    if (!is_user(tx, command.user))
        return Problem{Fault::not_found, "not_found", "There is no such person here.", "user"};
    set_held(tx, command.user, command.hold);
    look_again(tx);
    return Done{};
}

Result<RetentionRules> rules(ReadTx& tx, Caller const& caller, AskRetention const&) {
    auto const workspace = workspace_rule(tx);
    RetentionRules out{workspace.days.value_or(0), workspace.held, {}, held_people(tx)};
    for (auto& channel : channels(tx, caller.user)) {
        if (!channel.rule.days && !channel.rule.held) continue;
        out.channels.push_back({channel.id, channel.kind, may_see(caller, channel) ? std::move(channel.name) : "",
                                channel.rule.days, channel.rule.held});
    }
    return out;
}

Result<ChannelRetention> of_channel(ReadTx& tx, Caller const& caller, AskChannelRetention const& asked) {
    auto const channel = seen(tx, caller, asked.channel);
    if (!channel) return channel.error();
    auto const workspace = workspace_rule(tx);
    auto const first = log_state(tx, log_of(asked.channel)).value_or(LogState{}).first;
    return ChannelRetention{kept_days(workspace, channel->rule), channel->rule.days,
                            workspace.held || channel->rule.held, first};
}

// Private channels of others, and direct messages, only together: one line for each kind.
Result<DryRun> dry_run(ReadTx& tx, Caller const& caller, AskDryRun const& asked) {
    auto workspace = workspace_rule(tx);
    if (asked.days) workspace.days = asked.days;
    std::vector<WouldGo> apart;
    std::map<ChannelKind, WouldGo> together;
    for (auto& channel : channels(tx, caller.user)) {
        auto const time = goes_before(tx.now(), workspace, channel.rule);
        if (!time) continue;
        auto const first = log_state(tx, log_of(channel.id)).value_or(LogState{}).first;
        auto const end = first_to_stay(tx, channel.id, first, *time, std::numeric_limits<Seq>::max());
        if (end <= first) continue;
        bool const named = channel.kind != ChannelKind::direct && may_see(caller, channel);
        auto& line = named ? apart.emplace_back() : together[channel.kind];
        if (named) line.channel = channel.id, line.name = std::move(channel.name);
        line.kind = channel.kind;
        count(tx, channel.id, first, end, line);
    }
    DryRun out{std::move(apart)};
    for (auto& [kind, line] : together) out.channels.push_back(std::move(line));
    std::ranges::stable_sort(out.channels, std::greater{}, &WouldGo::messages);
    for (auto const& line : out.channels) {
        out.messages += line.messages;
        out.events += line.events;
        out.files += line.files;
        out.bytes += line.bytes;
    }
    return out;
}

void add_commands(Catalogue& catalogue) {
    catalogue.commands.push_back(command<&set_workspace>(
        {.name = "retention.set",
         .method = "PUT",
         .route = "/api/v1/workspace/retention",
         .needs = Permission::manage_workspace,
         .help = "How long messages are kept. What is older goes, a little at a time, within a day.",
         .refusals = "",
         .logs = "@workspace",
         .example = R"({"days":365,"hold":false})"}));
    catalogue.commands.push_back(command<&set_channel>(
        {.name = "channel.set_retention",
         .method = "PUT",
         .route = "/api/v1/channels/{channel}/retention",
         .needs = Permission::manage_workspace,
         .help = "A rule of a channel's own, which outranks the workspace's; without days and hold it has none.",
         .refusals = "not_found",
         .logs = "channel",
         .example = R"({"days":90,"hold":false})"}));
    catalogue.commands.push_back(command<&hold_person>(
        {.name = "user.hold",
         .method = "PUT",
         .route = "/api/v1/users/{user}/hold",
         .needs = Permission::manage_workspace,
         .help = "Hold what somebody wrote, whatever the rules say, or let go of it. Nobody is told.",
         .refusals = "not_found",
         .logs = "",
         .example = R"({"hold":true})",
         .durable = false,
         .by_stream = false}));
}

void add_reads(Catalogue& catalogue) {
    catalogue.reads.push_back(read<&rules>({.name = "admin.retention",
                                            .route = "/api/v1/admin/retention",
                                            .needs = Permission::manage_workspace,
                                            .help = "All rules how long messages are kept, and what is held.",
                                            .refusals = ""}));
    catalogue.reads.push_back(
        read<&dry_run>({.name = "admin.retention_dry_run",
                        .route = "/api/v1/admin/retention/dry-run",
                        .needs = Permission::manage_workspace,
                        .help = "What the rules would remove now, channel by channel. Nothing is removed by asking.",
                        .refusals = ""}));
    catalogue.reads.push_back(read<&of_channel>({.name = "channel.retention",
                                                 .route = "/api/v1/channels/{channel}/retention",
                                                 .help = "How long messages are kept in a channel.",
                                                 .refusals = "not_found"}));
}

void add_events(Catalogue& catalogue) {
    catalogue.events.push_back(event<HistoryTrimmed>(
        {.kind = "history.trimmed",
         .logs = "channel",
         .help = "The oldest messages are gone: the rule how long they are kept has removed them. Told when all are.",
         .example = R"({"trimmed":{"first":2048,"messages":1893}})"}));
    catalogue.events.push_back(
        event<ChannelRetentionChanged>({.kind = "channel.retention_changed",
                                        .logs = "channel",
                                        .help = "Messages are kept here for another time.",
                                        .example = R"({"retention":{"days":90,"hold":false}})"}));
    catalogue.events.push_back(event<WorkspaceRetentionChanged>(
        {.kind = "workspace.retention_changed",
         .logs = "@workspace",
         .help = "Messages are kept for another time in all channels without a rule of their own.",
         .example = R"({"retention":{"days":365,"hold":false}})"}));
}

}  // namespace
}  // namespace retention

void add_retention(Catalogue& catalogue) {
    using namespace retention;
    add_commands(catalogue);
    add_reads(catalogue);
    add_events(catalogue);
    catalogue.upkeep.push_back({"retention.remove", &remove_what_is_due});
    catalogue.upkeep.push_back({"retention.give_back", &give_back_room});
}

}  // namespace holdfast
