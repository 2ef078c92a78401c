// The people as an admin sees them: what is asked and what is answered.
#pragma once

#include "holdfast/engine/people.hpp"

namespace holdfast {

namespace admin {

enum class Kind : std::uint8_t { everybody = 1, people = 2, bots = 3 };
enum class Standing : std::uint8_t { any = 1, active = 2, waiting = 3, deactivated = 4 };
enum class PeopleOrder : std::uint8_t { name = 1, username = 2, role = 3, last_seen = 4, created = 5 };

struct AskPeople {
    std::string query;
    std::string ids;
    std::optional<Role> role;
    Kind kind = Kind::everybody;
    Standing standing = Standing::any;
    std::int64_t unseen_days = 0;
    PeopleOrder order = PeopleOrder::name;
    bool descending = false;
    std::int64_t offset = 0;
    std::int64_t limit = 50;
};

struct Person {
    UserView user;
    std::optional<std::string> email;
    std::optional<Timestamp> last_seen;
    Timestamp created_at{};
    std::int64_t sessions = 0;
    std::int64_t tokens = 0;
    bool waiting = false;
    std::optional<UserId> bot_owner;
};

struct PeopleCounts {
    std::int64_t active = 0, waiting = 0, deactivated = 0, bots = 0;
};

struct PeoplePage {
    std::vector<Person> items;
    std::int64_t total = 0;
    PeopleCounts counts;
};

}  // namespace admin

template <>
struct Named<admin::Kind> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 3> names{"everybody", "people", "bots"};
};
template <>
struct Named<admin::Standing> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 4> names{"any", "active", "waiting", "deactivated"};
};
template <>
struct Named<admin::PeopleOrder> {
    static constexpr int first = 1;
    static constexpr std::array<std::string_view, 5> names{"name", "username", "role", "last_seen", "created"};
};

template <>
struct Described<admin::AskPeople> {
    using T = admin::AskPeople;
    static constexpr auto name = "AskPeople";
    static constexpr auto help = "Some of the people and bots.";
    static constexpr std::array fields{
        field<&T::query>("query", {0, 80}, "Only whose name, username or e-mail address holds this.").or_default(),
        field<&T::ids>("ids", {0, 2000}, "Beside these: ids, separated by commas (names found by how they are spoken).")
            .or_default(),
        field<&T::role>("role", "Only who has this role."),
        field<&T::kind>("kind", "People, bots, or everybody.").or_default(),
        field<&T::standing>("standing", "Waiting: invited, and has not set a password yet.").or_default(),
        field<&T::unseen_days>("unseen_days", {0, 3650}, "Only who was not here for so many days; 0: whoever.")
            .or_default(),
        field<&T::order>("order", "By what.").or_default(),
        field<&T::descending>("descending", "The last first.").or_default(),
        field<&T::offset>("offset", {0, 1'000'000}, "How many to pass over.").or_default(),
        field<&T::limit>("limit", {1, 200}, "How many at most.").or_default(),
    };
};
template <>
struct Described<admin::Person> {
    using T = admin::Person;
    static constexpr auto name = "AdminPerson";
    static constexpr auto help = "A person or a bot, as an admin sees them.";
    static constexpr std::array fields{
        field<&T::user>("user", "Who."),
        field<&T::email>("email", "For signing in; only admins see it."),
        field<&T::last_seen>("last_seen", "When their last line went away; absent: never, or never away since."),
        field<&T::created_at>("created_at", "When the account was made."),
        field<&T::sessions>("sessions", "Browsers that are signed in."),
        field<&T::tokens>("tokens", "Programs' tokens."),
        field<&T::waiting>("waiting", "True: has not set a password yet."),
        field<&T::bot_owner>("bot_owner", "Whom a bot belongs to."),
    };
};
template <>
struct Described<admin::PeopleCounts> {
    using T = admin::PeopleCounts;
    static constexpr auto name = "PeopleCounts";
    static constexpr auto help = "How many there are in all.";
    static constexpr std::array fields{
        field<&T::active>("active", "People who can sign in."),
        field<&T::waiting>("waiting", "Of these, without a password yet."),
        field<&T::deactivated>("deactivated", "People who cannot any more."),
        field<&T::bots>("bots", "Bots that work."),
    };
};
template <>
struct Described<admin::PeoplePage> {
    using T = admin::PeoplePage;
    static constexpr auto name = "AdminPeoplePage";
    static constexpr auto help = "Some of the people and bots.";
    static constexpr std::array fields{
        field<&T::items>("items", "They."),
        field<&T::total>("total", "How many fit the question."),
        field<&T::counts>("counts", "How many there are in all."),
    };
};

}  // namespace holdfast
