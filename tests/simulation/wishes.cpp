// What people want, in proportions that make a lively day; some of it is not theirs to have.
#include <algorithm>

#include "simulation/world.hpp"

namespace holdfast::simulation {
namespace {

std::vector<std::string> const emoji{"👍", "⚓", "🌊", "🎉", "🐟"};
std::vector<std::string> const words{"tide", "harbour", "berth", "crane", "fog",
                                     "buoy", "pilot",   "rope",  "lock",  "quay"};

std::string some_text(Chance& chance, std::deque<Person> const& people) {
    std::string text;
    for (auto left = chance.wide(chance.one_in(20) ? 9 : 4); left > 0; --left) text += chance.one_of(words) + " ";
    if (chance.one_in(6)) text += "@" + people[chance.below(people.size())].username + " ";
    if (chance.one_in(25)) text += "@channel ";
    return text + std::to_string(chance.bits() % 1'000'000);
}

Seq some_message(World& world, ChannelId channel) {
    auto const head = world.truth.head(log_of(channel));
    if (world.chance.one_in(3)) return std::max<Seq>(1, head - static_cast<Seq>(world.chance.below(6)));
    return static_cast<Seq>(world.chance.below(static_cast<std::size_t>(head) + 2)) + 1;
}

// The newest of a few messages that are theirs; else any.
Seq own_message(World& world, ChannelId channel, Person const& person) {
    auto const& facts = world.truth.facts(log_of(channel));
    for (std::size_t back = 0; back < facts.size() && back < 40; ++back) {
        auto const& fact = facts[facts.size() - 1 - back];
        if (fact.kind == "message.posted" && fact.by == person.id && !world.chance.one_in(3)) return fact.seq;
    }
    return some_message(world, channel);
}

Seq revision_of(World& world, ChannelId channel, Seq message) {
    auto revision = message;
    for (auto const& fact : world.truth.facts(log_of(channel)))
        if (fact.kind == "message.edited" && fact.target == message) revision = fact.seq;
    return world.chance.one_in(8) ? message : revision;
}

}  // namespace

std::optional<std::pair<std::string, Json>> invent(World& world, Person const& person,
                                                   std::vector<ChannelId> const& channels,
                                                   std::deque<Person> const& people) {
    auto& chance = world.chance;
    auto const roll = chance.below(1'000);
    auto const somebody = [&] { return to_text(people[chance.below(people.size())].id); };
    if (channels.empty() || roll < 8) {
        Json body{{"name", "c" + std::to_string(chance.bits() % 100'000)},
                  {"kind", chance.one_in(3) ? "private" : "public"}};
        if (chance.one_in(2)) body["history"] = "joined";
        if (chance.one_in(2)) body["members"] = {somebody(), somebody()};
        return {{"channel.create", body}};
    }
    // Mostly where they are; now and then where they are not.
    auto channel = chance.one_of(channels);
    for (int tries = 0; tries < 8 && !world.truth.is_in(channel, person.id); ++tries) channel = chance.one_of(channels);
    auto const id = to_text(channel);
    Json const here{{"channel", id}};
    auto const about = [&](Seq message) { return Json{{"channel", id}, {"message", message}}; };
    if (roll < 20) return {{"channel.join", here}};
    if (roll < 30) return {{"channel.leave", here}};
    if (roll < 45) return {{"member.add", {{"channel", id}, {"users", {somebody(), somebody()}}}}};
    if (roll < 60) return {{"member.remove", {{"channel", id}, {"user", somebody()}}}};
    if (roll < 70)
        return {{"channel.set_topic", {{"channel", id}, {"topic", some_text(chance, people).substr(0, 100)}}}};
    if (roll < 75)
        return {{"channel.rename", {{"channel", id}, {"name", "r" + std::to_string(chance.bits() % 100'000)}}}};
    if (roll < 79) return {{"channel.archive", here}};
    if (roll < 89) return {{"channel.restore", here}};
    if (roll < 93) return {{"direct.open", {{"users", {somebody(), somebody()}}}}};
    if (roll < 180) {
        auto const message = own_message(world, channel, person);
        return {{"message.edit",
                 {{"channel", id},
                  {"message", message},
                  {"revision", revision_of(world, channel, message)},
                  {"text", some_text(chance, people)}}}};
    }
    if (roll < 220) return {{"message.delete", about(own_message(world, channel, person))}};
    if (roll < 340) {
        auto body = about(some_message(world, channel));
        body["emoji"] = chance.one_of(emoji);
        return {{chance.one_in(3) ? "reaction.remove" : "reaction.add", body}};
    }
    if (roll < 370) return {{chance.one_in(2) ? "message.pin" : "message.unpin", about(some_message(world, channel))}};
    if (roll < 390) return {{chance.one_in(2) ? "saved.add" : "saved.remove", about(some_message(world, channel))}};
    if (roll < 430) return {{"read.move", {{"channel", id}, {"seq", some_message(world, channel)}}}};
    if (roll < 440) return {{"read.mark_unread", {{"channel", id}, {"seq", some_message(world, channel)}}}};
    if (roll < 455)
        return {{chance.one_in(2) ? "thread.follow" : "thread.unfollow",
                 {{"channel", id}, {"thread", some_message(world, channel)}}}};
    if (roll < 465)
        return {{"draft.save", {{"channel", id}, {"text", chance.one_in(3) ? "" : some_text(chance, people)}}}};
    if (roll < 470) return {{"preferences.set", {{"sound", chance.one_in(2)}}}};
    if (roll < 475) return {{"channel_preferences.set", {{"channel", id}, {"muted", chance.one_in(2)}}}};
    if (roll < 480) return {{"me.update", {{"display_name", "Name " + std::to_string(chance.below(1000))}}}};
    if (roll < 485) return {{"me.set_status", {{"state", chance.one_in(2) ? "away" : "online"}, {"text", "at sea"}}}};
    if (roll < 488) return {{"user.deactivate", {{"user", somebody()}}}};
    if (roll < 491) return {{"user.reactivate", {{"user", somebody()}}}};
    if (roll < 494)
        return {{"user.change_role", {{"user", somebody()}, {"role", chance.one_in(3) ? "admin" : "member"}}}};
    Json post{{"channel", id}, {"text", some_text(chance, people)}};
    if (chance.one_in(4)) post["thread"] = some_message(world, channel);
    if (post.contains("thread") && chance.one_in(4)) post["broadcast"] = true;
    return {{"message.post", post}};
}

void World::wish(Device& device) {
    if (device.shut_out()) return;
    auto& person = device.person();
    if (!ledger.orders().empty() && chance.one_in(12)) {  // once more, by whichever door and device
        auto& order = ledger.orders()[chance.below(ledger.orders().size())];
        if (order.user != person.id || !order.acked) return;
        if (order.name == "message.post" && device.live() && chance.one_in(4)) {
            order.conflicted = true;
            device.say({{"type", "post"},
                        {"key", order.key},
                        {"channel", order.body.at("channel")},
                        {"text", "something else"}});
        } else if (chance.one_in(3)) {
            by_the_other_door(order, device);
        } else {
            device.give(order);
        }
        return;
    }
    auto const made = invent(*this, person, channels_, people_);
    if (!made) return;
    auto const& [name, body] = *made;
    auto const channel =
        body.contains("channel") ? log_of(*parse_id<ChannelTag>(body.at("channel").get<std::string>())) : LogId{};
    auto const& spec = *catalogue.command(name);
    if (auto const caller = caller_of(device); !spec.durable) {
        if (caller) machine_->submit(spec, body, *caller, {}, [](Result<Ack> const&) {});
        return;
    }
    auto& order = ledger.note(person.id, name, body, channel);
    if (chance.one_in(6)) by_the_other_door(order, device);
    else device.give(order);
}

std::optional<Caller> World::caller_of(Device const& device) {
    return machine_->engine().hub(0).roster.authenticate(sha256(device.token()), clock.now());
}

void World::by_the_other_door(Order& order, Device& device) {
    auto const caller = caller_of(device);
    if (!caller) return device.give(order);
    ledger.sends(order, 0);
    by_rest_.emplace_back(&order, &device);
    machine_->submit(*catalogue.command(order.name), order.body, *caller, order.key,
                     [this, &order, &device](Result<Ack> const& ack) {
                         auto const at = std::find(by_rest_.begin(), by_rest_.end(), std::pair{&order, &device});
                         if (at != by_rest_.end()) by_rest_.erase(at);
                         if (ack)
                             return ledger.acked(order, ack->done.log, ack->done.seq, ack->duplicate,
                                                 ack->done.unchanged);
                         bool const final = is_final(ack.error().fault);
                         ledger.refused(order, ack.error().code, final);
                         if (!final) device.give(order);
                     });
}

void World::give_back_unanswered() {
    for (auto const& [order, device] : std::exchange(by_rest_, {})) device->give(*order);
}

}  // namespace holdfast::simulation
