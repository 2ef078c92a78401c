#include "simulation/world.hpp"

#include <algorithm>

#include <sqlite3.h>

#include "holdfast/features/all.hpp"
#include "holdfast/store/folder.hpp"
#include "simulation/faults.hpp"

namespace holdfast::simulation {
namespace {

constexpr auto folder = "/simulated";
constexpr std::int64_t second_us = 1'000'000, beat_us = 25 * second_us;
constexpr std::size_t last_max = 40, people_count = 8;

}  // namespace

World::World(Options const& options)
    : options_{options},
      chance{options.seed * 2'654'435'761 + 1},
      dice{options.seed},
      catalogue{all_features()},
      disk{options.seed},
      truth{database_path(folder), catalogue},
      ledger{truth} {
    begin_faults();
    disk.put(database_path(folder), first_database());
    disk.now_ms = [this] { return clock.wall_us / 1000; };
    disk.while_syncing = [this] { others_have_their_turn(); };
    truth.on_fact = [this](LogId log, Fact const& fact) {
        ledger.stored(log, fact);
        if (fact.kind == "channel.created") channels_.push_back(ChannelId{log.value});
        if (fact.kind != "user.changed") return;
        auto const& user = fact.body.at("user");
        for (auto& person : people_)
            if (user.at("id") == to_text(person.id)) person.active = user.at("active").get<bool>();
    };
    draw_character();
}

World::~World() {
    disk.while_syncing = [] {};
    if (machine_) disk.stop(false);
    machine_.reset();
    truth.let_go();
}

// Every day has other bounds, so that every queue is full on some of them.
void World::draw_character() {
    auto const pick = [&](std::vector<std::int64_t> const& of) { return chance.one_of(of); };
    character_ = {static_cast<std::size_t>(pick({20, 40, 80})), static_cast<std::size_t>(pick({10, 30, 60})),
                  static_cast<std::size_t>(pick({5, 12, 30})),  1,
                  static_cast<std::size_t>(pick({1, 1, 3})),    static_cast<std::size_t>(pick({20, 200, 1000})),
                  static_cast<std::size_t>(pick({2, 4, 10}))};
    settings.folder = folder;
    settings.writer_queue_max = static_cast<std::size_t>(pick({4, 32, 4096}));
    settings.reader_queue_max = static_cast<std::size_t>(pick({3, 32, 4096}));
    settings.outbox_bytes_max = static_cast<std::size_t>(pick({1'500, 4'000, 20'000, 262'144}));
    settings.page_events = static_cast<int>(pick({3, 10, 50, 200}));
    settings.pull_behind_max = pick({12, 60, 10'000});
    settings.me_log_events_max = pick({20, 100, 10'000});
    settings.rate_per_second = chance.one_in(4) ? 5 : 0;
    settings.stall_ms = chance.one_in(3) ? 3'000 : 30'000;
}

void World::trace(std::string line) {
    line = std::to_string(step_) + " " + line;
    if (options_.trace) std::printf("%s\n", line.c_str());
    last_.push_back(std::move(line));
    if (last_.size() > last_max) last_.pop_front();
}

// --- The day ----------------------------------------------------------------------------------------------------------

Outcome World::live() {
    Outcome outcome;
    try {
        begin();
        ending_ = false;
        for (step_ = 1; step_ <= options_.steps; ++step_) step();
        ending_ = true;
        end_of_day();
    } catch (Broken const& broken) {
        outcome.promise = broken.promise;
        outcome.says = broken.what();
    } catch (StoreError const& error) {
        outcome.promise = "D1";
        outcome.says = std::string{"the database could not be used: "} + error.what();
    }
    fill(outcome);
    return outcome;
}

void World::fill(Outcome& outcome) const {
    outcome.step = step_;
    outcome.last.assign(last_.begin(), last_.end());
    outcome.acks = ledger.acks();
    outcome.duplicates = ledger.duplicates();
    outcome.events = truth.events();
    outcome.heard = events_heard;
    outcome.crashes = crashes_;
    outcome.drains = drains_;
    outcome.lines = lines;
    outcome.codes = ledger.codes();
    outcome.names = ledger.names();
    outcome.reasons = resync_reasons;
    outcome.day_s = (clock.steady_us - began_us_) / second_us;
    outcome.digest = truth.digest() * 31 + disk.digest();
    for (auto const& device : devices_) {
        outcome.digest = outcome.digest * 31 + device.digest();
        outcome.mores += static_cast<std::size_t>(device.mores);
        outcome.resyncs += static_cast<std::size_t>(device.resyncs);
    }
}

void World::begin() {
    began_us_ = clock.steady_us;
    start_server();
    for (std::size_t i = 0; i < people_count; ++i) {
        auto const name = "person" + std::to_string(i);
        auto const role = i == 0 ? "owner" : i < 3 ? "admin" : i == people_count - 1 ? "guest" : "member";
        auto const made = parse_json(operate("user.create", {{"username", name}, {"role", role}}));
        people_.push_back({*parse_id<UserTag>(made->at("id").get<std::string>()), name, true, i < 3});
        auto const count = 1 + chance.below(3);
        for (std::size_t n = 0; n < count; ++n)
            devices_.emplace_back(*this, people_.back(), static_cast<int>(n), static_cast<int>((i + n) % 3));
    }
    for (auto& device : devices_)
        device.signed_in(parse_json(operate("token.create_for_user",
                                            {{"user", to_text(device.person().id)}, {"name", "simulation"}}))
                             ->at("token")
                             .get<std::string>());
    // Channels of several sizes to begin with.
    for (std::size_t size : {people_count, people_count / 2, std::size_t{2}}) {
        Json members = Json::array();
        for (std::size_t i = 0; i < size; ++i) members.push_back(to_text(people_[i].id));
        Json body{{"name", "first" + std::to_string(size)},
                  {"members", members},
                  {"kind", size == 2 ? "private" : "public"},
                  {"history", "joined"}};
        if (size != 2) body.erase("history");
        devices_[0].give(ledger.note(people_[0].id, "channel.create", body, {}));
    }
}

void World::step() {
    auto const& is = character_;
    auto roll = chance.below(is.server + is.devices + is.wishes + 1);
    if (roll < is.server) step_server();
    else if (roll < is.server + is.devices) step_device();
    else if (roll < is.server + is.devices + is.wishes) wish(devices_[chance.below(devices_.size())]);
    else let_time_pass();
    if (chance.one_in(400 / is.trouble)) make_trouble();
    ends_if_it_must();
}

// Whatever a thread of the server would do next, of one of them.
bool World::step_server() {
    for (int tries = 0; tries < 6; ++tries) {
        auto const which = chance.below(machine_->hands() + 6);
        if (which < machine_->hands()) {
            if (machine_->is_checkpointer(which) && !chance.one_in(character_.checkpoint_one_in)) continue;
            if (machine_->step_hand(which)) return true;
        } else if (which < machine_->hands() + 3) {
            if (machine_->step_loop(static_cast<int>(which - machine_->hands()))) return true;
        } else if (!machine_->wires.empty()) {
            if (machine_->step_wire(chance.below(machine_->wires.size()))) return true;
        }
        if (machine_->fatal() || disk.stopped()) return false;
    }
    return false;
}

void World::step_device() {
    auto const index = chance.below(devices_.size());
    auto& device = devices_[index];
    if (!device.on_line()) {
        if (device.shut_out()) {
            if (device.person().active && chance.one_in(30)) sign_in_anew(device);
        } else if (clock.steady_us >= device.back_at_us && !machine_->draining()) {
            device.come();
        }
        return;
    }
    bool const slow = index % character_.slow_one_in == 0;
    switch (chance.below(8)) {
        case 0:
        case 1:
        case 2:
            device.take(slow ? static_cast<std::size_t>(chance.wide(8))
                             : static_cast<std::size_t>(chance.wide(16)) + 1000);
            return;
        case 3:
        case 4: device.send(); return;
        case 5:
            if (!slow || chance.one_in(4)) device.pull();
            return;
        case 6: device.say({{"type", "beat"}}); return;
        default: break;
    }
    if (!device.live() || channels_.empty()) return;
    auto const channel = chance.one_of(channels_);
    auto const id = to_text(channel);
    auto const head = static_cast<std::size_t>(truth.head(log_of(channel)));
    switch (chance.below(4)) {
        case 0: device.say({{"type", "read"}, {"channel", id}, {"seq", chance.below(head + 1)}}); return;
        case 1: device.say({{"type", "typing"}, {"channel", id}}); return;
        case 2: device.say({{"type", "watch"}, {"users", {to_text(people_[chance.below(people_.size())].id)}}}); return;
        default: device.say({{"type", "focus"}, {"channel", id}}); return;
    }
}

// Mostly moments, now and then hours; in the end a whole day.
void World::let_time_pass() {
    auto const left_us = std::max<std::int64_t>(0, day_us - (clock.steady_us - began_us_));
    auto const& is = character_;
    auto const per = is.server + is.devices + is.wishes + 1;
    auto const times_left = (options_.steps - std::min(step_, options_.steps)) / per + 1;
    auto us = left_us / static_cast<std::int64_t>(times_left) * 2;
    us = chance.one_in(2) ? us : us / (std::int64_t{1} << chance.below(24)) + 1;
    if (clock.steady_us - began_us_ + us > day_us + day_us / 4) us = second_us;
    trace("time passes: " + std::to_string(us / 1000) + " ms");
    for (auto left = us; left > 0; left -= beat_us) {
        clock.pass(std::min(left, beat_us));
        tell_time();
        for (auto n = chance.below(12); n > 0; --n) step_server();
        for (auto& device : devices_)
            if (!chance.one_in(3)) device.say({{"type", "beat"}}), device.take(4'000);
        ends_if_it_must();
    }
}

void World::tell_time() {
    for (int loop = 0; loop < 3; ++loop)
        if (!disk.stopped()) machine_->tick(loop);
    if (disk_ill_ && clock.steady_us >= disk_well_at_us_) {
        disk.fail_writes(SQLITE_OK);
        disk_ill_ = false;
        trace("the disk is well again");
    }
}

// --- The operator -----------------------------------------------------------------------------------------------------

std::string World::operate(std::string_view command, Json const& body) {
    Caller caller;
    caller.operates = true;
    std::optional<Result<Ack>> answer;
    machine_->submit(*catalogue.command(command), body, caller, {}, [&](Result<Ack> ack) { answer = std::move(ack); });
    for (int left = 100'000; !answer && left > 0; --left) step_server();
    if (!answer) throw Broken{"D3", std::string{command} + " is not answered"};
    if (!*answer) throw Broken{"D3", std::string{command} + " is refused: " + answer->error().code};
    return (*answer)->done.result;
}

void World::sign_in_anew(Device& device) {
    Caller caller;
    caller.operates = true;
    Json const body{{"user", to_text(device.person().id)}, {"name", "simulation"}};
    machine_->submit(*catalogue.command("token.create_for_user"), body, caller, {}, [&device](Result<Ack> const& ack) {
        if (!ack) return;
        auto const result = parse_json(ack->done.result);
        device.signed_in(result->at("token").get<std::string>());
    });
}

Outcome live_through(Options const& options) {
    World world{options};
    return world.live();
}

}  // namespace holdfast::simulation
