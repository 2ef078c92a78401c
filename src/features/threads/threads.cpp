// Followed threads: who takes part in a thread follows it, until they say otherwise; each has a read cursor and counts of its own (D9).
#include <charconv>

#include "features/threads/sql.hpp"
#include "holdfast/engine/message_rows.hpp"

namespace holdfast {
namespace {

constexpr std::uint16_t message_posted = 10, message_edited = 11;
constexpr std::int64_t states_max = 1000;
constexpr std::int64_t last_replies = 2;

Problem thread_not_found() { return {Fault::not_found, "not_found", "There is no such thread here.", "thread"}; }

bool is_root(ReadTx& tx, Seat const& seat, Seq thread) {
    auto const root = find_message(tx, seat.channel(), thread);
    return root && root->thread == 0 && thread >= seat.visible_from();
}

Result<Done> follow(WriteTx& tx, Context const& context, FollowThread const& command) {
    auto const seat = seat_in(tx, context.caller, command.channel, Act::read);
    if (!seat) return seat.error();
    if (!is_root(tx, *seat, command.thread)) return thread_not_found();
    auto const self = self_of(context.caller);
    auto const log = log_of(self.user());
    if (threads::following(tx, self.user(), command.channel, command.thread) == true) return unchanged(tx, log);
    // From here on: what was said before is not news.
    auto const head = log_state(tx, log_of(command.channel)).value_or(LogState{}).head;
    threads::set_following(tx, self.user(), command.channel, command.thread, true);
    messages::raise_read_cursor(tx, self.user(), command.channel, command.thread, head);
    return done(log, append(tx, self, ThreadFollowed{{command.channel, command.thread, head}}));
}

Result<Done> unfollow(WriteTx& tx, Context const& context, FollowThread const& command) {
    auto const seat = seat_in(tx, context.caller, command.channel, Act::read);
    if (!seat) return seat.error();
    if (!is_root(tx, *seat, command.thread)) return thread_not_found();
    auto const self = self_of(context.caller);
    auto const log = log_of(self.user());
    if (threads::following(tx, self.user(), command.channel, command.thread) == false) return unchanged(tx, log);
    threads::set_following(tx, self.user(), command.channel, command.thread, false);
    auto const seq = messages::read_cursor(tx, self.user(), command.channel, command.thread);
    return done(log, append(tx, self, ThreadUnfollowed{{command.channel, command.thread, seq}}));
}

// Who began the thread, who replies and who is named in a reply follow it. Everything before this reply is no news to who comes new.
void take_part(WriteTx& tx, EventHeader const& header, Place const& place) {
    ChannelId const channel{header.log.value};
    auto const reply = threads::reply_facts(tx, channel, place.seq);
    if (!reply) return;
    auto people = reply->named;
    people.push_back(reply->root_author);
    people.push_back(header.by);
    for (auto const user : people)
        if (threads::take_part(tx, user, channel, reply->thread))
            messages::raise_read_cursor(tx, user, channel, reply->thread, place.seq - 1);
}

// As if the reply had said so from the beginning; who heard of the thread before keeps their cursor and their wish.
void named_later(WriteTx& tx, EventHeader const& header) {
    ChannelId const channel{header.log.value};
    auto const reply = threads::reply_facts(tx, channel, header.target);
    if (!reply) return;
    for (auto const user : reply->named)
        if (threads::take_part(tx, user, channel, reply->thread))
            messages::raise_read_cursor(tx, user, channel, reply->thread, header.target - 1);
}

ThreadStateView view_of(ReadTx& tx, UserId user, threads::Follow const& follow) {
    auto const counts = threads::counts(tx, user, follow);
    auto const head = log_state(tx, log_of(follow.channel)).value_or(LogState{}).head;
    return {follow.channel, follow.thread, follow.following, follow.seq, counts.unread, counts.mentions, head};
}

Result<ThreadStateView> state(ReadTx& tx, Caller const& caller, FollowThread const& asked) {
    auto const seat = seat_in(tx, caller, asked.channel, Act::read);
    if (!seat) return seat.error();
    if (!is_root(tx, *seat, asked.thread)) return thread_not_found();
    bool const follows = threads::following(tx, caller.user, asked.channel, asked.thread).value_or(false);
    auto const seq = messages::read_cursor(tx, caller.user, asked.channel, asked.thread);
    return view_of(tx, caller.user, {asked.channel, asked.thread, follows, seq, seat->visible_from(), 0});
}

Result<ThreadStates> states(ReadTx& tx, Caller const& caller, AskThreadStates const&) {
    ThreadStates out;
    auto follows = threads::all(tx, caller.user, states_max + 1);
    out.complete = static_cast<std::int64_t>(follows.size()) <= states_max;
    if (!out.complete) follows.pop_back();
    for (auto const& follow : follows) out.items.push_back(view_of(tx, caller.user, follow));
    return out;
}

// "at.channel.thread"; nothing when it is not one of ours.
std::optional<threads::PageWish> wish_of(AskThreads const& asked) {
    threads::PageWish wish{asked.unread, 0, 0, 0, asked.limit + 1};
    if (!asked.cursor) return wish;
    auto const* at = asked.cursor->data();
    auto const* const end = at + asked.cursor->size();
    for (auto* part : {&wish.at, &wish.channel, &wish.thread}) {
        auto const [rest, error] = std::from_chars(at, end, *part);
        bool const last = part == &wish.thread;
        if (error != std::errc{} || *part <= 0 || (last ? rest != end : rest == end || *rest != '.'))
            return std::nullopt;
        at = rest + 1;
    }
    return wish;
}

std::vector<Message> last_in(ReadTx& tx, Catalogue const& catalogue, threads::Follow const& follow) {
    messages::PageWish wish{.visible_from = follow.visible_from, .thread = follow.thread, .older = true};
    wish.bound = std::numeric_limits<Seq>::max();
    wish.limit = last_replies;
    auto out = messages::page(tx, follow.channel, wish);
    add_parts(tx, catalogue, follow.channel, out);
    return out;
}

Result<ThreadPage> threads_page(Catalogue const& catalogue, ReadTx& tx, Caller const& caller, AskThreads const& asked) {
    auto const wish = wish_of(asked);
    if (!wish) return Problem{Fault::bad_request, "bad_value", "This is no cursor of this list.", "cursor"};
    auto follows = threads::page(tx, caller.user, *wish);
    ThreadPage out;
    if (static_cast<std::int64_t>(follows.size()) > asked.limit) {
        follows.pop_back();
        auto const& last = follows.back();
        out.next_cursor =
            std::to_string(last.last_at) + "." + std::to_string(last.channel.value) + "." + std::to_string(last.thread);
    }
    std::vector<Message> shown;
    for (auto const& follow : follows) {
        auto root = messages_at(tx, catalogue, follow.channel, follow.visible_from, std::array{follow.thread});
        if (root.empty()) continue;
        auto last = last_in(tx, catalogue, follow);
        shown.push_back(root.front());
        shown.insert(shown.end(), last.begin(), last.end());
        out.items.push_back({view_of(tx, caller.user, follow), std::move(root.front()), std::move(last)});
    }
    out.people = people_of(tx, shown);
    return out;
}

}  // namespace

void add_threads(Catalogue& catalogue) {
    constexpr std::string_view route = "/api/v1/channels/{channel}/threads/{thread}/follow";
    catalogue.commands.push_back(command<&follow>({.name = "thread.follow",
                                                   .method = "PUT",
                                                   .route = route,
                                                   .help = "Hear of what is said in a thread from here on.",
                                                   .refusals = "not_found not_a_member",
                                                   .logs = "one's @me"}));
    catalogue.commands.push_back(
        command<&unfollow>({.name = "thread.unfollow",
                            .method = "DELETE",
                            .route = route,
                            .help = "Hear no more of a thread, also when one replies or is named in it.",
                            .refusals = "not_found not_a_member",
                            .logs = "one's @me"}));
    catalogue.reads.push_back(read<&state>({.name = "thread_state",
                                            .route = "/api/v1/channels/{channel}/threads/{thread}",
                                            .help = "Whether one follows a thread, and what is unread in it.",
                                            .refusals = "not_found not_a_member"}));
    catalogue.reads.push_back(read<&states>({.name = "thread_states",
                                             .route = "/api/v1/me/threads/state",
                                             .help = "The threads one follows, in short: what `ready` counts."}));
    catalogue.reads.push_back(read<&threads_page>({.name = "my_threads",
                                                   .route = "/api/v1/me/threads",
                                                   .help = "The threads one follows, with how they end.",
                                                   .refusals = "bad_value"}));
    catalogue.events.push_back(
        event<ThreadFollowed>({.kind = "thread.followed",
                               .logs = "@me",
                               .help = "One has chosen to follow a thread.",
                               .example = R"({"thread":{"channel":"C01h9w4c9c8g00","thread":411,"seq":430}})"}));
    catalogue.events.push_back(
        event<ThreadUnfollowed>({.kind = "thread.unfollowed",
                                 .logs = "@me",
                                 .help = "One has chosen not to follow a thread.",
                                 .example = R"({"thread":{"channel":"C01h9w4c9c8g00","thread":411,"seq":430}})"}));
    catalogue.reactors.push_back({message_posted, [](WriteTx& tx, Office const&, EventHeader const& header,
                                                     Place const& place) { take_part(tx, header, place); }});
    catalogue.reactors.push_back({message_edited, [](WriteTx& tx, Office const&, EventHeader const& header,
                                                     Place const&) { named_later(tx, header); }});
    catalogue.threads = &threads::totals;
}

}  // namespace holdfast
