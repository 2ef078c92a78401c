// What befalls a day: power cuts, kills, drains, full and broken disks, jumping clocks, cut lines; and what others do meanwhile.
#include <array>

#include <sqlite3.h>

#include "simulation/world.hpp"

namespace holdfast::simulation {
namespace {

constexpr std::array full_or_broken{SQLITE_FULL, SQLITE_FULL, SQLITE_IOERR_WRITE};

}  // namespace

void World::make_trouble() {
    switch (chance.below(16)) {
        case 0: return crash(chance.one_in(2));
        case 1:
        case 2:
            if (!disk.stop_is_set()) disk.stop_in(chance.wide(7));
            return trace("the power will go");
        case 3: return restart_calmly();
        case 4:
        case 5:
            disk.fail_writes(full_or_broken[chance.below(full_or_broken.size())]);
            disk_ill_ = true;
            disk_well_at_us_ = clock.steady_us + chance.wide(27);
            return trace("the disk takes nothing");
        case 6:
            if (!chance.one_in(3)) return;
            disk.fail_syncs(SQLITE_IOERR_FSYNC);
            return trace("the disk cannot sync");
        case 7:
        case 8: clock.wall_us += chance.between(-day_us, day_us); return trace("the clock jumps");
        default: break;
    }
    auto& device = devices_[chance.below(devices_.size())];
    trace(device.describe() + " is cut off");
    device.cut();
}

// Another connection, another loop or a reader may do anything while a commit is on its way to the disk.
void World::others_have_their_turn() {
    if (broken_ || !machine_) return;
    try {
        if (!disk.stopped()) truth.look();  // what the same turn committed before
        if (chance.one_in(2)) return;
        for (auto left = chance.below(30); left > 0; --left) {
            if (chance.one_in(2)) step_server();
            else devices_.empty() ? void() : void(devices_[chance.below(devices_.size())].take(5'000));
        }
    } catch (Broken const& broken) { broken_ = broken; }
}

void World::commit_seen() {
    if (disk.stopped() || disk.writes() == seen_writes_) return;
    seen_writes_ = disk.writes();
    truth.look();
}

// A process whose disk is gone is over; what its loops had before that may still have been said.
void World::ends_if_it_must() {
    if (broken_) throw *broken_;
    if (!machine_->fatal() && !disk.stopped()) return;
    trace("the server dies");
    disk.stop(true);
    for (auto left = chance.below(60); left > 0; --left) {
        if (chance.one_in(2)) step_server();
        else devices_[chance.below(devices_.size())].take(5'000);
    }
    crash(true);
}

void World::crash(bool power) {
    trace(power ? "power cut" : "kill");
    ++crashes_;
    disk.stop(power);
    machine_.reset();
    truth.let_go();
    for (auto& device : devices_) device.gone_with_the_server();
    give_back_unanswered();
    disk.go_on();
    disk_ill_ = false;
    start_server();
}

void World::restart_calmly() {
    trace("drain");
    ++drains_;
    machine_->drain();
    for (auto left = chance.below(300); left > 0 && !machine_->fatal() && !disk.stopped(); --left)
        if (chance.one_in(2)) step_server();
        else step_device();
    if (machine_->fatal() || disk.stopped()) return;
    machine_->close();
    if (broken_) throw *broken_;
    commit_seen();
    for (auto& device : devices_) device.gone_with_the_server();
    truth.let_go();
    machine_.reset();
    give_back_unanswered();
    disk.stop(false);
    disk.go_on();
    disk_ill_ = false;
    start_server();
}

void World::start_server() {
    try {
        machine_ = std::make_unique<Machine>(settings, catalogue, clock, dice, disk, chance);
    } catch (StoreError const& error) { throw Broken{"D1", std::string{"the server does not start: "} + error.what()}; }
    machine_->after_writing = [this] { commit_seen(); };
    truth.look_anew();
}

}  // namespace holdfast::simulation
