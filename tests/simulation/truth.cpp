#include "simulation/truth.hpp"

#include <algorithm>

namespace holdfast::simulation {
namespace {

Seq place_in(LogId log, Seq seq, std::vector<Fact> const& known) {
    if (known.empty()) return seq == 1 ? 0 : throw Broken{"D4", name_of(log) + " begins with " + std::to_string(seq)};
    return seq - known.front().seq;
}

}  // namespace

std::string name_of(LogId log) { return log == workspace_log ? "@workspace" : to_text(ChannelId{log.value}); }

void Truth::look() {
    if (!database_) database_ = std::make_unique<Database>(path_, Open::reader);
    std::vector<std::pair<LogId, Head>> news;
    {
        auto query = database_->query("SELECT id, first, head, \"check\" FROM logs ORDER BY id");
        while (query.step()) {
            LogId const log{query.number(0)};
            Head const state{query.number(1), query.number(2), static_cast<std::uint64_t>(query.number(3))};
            if (state.head < head(log)) throw Broken{"D6", name_of(log) + " became shorter"};
            if (firsts_[log] != state.first) firsts_[log] = state.first;
            if (state.head > head(log)) news.emplace_back(log, state);
        }
    }
    for (auto const& [log, state] : news) read(log, state, head(log));
}

Fact Truth::next(Query& query) const {
    Fact fact;
    fact.seq = query.number(0);
    auto const* spec = catalogue_.event(static_cast<std::uint16_t>(query.number(1)));
    if (!spec) throw Broken{"I3", "an event of no known kind"};
    fact.kind = spec->kind;
    fact.by = UserId{query.number(2)};
    fact.at = from_micros(query.number(3));
    fact.target = query.number(4);
    fact.about = UserId{query.number(5)};
    fact.check = static_cast<std::uint64_t>(query.number(6));
    fact.redacted = query.number(7) != 0;
    auto const body = parse_json("{" + query.text(8) + "}");
    if (body) fact.body = *body;
    return fact;
}

void Truth::judge_next(LogId log, std::vector<Fact> const& known, Fact const& fact, std::uint16_t kind) const {
    auto const seen = known.empty() ? Fact{} : known.back();
    auto const where = name_of(log) + " " + std::to_string(fact.seq);
    if (fact.seq != seen.seq + 1) throw Broken{"D4", where + " follows " + std::to_string(seen.seq)};
    if (fact.at <= seen.at) throw Broken{"D15", where + " is not later than the one before it"};
    EventHeader const header{log, kind, fact.by, fact.target, fact.about};
    if (fact.check != next_check(seen.check, header, fact.seq, fact.at))
        throw Broken{"D7", where + " breaks the chain"};
}

void Truth::read(LogId log, Head const& state, Seq after) {
    auto query = database_->query("SELECT seq, kind, by, at, target, about, \"check\", redacted, body FROM events "
                                  "WHERE log = ? AND seq > ? ORDER BY seq");
    query.bind(log.value).bind(after);
    std::vector<Fact> fresh;
    auto& known = logs_[log];
    while (query.step()) {
        auto fact = next(query);
        judge_next(log, known, fact, static_cast<std::uint16_t>(query.number(1)));
        add(log, std::move(fact));
    }
    if (known.empty() || known.back().seq != state.head || known.back().check != state.check)
        throw Broken{"D4", name_of(log) + " does not end at its head " + std::to_string(state.head)};
}

void Truth::add(LogId log, Fact fact) {
    ++events_;
    logs_[log].push_back(std::move(fact));
    auto const& added = logs_[log].back();
    note(log, added);
    on_fact(log, added);
}

void Truth::note(LogId log, Fact const& fact) {
    if (fact.kind == "member.joined") stays_[{ChannelId{log.value}, fact.about}].push_back({fact.seq, true});
    if (fact.kind == "member.left") stays_[{ChannelId{log.value}, fact.about}].push_back({fact.seq, false});
    if (fact.kind != "channel.entered") return;
    auto const& entered = fact.body.at("entered");
    auto const channel = parse_id<ChannelTag>(entered.at("channel").at("id").get<std::string>());
    auto const from = entered.at("visible_from").get<Seq>();
    auto const [at, is_new] = visible_from_.try_emplace({*channel, UserId{log.value}}, from);
    if (!is_new) at->second = std::min(at->second, from);
    if (from > 1) veiled_.emplace(*channel, UserId{log.value});
}

// Whatever was committed before is there still, word for word; only retention may have taken the oldest away.
void Truth::look_anew() {
    database_ = std::make_unique<Database>(path_, Open::reader);
    std::map<LogId, Head> heads;
    {
        auto query = database_->query("SELECT id, first, head, \"check\" FROM logs ORDER BY id");
        while (query.step())
            heads[LogId{query.number(0)}] = {query.number(1), query.number(2),
                                             static_cast<std::uint64_t>(query.number(3))};
    }
    for (auto& [log, known] : logs_) {
        auto const found = heads.find(log);
        auto const last = known.empty() ? 0 : known.back().seq;
        if (last > 0 && (found == heads.end() || found->second.head < last))
            throw Broken{"D1", name_of(log) + " was committed up to " + std::to_string(last) + " and is lost from " +
                                   std::to_string(found == heads.end() ? 0 : found->second.head) + " on"};
        auto query = database_->query("SELECT seq, \"check\" FROM events WHERE log = ? AND seq <= ? ORDER BY seq");
        query.bind(log.value).bind(last);
        for (auto seq = found->second.first; seq <= last; ++seq)
            if (!query.step() || query.number(0) != seq ||
                static_cast<std::uint64_t>(query.number(1)) != check_at(log, seq))
                throw Broken{"D1", name_of(log) + " " + std::to_string(seq) + " is not what it was"};
    }
    look();
}

Fact const* Truth::find(LogId log, Seq seq) const {
    auto const found = logs_.find(log);
    if (found == logs_.end() || found->second.empty()) return nullptr;
    auto const at = place_in(log, seq, found->second);
    if (at < 0 || at >= static_cast<Seq>(found->second.size())) return nullptr;
    return &found->second[static_cast<std::size_t>(at)];
}

Seq Truth::head(LogId log) const {
    auto const found = logs_.find(log);
    return found == logs_.end() || found->second.empty() ? 0 : found->second.back().seq;
}

Seq Truth::first(LogId log) const {
    auto const found = firsts_.find(log);
    return found == firsts_.end() ? 1 : found->second;
}

std::uint64_t Truth::check_at(LogId log, Seq seq) const {
    auto const* fact = find(log, seq);
    return fact ? fact->check : 0;
}

std::vector<Fact> const& Truth::facts(LogId log) const {
    static std::vector<Fact> const none;
    auto const found = logs_.find(log);
    return found == logs_.end() ? none : found->second;
}

bool Truth::was_in(ChannelId channel, UserId user, Seq seq) const {
    auto const found = stays_.find({channel, user});
    if (found == stays_.end()) return false;
    bool in = false;
    for (auto const& stay : found->second)
        if (stay.from < seq) in = stay.in;
    return in;
}

bool Truth::came_after(ChannelId channel, UserId user, Seq seq) const {
    auto const found = stays_.find({channel, user});
    return found != stays_.end() && std::any_of(found->second.begin(), found->second.end(),
                                                [&](Stay const& stay) { return stay.in && stay.from >= seq; });
}

Seq Truth::visible_from(ChannelId channel, UserId user) const {
    auto const found = visible_from_.find({channel, user});
    return found == visible_from_.end() ? 1 : found->second;
}

std::uint64_t Truth::digest() const {
    std::uint64_t sum = 0;
    for (auto const& [log, facts] : logs_) {
        sum = sum * 31 + static_cast<std::uint64_t>(log.value);
        for (auto const& fact : facts) sum = sum * 31 + fact.check + short_digest(fact.body.dump());
    }
    return sum;
}

}  // namespace holdfast::simulation
