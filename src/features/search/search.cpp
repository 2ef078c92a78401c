// Search: what is asked for, in the channels one is in, the newest first. The index only proposes; what is shown was read
// from the messages as they stand, so nothing deleted or changed meanwhile comes back from it.
#include "features/search/index.hpp"
#include "features/search/rules.hpp"
#include "features/search/sql.hpp"

namespace holdfast {
namespace {

using namespace search;

constexpr std::size_t channels_in_match_max = 256;
constexpr int looked_at_max = 40'000;  // hits passed over for one page: a tenth of a second
constexpr int whole_message = 20;      // reading one with all its parts costs so many times as much

template <class T>
void add(std::vector<T>& to, std::vector<T> const& more) {
    to.insert(to.end(), more.begin(), more.end());
}

std::string_view without_sign(std::string_view name) {
    for (std::string_view const sign : {"@", "#", "＠", "＃"})
        if (name.starts_with(sign)) return name.substr(sign.size());
    return name;
}

std::vector<UserId> people(ReadTx& tx, Caller const& caller, std::string_view name) {
    if (name == "me" || name == "@me") return {caller.user};
    if (auto const id = parse_id<UserTag>(name)) return {*id};
    return people_named(tx, without_sign(name));
}

std::vector<ChannelId> places(ReadTx& tx, Caller const& caller, std::string_view name) {
    if (auto const id = parse_id<ChannelTag>(name)) return {*id};
    if (!name.starts_with("@") && !name.starts_with("＠")) return channels_named(tx, caller.user, without_sign(name));
    std::vector<ChannelId> out;
    for (auto const other : people(tx, caller, name)) add(out, talks_with(tx, caller.user, other));
    return out;
}

// Whose and where; nothing when a name means nobody or nothing that one can see: the two look alike.
std::optional<Scope> scope_of(ReadTx& tx, Caller const& caller, Asked const& asked,
                              std::map<ChannelId, Seq> const& mine) {
    Scope out;
    for (auto const& name : asked.from) add(out.authors, people(tx, caller, name));
    if (!asked.from.empty() && out.authors.empty()) return std::nullopt;
    for (auto const& name : asked.in)
        for (auto const channel : places(tx, caller, name))
            if (mine.contains(channel)) out.channels.push_back(channel);
    if (!asked.in.empty() && out.channels.empty()) return std::nullopt;
    if (asked.in.empty() && mine.size() <= channels_in_match_max)
        for (auto const& [channel, from] : mine) out.channels.push_back(channel);
    return out;
}

struct Found {
    Hit hit;
    std::vector<Stretch> places;
};

struct Looked {
    std::vector<Found> found;
    std::optional<std::int64_t> next;
};

Looked look(ReadTx& tx, Catalogue const& catalogue, SearchMessages const& wanted, Asked const& asked,
            Scope const& scope, std::map<ChannelId, Seq> const& mine) {
    // Numbers rise with time, but two channels' clocks may differ by a little; each message is looked at below.
    constexpr auto slack = std::chrono::hours{1};
    auto const above = asked.since ? doc_at(tx, *asked.since - slack) - 1 : 0;
    auto const newest = asked.before ? doc_at(tx, *asked.before + slack) : next_doc(tx);
    Looked out;
    int seen = 0;
    walk(tx, match_of(asked, scope), above, std::min(newest, wanted.cursor.value_or(newest)), [&](Hit const& hit) {
        if (static_cast<std::int64_t>(out.found.size()) == wanted.limit) {
            out.next = out.found.back().hit.doc;
            return false;
        }
        if (++seen > looked_at_max) {
            out.next = hit.doc + 1;
            return false;
        }
        auto const seat = mine.find(hit.channel);
        if (seat == mine.end() || hit.seq < seat->second) return true;
        bool const there =
            scope.channels.empty() || std::ranges::find(scope.channels, hit.channel) != scope.channels.end();
        auto const now = source(tx, hit.channel, hit.seq);
        if (!there || !now || now->deleted) return true;
        if ((asked.since && now->at < *asked.since) || (asked.before && now->at >= *asked.before)) return true;
        auto has = what_it_has(now->text, now->content);
        if (asked.has & put_on_it) {
            seen += whole_message;
            auto const whole = messages_at(tx, catalogue, hit.channel, seat->second, std::array{hit.seq});
            if (!whole.empty()) has |= what_was_put_on(whole.front());
        }
        if ((has & asked.has) != asked.has) return true;
        if (auto places = places_in(asked, now->text, now->content)) out.found.push_back({hit, std::move(*places)});
        return true;
    });
    return out;
}

// The messages with all their parts, in the order found.
void show(ReadTx& tx, Catalogue const& catalogue, Caller const& caller, Looked const& looked, FoundPage& page) {
    std::map<ChannelId, std::vector<Seq>> by_channel;
    for (auto const& one : looked.found) by_channel[one.hit.channel].push_back(one.hit.seq);
    std::map<std::pair<ChannelId, Seq>, Message> read;
    for (auto const& [channel, seqs] : by_channel) {
        auto const seat = seat_in(tx, caller, channel, Act::read);
        if (!seat) continue;
        for (auto& message : messages_at(tx, catalogue, channel, seat->visible_from(), seqs))
            read.emplace(std::pair{channel, message.seq}, std::move(message));
    }
    std::vector<Message> shown;
    for (auto const& one : looked.found) {
        auto const message = read.find({one.hit.channel, one.hit.seq});
        if (message == read.end()) continue;
        std::vector<TextRange> highlights;
        for (auto const& place : one.places) highlights.push_back(range_of(message->second.text, place));
        shown.push_back(message->second);
        page.items.push_back({one.hit.channel, message->second, std::move(highlights)});
    }
    page.people = people_of(tx, shown);
}

Result<FoundPage> find(Catalogue const& catalogue, ReadTx& tx, Caller const& caller, SearchMessages const& wanted) {
    auto const asked = understand(wanted.query, wanted.utc_offset);
    if (!asked) return asked.error();
    FoundPage page;
    page.waiting = search::waiting(tx);
    auto const mine = visible(tx, caller.user);
    auto const scope = scope_of(tx, caller, *asked, mine);
    if (!scope || mine.empty()) return page;
    auto const looked = look(tx, catalogue, wanted, *asked, *scope, mine);
    page.next_cursor = looked.next;
    show(tx, catalogue, caller, looked, page);
    return page;
}

Result<IndexState> index_state(ReadTx& tx, Caller const&, AskIndex const&) { return search::state(tx); }

Result<Done> rebuild(WriteTx& tx, Context const&, AskIndex const&) {
    begin_anew(tx);
    return Done{};
}

}  // namespace

void add_search(Catalogue& catalogue) {
    catalogue.reads.push_back(read<&find>({.name = "search",
                                           .route = "/api/v1/search",
                                           .help = "Messages that fit, in all channels one is in, the newest first.",
                                           .refusals = "nothing_to_find"}));
    catalogue.reads.push_back(read<&index_state>({.name = "search.state",
                                                  .route = "/api/v1/search/index",
                                                  .needs = Permission::manage_workspace,
                                                  .help = "How far the search index is."}));
    catalogue.commands.push_back(command<&rebuild>(
        {.name = "search.rebuild",
         .method = "POST",
         .route = "/api/v1/search/rebuild",
         .needs = Permission::manage_workspace,
         .help =
             "Builds the search index anew, the newest messages first. What it does not hold yet is not found meanwhile.",
         .logs = "",
         .example = "{}",
         .success = 202,
         .durable = false,
         .by_stream = false}));
    catalogue.refusals.push_back(
        {"nothing_to_find", Fault::bad_request, "Nothing is left to look for in what was asked."});
    catalogue.upkeep.push_back({"search.index", &keep_up});
}

}  // namespace holdfast
