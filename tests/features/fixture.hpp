// A house without sockets: a migrated folder and the whole catalogue. Commands and reads run by name, on JSON, as the engine
// runs them: decoded, allowed, prepared, then inside one transaction with keys and reactors. What commits reaches a roster, as
// it reaches every loop.
#pragma once

#include "engine/command_runner.hpp"
#include "holdfast/engine/people.hpp"
#include "holdfast/features/all.hpp"
#include "holdfast/hub/roster.hpp"
#include "store/support.hpp"

namespace holdfast::test {

inline constexpr auto password = "the old harbour wall";

struct Answer {
    std::optional<Problem> problem;
    Ack ack;
    Json result;                   // null when there is none, or when it was refused
    std::vector<BatchItem> items;  // what it would send to every loop

    explicit operator bool() const { return !problem; }
    std::string code() const { return problem ? problem->code : "accepted"; }
    std::string at(std::string const& name) const { return result.at(name).get<std::string>(); }
    std::size_t events() const {
        std::size_t count = 0;
        for (auto const& item : items) count += std::holds_alternative<AppendedEvent>(item);
        return count;
    }
};

struct Someone {
    UserId id;
    std::string username;
    std::string token;
    Caller caller;
};

class House {
public:
    static Caller nobody() { return {}; }
    static Caller operating() {
        Caller caller;
        caller.operates = true;
        return caller;
    }

    Answer run(Caller const& caller, std::string_view name, Json const& body = Json::object(), std::string key = {}) {
        Answer answer;
        auto const* spec = catalogue.command(name);
        if (!spec) throw std::logic_error{"no such command: " + std::string{name}};
        auto input = decoded(*spec, caller, body, answer);
        if (answer.problem) return answer;
        settle(*spec, {spec, input, caller, key.empty() ? "key" + std::to_string(++keys_) : std::move(key), device},
               answer);
        return answer;
    }

    // The first half of a command, as a worker does it; finish() is the writer's.
    std::shared_ptr<void> prepared(Caller const& caller, std::string_view name, Json const& body, Answer& answer) {
        return decoded(*catalogue.command(name), caller, body, answer);
    }
    Answer finish(Caller const& caller, std::string_view name, std::shared_ptr<void> input) {
        Answer answer;
        auto const* spec = catalogue.command(name);
        settle(*spec, {spec, std::move(input), caller, "key" + std::to_string(++keys_), device}, answer);
        return answer;
    }

    // What stands in the catalogue without a name of its own: the command behind a door.
    Answer run_spec(Caller const& caller, CommandSpec const& spec, std::shared_ptr<void> input) {
        Answer answer;
        settle(spec, {&spec, std::move(input), caller, {}, device}, answer);
        return answer;
    }

    // A refusal is an object with its `code`.
    Json read(Caller const& caller, std::string_view name, Json const& query = Json::object()) {
        for (auto const& spec : catalogue.reads) {
            if (spec.name != name) continue;
            if (auto verdict = may(caller, spec.needs); !verdict) return {{"code", verdict.error().code}};
            auto input = spec.decode(query);
            if (!input) return {{"code", input.error().code}};
            ReadTx tx{database, folder.clock.now()};
            auto const out = spec.run(catalogue, tx, caller, input->get());
            if (!out) return {{"code", out.error().code}};
            return Json::parse(*out);
        }
        throw std::logic_error{"no such read: " + std::string{name}};
    }

    Someone person(std::string const& username, Role role = Role::member) {
        return make(operating(), username, role, false);
    }
    Someone bot(Someone const& owner, std::string const& username, Role role = Role::member) {
        return make(owner.caller, username, role, true);
    }

    // Who a token belongs to, as every loop would say.
    std::optional<Caller> holder(std::string_view token) const {
        return roster.authenticate(sha256(token), folder.clock.now());
    }

    template <class Work>
    auto write(Work work) {
        database.execute("BEGIN IMMEDIATE");
        WriteTx tx{database, folder.clock.now(), folder.dice, last_id_};
        auto out = work(tx);
        commit(tx.take_items());
        return out;
    }
    // The house's own work, with the reactors of what it appends. What it would send to every loop.
    std::vector<BatchItem> act(std::function<void(WriteTx&, Office const&)> const& work) {
        database.execute("BEGIN IMMEDIATE");
        WriteTx tx{database, folder.clock.now(), folder.dice, last_id_};
        CommandRunner{catalogue, "secret"}.act(tx, [&](Office const& office) { work(tx, office); });
        auto items = tx.take_items();
        commit(items);
        return items;
    }
    // For questions that no feature answers.
    std::vector<std::string> column(std::string const& sql) {
        std::vector<std::string> values;
        auto query = database.query(sql);
        while (query.step()) values.push_back(query.text(0));
        return values;
    }
    // Whether these bytes stand anywhere on the disk.
    bool stored_anywhere(std::string_view bytes) const {
        auto const file = bytes_of(folder.database());
        auto const wal = bytes_of(folder.database() + "-wal");
        return file.find(bytes) != std::string::npos || wal.find(bytes) != std::string::npos;
    }
    void later(std::chrono::microseconds time) { folder.clock.add(time.count()); }

    struct MigratedFolder : Folder {
        MigratedFolder() { migrate(); }
    };
    MigratedFolder folder;
    Database database{folder.database(), Open::writer};
    Catalogue catalogue = all_features();
    Roster roster;
    std::string device = "Firefox";

private:
    std::shared_ptr<void> decoded(CommandSpec const& spec, Caller const& caller, Json const& body, Answer& answer) {
        auto input = spec.decode(body);
        if (!input) return answer.problem = input.error(), nullptr;
        if (auto verdict = may(caller, spec.needs); !verdict) return answer.problem = verdict.error(), nullptr;
        ReadTx tx{database, folder.clock.now()};
        if (spec.prepare) answer.problem = spec.prepare(tx, caller, input->get());
        return *input;
    }

    void settle(CommandSpec const& spec, Submission const& submission, Answer& answer) {
        database.execute("BEGIN IMMEDIATE");
        WriteTx tx{database, folder.clock.now(), folder.dice, last_id_};
        auto const verdict = CommandRunner{catalogue, "secret"}.run(tx, submission, answer.ack);
        if (!verdict) {
            answer.problem = verdict.error();
            database.execute("ROLLBACK");
            return;
        }
        answer.items = tx.take_items();
        commit(answer.items);
        if (!answer.ack.done.result.empty()) answer.result = Json::parse(answer.ack.done.result);
        expect_what_was_declared(spec, answer);
    }

    void commit(std::vector<BatchItem> const& items) {
        database.execute("COMMIT");
        for (auto const& item : items)
            if (auto const* change = std::get_if<RosterChange>(&item)) roster.apply(*change);
    }

    // What a command gives back is what the catalogue promises; a durable one names a place.
    static void expect_what_was_declared(CommandSpec const& spec, Answer const& answer) {
        EXPECT_EQ(answer.result.is_null(), spec.result == nullptr) << spec.name;
        if (spec.durable) { EXPECT_NE(answer.ack.done.log, LogId{}) << spec.name; }
        if (spec.result == nullptr) return;
        for (auto const& field : spec.result->fields) {
            bool const always = !field.may_lack || field.as_null;
            EXPECT_TRUE(!always || answer.result.contains(field.name)) << spec.name << " lacks " << field.name;
        }
    }

    Someone make(Caller const& by, std::string const& username, Role role, bool is_bot) {
        auto const made = run(by, "user.create", {{"username", username}, {"role", role_name(role)}, {"bot", is_bot}});
        if (!made) throw std::logic_error{"making " + username + ": " + made.code()};
        auto const id = *parse_id<UserTag>(made.at("id"));
        auto const issued = run(operating(), "token.create_for_user", {{"user", made.at("id")}, {"name", "tests"}});
        auto const token = issued.at("token");
        return {id, username, token, *holder(token)};
    }

    std::int64_t last_id_ = 0;
    int keys_ = 0;
};

// One person of each kind, who have not met in any channel.
struct Crew : testing::Test {
    House house;
    Someone root = house.person("root", Role::owner);
    Someone boss = house.person("boss", Role::admin);
    Someone ada = house.person("ada");
    Someone ben = house.person("ben");
    Someone gus = house.person("gus", Role::guest);

    Answer role(Someone const& by, Someone const& who, std::string_view to) {
        return house.run(by.caller, "user.change_role", {{"user", to_text(who.id)}, {"role", to}});
    }
    Answer about(Someone const& by, std::string_view command, Someone const& who) {
        return house.run(by.caller, command, {{"user", to_text(who.id)}});
    }
    // They meet in a channel.
    void meet(Someone const& a, Someone const& b, std::int64_t channel) {
        for (auto const user : {a.id, b.id})
            house.database.query("INSERT INTO members (channel, user, joined_at) VALUES (?,?,0)")
                .bind(channel)
                .bind(user.value)
                .run();
    }
    std::set<std::string> usernames(Json const& people) {
        std::set<std::string> names;
        for (auto const& person : people) names.insert(person.at("username").get<std::string>());
        return names;
    }
};

}  // namespace holdfast::test
