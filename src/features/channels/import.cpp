// Channels and members that come from another chat, as they were there. For who operates the machine alone.
#include "features/channels/membership.hpp"
#include "features/channels/rules.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast {

struct ImportChannel {
    std::string name;
    ChannelKind kind = ChannelKind::open;
    std::string topic;
    UserId created_by;
    Timestamp created_at{};
    std::vector<UserId> users;
};
template <>
struct Described<ImportChannel> {
    static constexpr auto name = "ImportChannel";
    static constexpr auto help = "A channel of another chat. Its people come in by member.import, after its messages.";
    static constexpr std::array fields{
        field<&ImportChannel::name>("name", {0, 80}, "What it is called; empty for direct messages.").or_default(),
        field<&ImportChannel::kind>("kind", "public, private or direct."),
        field<&ImportChannel::topic>("topic", {0, topic_bytes_max}, "One line.").or_default(),
        field<&ImportChannel::created_by>("created_by", "Who made it there."),
        field<&ImportChannel::created_at>("created_at", "When."),
        field<&ImportChannel::users>("users", {0, direct_people_max}, "Whom a direct message is between.").or_default(),
    };
};

struct ImportMembers {
    ChannelId channel;
    std::vector<UserId> users;
    bool archive = false;
};
template <>
struct Described<ImportMembers> {
    static constexpr auto name = "ImportMembers";
    static constexpr auto help = "Who is in an imported channel. They see all of it, and have read it.";
    static constexpr std::array fields{
        field<&ImportMembers::channel>("channel", "Which channel."),
        field<&ImportMembers::users>("users", {0, members_in_one_call_max}, "Who; those in it already are passed over.")
            .or_default(),
        field<&ImportMembers::archive>("archive", "It is closed, as it was there.").or_default(),
    };
};

namespace {

using namespace channels;

Context as(Context const& context, Caller const& caller) {
    return {context.catalogue, caller, context.office, context.key, context.device};
}

Result<Done> import_channel(WriteTx& tx, Context const& context, ImportChannel const& command) {
    Channel channel;
    channel.kind = command.kind;
    std::optional<std::string> key;
    if (command.kind == ChannelKind::direct) {
        key = direct_key(command.users);
        if (auto const known = by_direct_key(tx, *key)) return unchanged(tx, log_of(*known), encode(*find(tx, *known)));
    } else {
        auto const name = decide_name(command.name);
        if (!name) return name.error();
        bool const taken = by_public_name(tx, name_key(*name)).has_value();
        if (auto const decided = decide_create({*name, command.kind, {}, {}, {}}, taken); !decided)
            return decided.error();
        channel.name = *name;
    }
    auto const topic = clean_line(command.topic, "topic", topic_bytes_max);
    if (!topic) return topic.error();

    tx.dated(command.created_at);
    channel.id = ChannelId{tx.new_id()};
    channel.topic = *topic;
    channel.created_by = command.created_by;
    channel.created_at = tx.now();
    tx.create_log(log_of(channel.id));
    insert(tx, channel, name_key(channel.name), key);
    tx.change(ChannelSet{channel.id, channel.kind, false});
    auto const log = log_of(channel.id);
    auto const place = append(tx, context.office, log, channel.created_by, ChannelCreated{channel});
    Caller const founder{channel.created_by, {}, Role::member};
    list(tx, as(context, founder), channel.id);
    return done(log, place, encode(*find(tx, channel.id)));
}

Result<Done> import_members(WriteTx& tx, Context const& context, ImportMembers const& command) {
    auto const channel = find(tx, command.channel);
    if (!channel) return channel_not_found();
    auto const log = log_of(channel->id);
    std::optional<Place> last;
    for (auto const user : command.users) {
        if (is_member(tx, channel->id, user) || !is_active_person(tx, user)) continue;
        Caller const newcomer{user, {}, Role::member};
        last = let_in(tx, as(context, newcomer), *channel, user, 1);
    }
    if (command.archive && !channel->archived) {
        last = append(tx, context.office, log, channel->created_by, ChannelArchived{});
        set_archived(tx, channel->id, true, last->seq);
        tx.change(ChannelSet{channel->id, channel->kind, true});
    }
    if (!last) return unchanged(tx, log);
    Caller const founder{channel->created_by, {}, Role::member};
    list(tx, as(context, founder), channel->id);
    return done(log, *last);
}

}  // namespace

void add_channel_imports(Catalogue& catalogue) {
    catalogue.commands.push_back(
        command<&import_channel>({.name = "channel.import",
                                  .method = "POST",
                                  .route = "/api/v1/imports/channels",
                                  .needs = Permission::operate,
                                  .help = "Makes a channel as it was in another chat, with nobody in it yet.",
                                  .refusals = "name_taken bad_name empty",
                                  .logs = "channel, @workspace when public",
                                  .example = R"({"name":"harbour","kind":"public",)"
                                             R"("created_by":"U0000000000001","created_at":"2019-01-07T09:00:00Z"})",
                                  .success = 201,
                                  .key_required = true,
                                  .by_stream = false,
                                  .result = &record_of<Channel>()}));
    catalogue.commands.push_back(
        command<&import_members>({.name = "member.import",
                                  .method = "POST",
                                  .route = "/api/v1/imports/channels/{channel}/members",
                                  .needs = Permission::operate,
                                  .help = "Lets people into an imported channel; what is in it counts as read.",
                                  .refusals = "not_found",
                                  .logs = "channel, @me of those let in",
                                  .example = R"({"users":["U0000000000001"]})",
                                  .by_stream = false}));
}

}  // namespace holdfast
