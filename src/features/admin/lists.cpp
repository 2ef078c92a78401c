// The lists of the admin console: people, channels, and what admins have done.
#include <algorithm>
#include <set>

#include "features/admin/parts.hpp"
#include "holdfast/domain/text.hpp"

namespace holdfast::admin {
namespace {

template <class Tag>
std::set<Id<Tag>> ids_in(std::string_view text) {
    std::set<Id<Tag>> ids;
    while (!text.empty()) {
        auto const end = std::min(text.find(','), text.size());
        if (auto const id = parse_id<Tag>(text.substr(0, end))) ids.insert(*id);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return ids;
}

// Those of one page, in their order.
template <class T>
std::vector<T> cut_out(std::vector<T> all, std::int64_t offset, std::int64_t limit) {
    auto const begin = std::min<std::int64_t>(offset, std::ssize(all));
    auto const end = std::min<std::int64_t>(begin + limit, std::ssize(all));
    return {std::make_move_iterator(all.begin() + begin), std::make_move_iterator(all.begin() + end)};
}

bool fits(Listed const& person, AskPeople const& asked, Timestamp now) {
    if (asked.role && person.role != *asked.role) return false;
    if (asked.kind != Kind::everybody && person.bot != (asked.kind == Kind::bots)) return false;
    if (asked.unseen_days > 0) {
        auto const since = micros(now - std::chrono::hours{24} * asked.unseen_days);
        if (std::max(person.last_seen, person.created_at) >= since) return false;
    }
    switch (asked.standing) {
        case Standing::active: return person.active && !person.waiting;
        case Standing::waiting: return person.waiting;
        case Standing::deactivated: return !person.active;
        case Standing::any: break;
    }
    return true;
}

bool named(Listed const& person, std::string_view wanted) {
    return person.username.find(wanted) != std::string::npos || person.email.find(wanted) != std::string::npos ||
           name_key(person.display_name).find(wanted) != std::string::npos;
}

PeopleCounts counts_of(std::vector<Listed> const& all) {
    PeopleCounts counts;
    for (auto const& person : all) {
        if (person.bot) counts.bots += person.active;
        else if (person.active) ++counts.active, counts.waiting += person.waiting;
        else ++counts.deactivated;
    }
    return counts;
}

void sort(std::vector<Listed>& people, AskPeople const& asked) {
    auto const by = [&](auto key) {
        std::stable_sort(people.begin(), people.end(), [&](Listed const& a, Listed const& b) {
            return asked.descending ? key(b) < key(a) : key(a) < key(b);
        });
    };
    std::sort(people.begin(), people.end(), [](auto& a, auto& b) { return a.username < b.username; });
    switch (asked.order) {
        case PeopleOrder::name:
            for (auto& person : people) person.display_name = name_key(person.display_name);
            return by([](Listed const& one) -> auto const& { return one.display_name; });
        case PeopleOrder::username: return by([](Listed const& one) -> auto const& { return one.username; });
        case PeopleOrder::role: return by([](Listed const& one) { return one.role; });
        case PeopleOrder::last_seen: return by([](Listed const& one) { return one.last_seen; });
        case PeopleOrder::created: return by([](Listed const& one) { return one.created_at; });
    }
}

Result<PeoplePage> people(ReadTx& tx, Caller const&, AskPeople const& asked) {
    PeoplePage page;
    auto found = everybody(tx);
    page.counts = counts_of(found);
    auto const wanted = name_key(asked.query);
    auto const also = ids_in<UserTag>(asked.ids);
    std::erase_if(found, [&](Listed const& one) {
        bool const meant = wanted.empty() || named(one, wanted) || also.contains(one.id);
        return !meant || !fits(one, asked, tx.now());
    });
    page.total = std::ssize(found);
    sort(found, asked);
    for (auto const& one : cut_out(std::move(found), asked.offset, asked.limit))
        page.items.push_back(person_of(tx, one));
    return page;
}

void sort(std::vector<ListedChannel>& channels, AskChannels const& asked) {
    auto const by = [&](auto key) {
        std::stable_sort(channels.begin(), channels.end(), [&](ListedChannel const& a, ListedChannel const& b) {
            return asked.descending ? key(b) < key(a) : key(a) < key(b);
        });
    };
    std::sort(channels.begin(), channels.end(), [](auto& a, auto& b) { return a.name_key < b.name_key; });
    switch (asked.order) {
        case ChannelOrder::name: return by([](ListedChannel const& one) -> auto const& { return one.name_key; });
        case ChannelOrder::members: return by([](ListedChannel const& one) { return one.row.members; });
        case ChannelOrder::messages: return by([](ListedChannel const& one) { return one.row.messages; });
        case ChannelOrder::active: return by([](ListedChannel const& one) { return one.row.last_activity; });
        case ChannelOrder::created: return by([](ListedChannel const& one) { return one.row.created_at; });
    }
}

Result<ChannelRows> channels(ReadTx& tx, Caller const&, AskChannels const& asked) {
    ChannelRows page;
    auto found = public_channels(tx);
    for (auto const& one : found) ++(one.row.archived ? page.archived : page.open);
    auto by_kind = channels_by_kind(tx);
    page.closed = by_kind[ChannelKind::closed];
    page.directs = by_kind[ChannelKind::direct];
    auto const wanted = name_key(asked.query);
    auto const also = ids_in<ChannelTag>(asked.ids);
    std::erase_if(found, [&](ListedChannel const& one) {
        if (asked.use != Use::any && one.row.archived != (asked.use == Use::archived)) return true;
        if (wanted.empty() || also.contains(one.row.id)) return false;
        return one.name_key.find(wanted) == std::string::npos &&
               name_key(one.row.topic).find(wanted) == std::string::npos;
    });
    page.total = std::ssize(found);
    sort(found, asked);
    for (auto& one : cut_out(std::move(found), asked.offset, asked.limit)) {
        one.row.messages = messages_in(tx, one.row.id);
        page.items.push_back(std::move(one.row));
    }
    return page;
}

Result<AuditPage> audit(ReadTx& tx, Caller const&, AskAudit const& asked) {
    AuditPage page{audit_entries(tx, asked), std::nullopt};
    if (std::ssize(page.items) > asked.limit) {
        page.items.pop_back();
        page.next_before = page.items.back().id;
    }
    return page;
}

}  // namespace

void add_lists(Catalogue& catalogue) {
    catalogue.reads.push_back(
        read<&people>({.name = "admin.people",
                       .route = "/api/v1/admin/people",
                       .needs = Permission::manage_people,
                       .help = "People and bots with what only admins see: e-mail, sign-ins, when they were last here.",
                       .refusals = ""}));
    catalogue.reads.push_back(
        read<&channels>({.name = "admin.channels",
                         .route = "/api/v1/admin/channels",
                         .needs = Permission::manage_channels,
                         .help = "Every public channel. What is private stays private: only how many there are.",
                         .refusals = ""}));
    catalogue.reads.push_back(
        read<&audit>({.name = "admin.audit",
                      .route = "/api/v1/admin/audit",
                      .needs = Permission::manage_workspace,
                      .help = "Who made, changed and let in whom: every command that needs an admin, the newest first.",
                      .refusals = ""}));
}

}  // namespace holdfast::admin
