#include "holdfast/hub/roster.hpp"

#include <algorithm>
#include <cstring>

namespace holdfast {
namespace {
template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;
}  // namespace

// A token's digest is uniformly random already: its first bytes are the hash.
std::size_t Roster::DigestHash::operator()(Digest const& digest) const noexcept {
    std::size_t hash = 0;
    std::memcpy(&hash, digest.data(), sizeof hash);
    return hash;
}

void Roster::apply(RosterChange const& change) {
    std::visit(Overloaded{
                   [&](UserSet const& set) {
                       auto& person = people_[set.user];
                       person.role = set.role;
                       person.active = set.active;
                       person.bot = set.bot;
                   },
                   [&](SessionAdded const& added) {
                       sessions_[added.session] = {added.user, added.token, added.bearer, added.expires};
                       tokens_[added.token] = added.session;
                       people_[added.user].sessions.push_back(added.session);
                   },
                   [&](SessionEnded const& ended) { end_session(ended.session); },
                   [&](StatusSet const& set) { people_[set.user].status = set; },
                   [](Notice const&) {},
                   [](EventsTakenBack const&) {},
                   [&](ChannelSet const& set) {
                       auto& channel = channels_[set.channel];
                       channel.kind = set.kind;
                       channel.archived = set.archived;
                   },
                   [&](MemberAdded const& added) {
                       auto const [at, is_new] =
                           people_[added.user].channels.insert_or_assign(added.channel, added.visible_from);
                       if (is_new) channels_[added.channel].members.push_back(added.user);
                   },
                   [&](MemberRemoved const& removed) {
                       people_[removed.user].channels.erase(removed.channel);
                       std::erase(channels_[removed.channel].members, removed.user);
                   },
               },
               change);
}

void Roster::end_session(SessionId id) {
    auto const found = sessions_.find(id);
    if (found == sessions_.end()) return;
    tokens_.erase(found->second.token);
    std::erase(people_[found->second.user].sessions, id);
    sessions_.erase(found);
}

std::optional<Caller> Roster::authenticate(Digest const& token, Timestamp now) const {
    auto const known = tokens_.find(token);
    if (known == tokens_.end()) return std::nullopt;
    auto const& session = sessions_.at(known->second);
    if (session.expires != Timestamp{} && session.expires <= now) return std::nullopt;
    auto const* who = person(session.user);
    if (!who || !who->active) return std::nullopt;
    return Caller{session.user, known->second, who->role, who->bot};
}

Roster::Person const* Roster::person(UserId user) const {
    auto const found = people_.find(user);
    return found == people_.end() ? nullptr : &found->second;
}

Roster::Session const* Roster::session(SessionId session) const {
    auto const found = sessions_.find(session);
    return found == sessions_.end() ? nullptr : &found->second;
}

Roster::Channel const* Roster::channel(ChannelId channel) const {
    auto const found = channels_.find(channel);
    return found == channels_.end() ? nullptr : &found->second;
}

std::optional<Seq> Roster::visible_from(ChannelId channel, UserId user) const {
    auto const* who = person(user);
    if (!who) return std::nullopt;
    auto const found = who->channels.find(channel);
    if (found == who->channels.end()) return std::nullopt;
    return found->second;
}

LogHead Roster::head(LogId log) const {
    auto const found = heads_.find(log);
    return found == heads_.end() ? LogHead{} : found->second;
}

bool Roster::share_a_channel(UserId a, UserId b) const {
    if (a == b) return true;
    auto const* one = person(a);
    auto const* two = person(b);
    if (!one || !two) return false;
    if (one->channels.size() > two->channels.size()) std::swap(one, two);
    return std::any_of(one->channels.begin(), one->channels.end(),
                       [&](auto const& entry) { return two->channels.contains(entry.first); });
}

}  // namespace holdfast
