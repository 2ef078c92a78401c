#include "app/slack/people.hpp"

#include <nlohmann/json.hpp>

#include "holdfast/domain/text.hpp"

namespace holdfast::slack {
namespace {

constexpr std::size_t username_bytes_max = 32;
constexpr int names_tried_max = 1000;

std::string lower(std::string_view text) {
    std::string out;
    for (char const letter : text) out += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
    return out;
}

}  // namespace

std::string username_from(std::string_view name, std::string_view otherwise) {
    std::string out;
    for (char letter : lower(name)) {
        bool const word = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (letter == ' ') letter = '-';
        if (word || (!out.empty() && (letter == '.' || letter == '-' || letter == '_'))) out += letter;
    }
    out.resize(std::min(out.size(), username_bytes_max));
    while (!out.empty() && (out.back() == '.' || out.back() == '-')) out.pop_back();
    return out.size() >= 2 ? out : username_from("slack-" + std::string{otherwise}, "someone");
}

std::string numbered(std::string const& name, int number, std::size_t bytes_max) {
    if (number == 1) return name;
    auto const tail = "-" + std::to_string(number);
    return clipped(name, bytes_max - tail.size()) + tail;
}

std::optional<Problem> People::read_emails() {
    std::string cursor;
    do {
        Json query{{"limit", "200"}};
        if (!cursor.empty()) query["cursor"] = cursor;
        auto const page = hands_.read("users", query);
        if (!page) return page.error();
        for (auto const& item : page->at("items"))
            if (auto const email = item.value("email", std::string{}); !email.empty())
                by_email_[lower(email)] = {item.at("id").get<std::string>(), item.at("username").get<std::string>()};
        cursor = page->value("next_cursor", std::string{});
    } while (!cursor.empty());
    return std::nullopt;
}

Result<People::Account> People::make(Person const& person, std::string const& key) {
    auto const base = username_from(person.name, person.id);
    if (dry_run_) {
        if (!person.program) ++counts_.people_new;
        return Account{"U0000000000000", base};
    }
    // The forms in which the account may be accepted, always tried in the same order: an earlier run's is met again under its key.
    bool shown_fits = !person.shown.empty(), email_fits = !person.email.empty();
    for (int number = 1; number <= names_tried_max; ++number) {
        auto const username = numbered(base, number, username_bytes_max);
        for (int form = 0; form < 4; ++form) {
            bool const by_username = form >= 2, without_email = form % 2 == 1;
            if ((!by_username && !shown_fits) || (!without_email && !email_fits)) continue;
            Json wanted{{"username", username},
                        {"display_name", by_username ? username : person.shown},
                        {"role", person.guest ? "guest" : "member"},
                        {"bot", person.bot}};
            if (!without_email) wanted["email"] = person.email;
            std::optional<Result<Operator::Landed>> answer;
            hands_.submit("user.create", wanted, key, [&](auto landed) { answer = std::move(landed); });
            hands_.finish();
            if (*answer) return accepted(person, **answer, username, without_email);
            auto const& code = answer->error().code;
            if (code == "username_taken" || code == "bad_username") break;
            if (code == "bad_email" || code == "email_taken") email_fits = false;
            else if (code == "reserved_name" || code == "bad_text" || code == "empty" || code == "too_large")
                shown_fits = false;
            else if (code != "key_conflict") return answer->error();
        }
    }
    return Problem{Fault::conflict, "username_taken", "No free username could be found for " + base + "."};
}

Result<People::Account> People::accepted(Person const& person, Operator::Landed const& landed, std::string username,
                                         bool without_email) {
    auto const user = landed.result.at("id").get<std::string>();
    if (!person.program) ++(landed.duplicate ? counts_.people_known : counts_.people_new);
    if (without_email && !person.email.empty())
        ++counts_.changed["people without their e-mail address, which is none or somebody else's"];
    // At once: their messages need no open account.
    if (person.gone)
        if (auto const closed = hands_.command("user.deactivate", {{"user", user}}); !closed) return closed.error();
    return Account{user, std::move(username)};
}

std::optional<Problem> People::bring(std::vector<Person> const& people) {
    if (auto problem = read_emails()) return problem;
    for (auto const& person : people) {
        if (person.id.empty() || known_.contains(person.id)) continue;
        if (person.gone) gone_.insert(person.id), ++counts_.people_gone;
        if (auto const known = by_email_.find(lower(person.email)); !person.email.empty() && known != by_email_.end()) {
            known_[person.id] = known->second;
            ++counts_.people_known;
            continue;
        }
        auto const made = make(person, "slack-" + person.id);
        if (!made) return made.error();
        known_[person.id] = *made;
    }
    return std::nullopt;
}

Result<std::string> People::account(std::string const& id, std::string const& shown) {
    if (auto const known = known_.find(id); known != known_.end()) return known->second.user;
    Person stranger;
    stranger.id = id;
    stranger.name = shown.empty() ? id : shown;
    stranger.shown = shown;
    stranger.gone = true;
    auto const made = make(stranger, "slack-" + id);
    if (!made) return made.error();
    ++counts_.changed["people whom users.json does not name: they have an account without a way in"];
    known_[id] = *made;
    gone_.insert(id);
    return made->user;
}

Result<std::string> People::program(std::string const& name) {
    auto const slug = username_from(name, "program");
    if (auto const known = programs_.find(slug); known != programs_.end()) return known->second.user;
    Person program;
    program.id = slug;
    program.name = slug;
    program.shown = name;
    program.bot = program.program = true;
    auto const made = make(program, "slack-program-" + slug);
    if (!made) return made.error();
    programs_[slug] = *made;
    return made->user;
}

std::optional<std::string> People::username(std::string_view id) const {
    auto const known = known_.find(id);
    if (known == known_.end()) return std::nullopt;
    return known->second.username;
}

}  // namespace holdfast::slack
