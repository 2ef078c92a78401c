// One simulated day of a workspace, from one seed: people with devices on three loops, a server that is killed, drained, cut off
// and denied its disk, and a clock that jumps. Which of all possible things happens next is drawn step by step.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "simulation/device.hpp"

namespace holdfast::simulation {

struct Options {
    std::uint64_t seed = 1;
    std::size_t steps = 20'000;
    bool trace = false;
};

struct Outcome {
    std::optional<std::string> promise;  // that was broken
    std::string says;
    std::size_t step = 0;
    std::vector<std::string> last;  // what happened before
    std::uint64_t digest = 0;
    std::size_t acks = 0, duplicates = 0, events = 0, heard = 0, crashes = 0, drains = 0, lines = 0, mores = 0,
                resyncs = 0;
    std::map<std::string, int> codes, names, reasons;
    std::int64_t day_s = 0;
};

// A database as the first start makes it; the same for every day.
std::string first_database();
Outcome live_through(Options const& options);

class World {
public:
    explicit World(Options const& options);
    ~World();
    Outcome live();

    // What devices ask of their world.
    Machine& machine() { return *machine_; }
    bool mischief() const { return !ending_; }
    bool traces() const { return options_.trace; }
    void trace(std::string line);
    void by_the_other_door(Order& order, Device& device);

    Options const options_;
    Chance chance;
    SimulatedClock clock;
    Dice dice;
    Catalogue catalogue;
    EngineSettings settings;
    Disk disk;
    Truth truth;
    Ledger ledger;
    std::size_t events_heard = 0;
    std::uint64_t lines = 0;
    std::map<std::string, int> resync_reasons;

private:
    // How likely each kind of step is; drawn once, so that every day has a character of its own.
    struct Character {
        std::size_t server, devices, wishes, time, trouble;  // of so many steps
        std::size_t checkpoint_one_in, slow_one_in;
    };
    void draw_character();
    void begin();
    void step();
    bool step_server();
    void step_device();
    void let_time_pass();
    void make_trouble();
    void tell_time();
    void start_server();
    void crash(bool power);
    void restart_calmly();
    void ends_if_it_must();
    void others_have_their_turn();
    void commit_seen();
    void end_of_day();
    void round();
    void settle_down();
    std::string unsettled() const;
    void judge_snapshots();
    void judge_snapshot(Device& device, std::string const& name, Json const& page);
    void judge_unread(Device& device, std::string const& name, Json const& state);
    Json ask(std::string_view name, Json const& query, Person& person, Device& device);
    void wish(Device& device);
    std::optional<Caller> caller_of(Device const& device);
    void sign_in_anew(Device& device);
    std::string operate(std::string_view command, Json const& body);
    void give_back_unanswered();
    void fill(Outcome& outcome) const;

    std::unique_ptr<Machine> machine_;
    Character character_{};
    std::deque<Person> people_;
    std::deque<Device> devices_;
    std::vector<ChannelId> channels_;
    std::deque<std::string> last_;
    std::size_t step_ = 0, crashes_ = 0, drains_ = 0;
    std::uint64_t seen_writes_ = 0;
    std::int64_t disk_well_at_us_ = 0;
    std::vector<std::pair<Order*, Device*>> by_rest_;  // sent by the other door, without an answer yet
    std::optional<Broken> broken_;                     // found where nothing may be thrown
    bool disk_ill_ = false, ending_ = true;
    std::int64_t began_us_ = 0;
};

// What somebody could want next: any command of the catalogue that a person can give by either door.
std::optional<std::pair<std::string, Json>> invent(World& world, Person const& person,
                                                   std::vector<ChannelId> const& channels,
                                                   std::deque<Person> const& people);

}  // namespace holdfast::simulation
