// The end of a day: trouble is over, everybody comes back and catches up; then the server is killed once more, and what it serves
// cold is compared with what everybody saw, sent and was told.
#include <algorithm>

#include "simulation/world.hpp"

namespace holdfast::simulation {
namespace {

constexpr int rounds_max = 3'000, rounds_calm = 4;
constexpr std::size_t unread_max = 999;

}  // namespace

void World::end_of_day() {
    trace("the day ends");
    if (disk.stop_is_set()) crash(true);
    disk.fail_writes(0);
    disk.fail_syncs(0);
    ends_if_it_must();
    settle_down();
    // Who comes back may still have somebody to send away.
    while (std::any_of(people_.begin(), people_.end(), [](Person const& person) { return !person.active; })) {
        for (auto const& person : people_)
            if (!person.active) operate("user.reactivate", {{"user", to_text(person.id)}});
        settle_down();
    }
    crash(true);
    settle_down();
    ledger.close();
    for (auto const& device : devices_) device.judge_end();
    judge_snapshots();
}

// Everybody who may be there is, has said all they had to say, and has heard everything.
void World::settle_down() {
    for (int round_number = 0, calm = 0; calm < rounds_calm; ++round_number) {
        if (round_number > rounds_max) throw Broken{"D17", "it never settles: " + unsettled()};
        round();
        calm = unsettled().empty() ? calm + 1 : 0;
    }
}

// What is still under way, in words; nothing when all is calm.
std::string World::unsettled() const {
    std::string out;
    if (auto const where = machine_->busy(); !where.empty()) out += " " + where + " is busy;";
    if (!by_rest_.empty()) out += " " + std::to_string(by_rest_.size()) + " requests are not answered;";
    for (auto const& device : devices_) {
        if (!device.person().active) continue;
        if (!device.live()) out += " " + device.describe() + (device.shut_out() ? " is shut out;" : " is not live;");
        if (device.waits()) out += " " + device.describe() + " waits;";
    }
    return out;
}

void World::round() {
    clock.pass(1'100'000);
    tell_time();
    for (auto& device : devices_) {
        if (!device.on_line()) {
            if (!device.shut_out()) device.come();
            else if (device.person().active) sign_in_anew(device);
        }
        device.say({{"type", "beat"}});
        for (int left = 20; left > 0 && device.send(); --left) {}
        while (device.pull()) {}
    }
    for (int idle = 0; idle < 40;) idle = step_server() ? 0 : idle + 1;
    for (auto& device : devices_)
        while (device.take(100'000)) {}
    ends_if_it_must();
}

Json World::ask(std::string_view name, Json const& query, Person&, Device& device) {
    auto const caller = caller_of(device);
    if (!caller) throw Broken{"D1", device.describe() + " is not known any more"};
    std::optional<Result<std::string>> answer;
    machine_->read(name, query, *caller, [&](Result<std::string> out) { answer = std::move(out); });
    for (int left = 10'000; !answer && left > 0; --left) step_server();
    if (!answer || !*answer)
        throw Broken{"I11", std::string{name} + " is not answered: " + (answer ? answer->error().code : "")};
    return *parse_json(**answer);
}

void World::judge_snapshots() {
    for (auto& device : devices_)
        for (auto const& [name, folded] : device.folded()) {
            if (name.starts_with("@") || !device.cursors().contains(name)) continue;
            judge_snapshot(device, name,
                           ask("messages", {{"channel", name}, {"limit", "100"}}, device.person(), device));
            judge_unread(device, name, ask("read_state", {{"channel", name}}, device.person(), device));
        }
}

// Folding what a device saw gives what the server says (D8).
void World::judge_snapshot(Device& device, std::string const& name, Json const& page) {
    auto const& folded = device.folded().at(name);
    for (auto const& message : page.at("messages")) {
        auto const found = folded.find(message.at("seq").get<Seq>());
        if (found == folded.end()) continue;
        auto const& seen = found->second;
        std::set<std::pair<std::string, UserId>> reactions;
        for (auto const& reaction : message.at("reactions"))
            for (auto const& user : reaction.at("users"))
                reactions.emplace(reaction.at("emoji").get<std::string>(), *parse_id<UserTag>(user.get<std::string>()));
        auto const differs = [&](std::string const& what) {
            throw Broken{"I11", device.describe() + ": " + name + " " + std::to_string(found->first) + " has another " +
                                    what + " than its events make: " + message.dump()};
        };
        if (message.at("deleted") != seen.deleted) differs("end");
        if (!seen.deleted && message.at("text") != seen.text) differs("text");
        if (message.at("by") != to_text(seen.by)) differs("author");
        if (message.at("revision") != seen.revision && !seen.deleted) differs("revision");
        if (message.contains("pinned") != seen.pinned) differs("pin");
        if (reactions != seen.reactions) differs("set of reactions");
    }
}

// Counted again, from the log alone (D9).
void World::judge_unread(Device& device, std::string const& name, Json const& state) {
    auto const log = log_of(*parse_id<ChannelTag>(name));
    auto const cursor = state.at("seq").get<Seq>();
    std::set<Seq> roots;
    for (auto const& fact : truth.facts(log)) {
        if (fact.kind == "message.posted" && fact.by != device.person().id && fact.seq > cursor &&
            fact.body.at("message").at("thread").is_null())
            roots.insert(fact.seq);
        if (fact.kind == "message.deleted") roots.erase(fact.target);
    }
    auto const counted = static_cast<std::int64_t>(std::min(roots.size(), unread_max));
    if (state.at("unread") != counted)
        throw Broken{"D9", device.describe() + ": unread of " + name + " is said to be " + state.at("unread").dump() +
                               " and is " + std::to_string(counted)};
}

}  // namespace holdfast::simulation
