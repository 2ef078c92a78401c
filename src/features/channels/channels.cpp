// Channels: create, join, leave, add, remove, rename, topic, archive, restore, direct messages; and reading about them.
#include "features/channels/membership.hpp"
#include "features/channels/rules.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast {
namespace {

using namespace channels;

bool listed_for(Caller const& caller) { return permitted(caller.role, caller.bot, Permission::see_workspace); }

Result<Channel> channel_for(ReadTx& tx, Caller const& caller, ChannelId id) {
    auto channel = find(tx, id);
    if (!channel) return channel_not_found();
    bool const open = channel->kind == ChannelKind::open && listed_for(caller);
    if (!open && !is_member(tx, id, caller.user)) return channel_not_found();
    return std::move(*channel);
}

// Somebody the caller may bring along: there, active, and known to them.
Verdict may_bring(ReadTx& tx, Caller const& caller, UserId user, std::string_view field) {
    bool const known = listed_for(caller) || user == caller.user || share_a_channel(tx, caller.user, user);
    if (known && is_active_person(tx, user)) return allowed();
    return Problem{Fault::not_found, "not_found", "There is no such person here.", std::string{field}};
}

// A new channel with its log and its first people; the place of its first event.
Place found(WriteTx& tx, Context const& context, Channel& channel, std::optional<std::string> const& key,
            std::vector<UserId> people) {
    channel.id = ChannelId{tx.new_id()};
    channel.created_by = context.caller.user;
    channel.created_at = tx.now();
    tx.create_log(log_of(channel.id));
    insert(tx, channel, name_key(channel.name), key);
    tx.change(ChannelSet{channel.id, channel.kind, false});
    auto const place = append(tx, context.office, log_of(channel.id), context.caller.user, ChannelCreated{channel});
    for (auto const person : people)
        if (!is_member(tx, channel.id, person)) let_in(tx, context, channel, person, 1);  // the founders see it all
    list(tx, context, channel.id);
    return place;
}

Result<Done> create_channel(WriteTx& tx, Context const& context, CreateChannel const& command) {
    auto const name = decide_name(command.name);
    if (!name) return name.error();
    auto const topic = clean_line(command.topic, "topic", topic_bytes_max);
    if (!topic) return topic.error();
    bool const taken = by_public_name(tx, name_key(*name)).has_value();
    if (auto const decided = decide_create(command, taken); !decided) return decided.error();
    for (auto const person : command.members)
        if (auto const known = may_bring(tx, context.caller, person, "members"); !known) return known.error();

    Channel channel;
    channel.kind = command.kind;
    channel.name = *name;
    channel.topic = *topic;
    channel.history = command.history;
    auto people = command.members;
    if (context.caller.user) people.insert(people.begin(), context.caller.user);
    auto const place = found(tx, context, channel, std::nullopt, std::move(people));
    return done(log_of(channel.id), place, encode(*find(tx, channel.id)));
}

Result<Done> open_direct(WriteTx& tx, Context const& context, OpenDirect const& command) {
    auto people = command.users;
    people.push_back(context.caller.user);
    auto const key = direct_key(people);
    if (auto const known = by_direct_key(tx, key)) return unchanged(tx, log_of(*known), encode(*find(tx, *known)));
    for (auto const person : people)
        if (auto const fine = may_bring(tx, context.caller, person, "users"); !fine) return fine.error();
    Channel channel;
    channel.kind = ChannelKind::direct;
    auto const place = found(tx, context, channel, key, std::move(people));
    return done(log_of(channel.id), place, encode(*find(tx, channel.id)));
}

Result<Done> join(WriteTx& tx, Context const& context, ChannelOnly const& command) {
    auto const channel = find(tx, command.channel);
    if (!channel) return channel_not_found();
    if (is_member(tx, channel->id, context.caller.user)) return unchanged(tx, log_of(channel->id));
    if (auto const decided = decide_join(*channel, listed_for(context.caller)); !decided) return decided.error();
    return done(log_of(channel->id), let_in(tx, context, *channel, context.caller.user));
}

Result<Done> leave(WriteTx& tx, Context const& context, ChannelOnly const& command) {
    auto const channel = find(tx, command.channel);
    if (!channel) return channel_not_found();
    if (!is_member(tx, channel->id, context.caller.user)) {
        if (channel->kind == ChannelKind::open && listed_for(context.caller)) return unchanged(tx, log_of(channel->id));
        return channel_not_found();
    }
    if (auto const decided = decide_remove(*channel); !decided) return decided.error();
    return done(log_of(channel->id), let_go(tx, context, *channel, context.caller.user, LeaveReason::left));
}

Result<Done> add_members(WriteTx& tx, Context const& context, AddMembers const& command) {
    auto const seat = seat_in(tx, context.caller, command.channel, Act::write);
    if (!seat) return seat.error();
    auto const channel = *find(tx, command.channel);
    if (channel.kind == ChannelKind::direct)
        return Problem{Fault::forbidden, "forbidden", "Nobody can be added to a direct message; open another one.",
                       "channel"};
    for (auto const person : command.users)
        if (auto const known = may_bring(tx, context.caller, person, "users"); !known) return known.error();
    std::optional<Place> last;
    for (auto const person : command.users)
        if (!is_member(tx, channel.id, person)) last = let_in(tx, context, channel, person);
    if (!last) return unchanged(tx, log_of(channel.id));
    return done(log_of(channel.id), *last);
}

Result<Done> remove_member(WriteTx& tx, Context const& context, RemoveMember const& command) {
    bool const self = command.user == context.caller.user;
    auto const seat = seat_in(tx, context.caller, command.channel, self ? Act::read : Act::manage);
    if (!seat) return seat.error();
    auto const channel = *find(tx, command.channel);
    if (auto const decided = decide_remove(channel); !decided) return decided.error();
    if (!is_member(tx, channel.id, command.user)) return unchanged(tx, log_of(channel.id));
    return done(log_of(channel.id),
                let_go(tx, context, channel, command.user, self ? LeaveReason::left : LeaveReason::removed));
}

// Its creator while in it; and who manages channels, for every public one, in it or not.
Verdict may_manage(ReadTx& tx, Caller const& caller, ChannelId id) {
    auto const channel = find(tx, id);
    bool const over_it = caller.user && channel && channel->kind == ChannelKind::open &&
                         permitted(caller.role, caller.bot, Permission::manage_channels);
    if (over_it) return allowed();
    auto const seat = seat_in(tx, caller, id, Act::manage);
    return seat ? allowed() : Verdict{seat.error()};
}

Result<Done> rename(WriteTx& tx, Context const& context, RenameChannel const& command) {
    if (auto const may = may_manage(tx, context.caller, command.channel); !may) return may.error();
    auto const name = decide_name(command.name);
    if (!name) return name.error();
    auto const channel = *find(tx, command.channel);
    if (channel.name == *name) return unchanged(tx, log_of(channel.id));
    auto const holder = channel.kind == ChannelKind::open ? by_public_name(tx, name_key(*name)) : std::nullopt;
    if (holder && *holder != channel.id)
        return Problem{Fault::conflict, "name_taken", "There is a public channel of this name already.", "name"};
    auto const place = append(tx, context.office, log_of(channel.id), context.caller.user, ChannelRenamed{*name});
    set_name(tx, channel.id, *name, name_key(*name), place.seq);
    list(tx, context, channel.id);
    return done(log_of(channel.id), place);
}

Result<Done> set_the_topic(WriteTx& tx, Context const& context, SetTopic const& command) {
    auto const seat = seat_in(tx, context.caller, command.channel, Act::write);
    if (!seat) return seat.error();
    if (seat->kind() == ChannelKind::direct)
        return Problem{Fault::forbidden, "forbidden", "A direct message has no topic.", "channel"};
    auto const topic = clean_line(command.topic, "topic", topic_bytes_max);
    if (!topic) return topic.error();
    if (find(tx, command.channel)->topic == *topic) return unchanged(tx, log_of(command.channel));
    auto const place = append(tx, *seat, ChannelTopicChanged{*topic});
    set_topic(tx, command.channel, *topic, place.seq);
    list(tx, context, command.channel);
    return done(log_of(command.channel), place);
}

Result<Done> put_archived(WriteTx& tx, Context const& context, ChannelId id, bool archived) {
    if (auto const may = may_manage(tx, context.caller, id); !may) return may.error();
    auto const channel = *find(tx, id);
    if (channel.archived == archived) return unchanged(tx, log_of(id));
    auto const log = log_of(id);
    auto const by = context.caller.user;
    auto const place = archived ? append(tx, context.office, log, by, ChannelArchived{})
                                : append(tx, context.office, log, by, ChannelRestored{});
    set_archived(tx, id, archived, place.seq);
    tx.change(ChannelSet{id, channel.kind, archived});
    list(tx, context, id);
    return done(log_of(id), place);
}
Result<Done> archive(WriteTx& tx, Context const& context, ChannelOnly const& command) {
    return put_archived(tx, context, command.channel, true);
}
Result<Done> restore(WriteTx& tx, Context const& context, ChannelOnly const& command) {
    return put_archived(tx, context, command.channel, false);
}

Result<Channel> read_channel(ReadTx& tx, Caller const& caller, ChannelOnly const& asked) {
    return channel_for(tx, caller, asked.channel);
}

Result<ChannelPage> read_channels(ReadTx& tx, Caller const& caller, ListChannels const& asked) {
    auto wanted = asked;
    if (wanted.query) wanted.query = name_key(*wanted.query);
    ChannelPage out;
    out.items = page(tx, caller.user, listed_for(caller), wanted);
    if (static_cast<std::int64_t>(out.items.size()) > asked.limit) {
        out.items.pop_back();
        out.next_cursor = out.items.back().id;
    }
    return out;
}

Result<MemberPage> read_members(ReadTx& tx, Caller const& caller, ListMembers const& asked) {
    auto const channel = channel_for(tx, caller, asked.channel);
    if (!channel) return channel.error();
    MemberPage out;
    out.items = members(tx, asked.channel, asked.cursor.value_or(UserId{}), asked.limit + 1);
    if (static_cast<std::int64_t>(out.items.size()) > asked.limit) {
        out.items.pop_back();
        out.next_cursor = out.items.back();
    }
    out.as_of = log_state(tx, log_of(asked.channel)).value_or(LogState{}).head;
    return out;
}

Result<MyState> read_my_state(ReadTx& tx, Caller const& caller, NoInput const&) {
    auto const state = log_state(tx, log_of(caller.user)).value_or(LogState{});
    return MyState{state.head, hex16(state.check), mine(tx, caller.user)};
}

}  // namespace

#define EXAMPLE_CHANNEL                                                                                                        \
    R"({"id":"C01h9w4c9c8g00","kind":"public","name":"harbour","topic":"High water at six","archived":false,"history":"all",)" \
    R"("created_by":"U01h9w4c9c8g00","created_at":"2026-09-14T08:41:00.123456Z","members":12,"people":[],"version":9})"

void add_channels(Catalogue& catalogue) {
    auto& commands = catalogue.commands;
    commands.push_back(
        command<&create_channel>({.name = "channel.create",
                                  .method = "POST",
                                  .route = "/api/v1/channels",
                                  .needs = Permission::create_channels,
                                  .help = "Create a public or private channel and be its first member.",
                                  .refusals = "name_taken bad_name empty not_found",
                                  .logs = "channel, @me of its members, @workspace when public",
                                  .example = R"({"name":"harbour-ops","kind":"public","topic":"Berths and tides"})",
                                  .success = 201,
                                  .by_stream = false,  // its name would stand where the command's does
                                  .result = &record_of<Channel>()}));
    commands.push_back(command<&open_direct>(
        {.name = "direct.open",
         .method = "POST",
         .route = "/api/v1/directs",
         .needs = Permission::start_directs,
         .help = "The direct message between oneself and up to eight others; made when it is not there yet.",
         .refusals = "not_found",
         .logs = "channel, @me of its members",
         .example = R"({"users":["U0000000000001"]})",
         .result = &record_of<Channel>()}));
    commands.push_back(command<&join>({.name = "channel.join",
                                       .method = "POST",
                                       .route = "/api/v1/channels/{channel}/join",
                                       .needs = Permission::join_channels,
                                       .help = "Come into a public channel.",
                                       .refusals = "not_found archived",
                                       .logs = "channel, one's @me"}));
    commands.push_back(command<&leave>({.name = "channel.leave",
                                        .method = "POST",
                                        .route = "/api/v1/channels/{channel}/leave",
                                        .help = "Leave a channel.",
                                        .refusals = "not_found forbidden",
                                        .logs = "channel, one's @me",
                                        .cuts = true}));
    commands.push_back(
        command<&add_members>({.name = "member.add",
                               .method = "POST",
                               .route = "/api/v1/channels/{channel}/members",
                               .help = "Bring up to 1,000 people in at once; who is in it already is passed over.",
                               .refusals = "not_found not_a_member archived forbidden",
                               .logs = "channel, @me of those added",
                               .example = R"({"users":["U0000000000001"]})"}));
    commands.push_back(command<&remove_member>(
        {.name = "member.remove",
         .method = "DELETE",
         .route = "/api/v1/channels/{channel}/members/{user}",
         .help = "Take somebody out. When this answers, nothing more of the channel reaches them.",
         .refusals = "not_found not_a_member forbidden",
         .logs = "channel, their @me",
         .cuts = true}));
    commands.push_back(command<&rename>({.name = "channel.rename",
                                         .method = "PUT",
                                         .route = "/api/v1/channels/{channel}/name",
                                         .help = "Give it another name.",
                                         .refusals = "not_found not_a_member name_taken forbidden",
                                         .logs = "channel, @workspace when public",
                                         .example = R"({"name":"harbour"})",
                                         .by_stream = false}));
    commands.push_back(command<&set_the_topic>({.name = "channel.set_topic",
                                                .method = "PUT",
                                                .route = "/api/v1/channels/{channel}/topic",
                                                .help = "Give it another topic.",
                                                .refusals = "not_found not_a_member archived",
                                                .logs = "channel, @workspace when public",
                                                .example = R"({"topic":"High water at six"})"}));
    commands.push_back(command<&archive>({.name = "channel.archive",
                                          .method = "POST",
                                          .route = "/api/v1/channels/{channel}/archive",
                                          .help = "From now on it can only be read.",
                                          .refusals = "not_found not_a_member forbidden",
                                          .logs = "channel, @workspace when public"}));
    commands.push_back(command<&restore>({.name = "channel.restore",
                                          .method = "POST",
                                          .route = "/api/v1/channels/{channel}/restore",
                                          .help = "Take it into use again.",
                                          .refusals = "not_found not_a_member forbidden",
                                          .logs = "channel, @workspace when public"}));

    auto& reads = catalogue.reads;
    reads.push_back(read<&read_channels>(
        {.name = "channels", .route = "/api/v1/channels", .help = "Public channels and one's own private ones."}));
    reads.push_back(read<&read_channel>(
        {.name = "channel", .route = "/api/v1/channels/{channel}", .help = "One channel.", .refusals = "not_found"}));
    reads.push_back(read<&read_members>({.name = "members",
                                         .route = "/api/v1/channels/{channel}/members",
                                         .help = "Who is in a channel.",
                                         .refusals = "not_found"}));
    reads.push_back(read<&read_my_state>({.name = "my_state",
                                          .route = "/api/v1/me/state",
                                          .help = "What @me has come to: one's channels and read cursors."}));

    catalogue.refusals.push_back({"name_taken", Fault::conflict, "There is a public channel of this name."});
    catalogue.refusals.push_back(
        {"bad_name", Fault::bad_request, "A channel's name has no # in front, no slash, and is not a dot."});

    auto& events = catalogue.events;
    events.push_back(event<ChannelCreated>({.kind = "channel.created",
                                            .logs = "channel",
                                            .help = "The first event of a channel.",
                                            .example = R"({"channel_info":)" EXAMPLE_CHANNEL "}"}));
    events.push_back(event<ChannelRenamed>({.kind = "channel.renamed",
                                            .logs = "channel",
                                            .help = "It has another name.",
                                            .example = R"({"name":"harbour"})"}));
    events.push_back(event<ChannelTopicChanged>({.kind = "channel.topic_changed",
                                                 .logs = "channel",
                                                 .help = "It has another topic.",
                                                 .example = R"({"topic":"High water at six"})"}));
    events.push_back(event<ChannelArchived>(
        {.kind = "channel.archived", .logs = "channel", .help = "From now on it can only be read."}));
    events.push_back(
        event<ChannelRestored>({.kind = "channel.restored", .logs = "channel", .help = "It is in use again."}));
    events.push_back(event<MemberJoined>({.kind = "member.joined",
                                          .logs = "channel",
                                          .help = "Somebody came in.",
                                          .example = R"({"user":"U0000000000001"})"}));
    events.push_back(event<MemberLeft>({.kind = "member.left",
                                        .logs = "channel",
                                        .help = "Somebody went.",
                                        .example = R"({"user":"U0000000000001","reason":"left"})"}));
    events.push_back(
        event<ChannelEntered>({.kind = "channel.entered",
                               .logs = "@me",
                               .help = "One is in a channel now.",
                               .example = R"({"entered":{"channel":)" EXAMPLE_CHANNEL
                                          R"(,"from":412,"check":"9f3c2d8810aa47e6","visible_from":1}})"}));
    events.push_back(event<ChannelLeft>({.kind = "channel.left",
                                         .logs = "@me",
                                         .help = "One is no longer in a channel.",
                                         .example = R"({"left":{"channel":"C01h9w4c9c8g00","reason":"removed"}})"}));
    events.push_back(event<ChannelListed>({.kind = "channel.listed",
                                           .logs = "@workspace",
                                           .help = "A public channel as it stands now.",
                                           .example = R"({"listed":)" EXAMPLE_CHANNEL "}"}));
}

}  // namespace holdfast
