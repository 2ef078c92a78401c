// What a device hears, and what it may never hear.
#include "simulation/world.hpp"

namespace holdfast::simulation {

void Device::heard(std::string_view text) {
    auto const parsed = parse_json(text);
    if (!parsed) broken("D5", "no JSON: " + std::string{text});
    auto const& message = *parsed;
    auto const type = message.at("type").get<std::string>();
    if (world_.traces()) world_.trace("  " + describe() + " hears " + std::string{text.substr(0, 1500)});
    if (type == "hello") return hello(message);
    if (type == "ready") return ready(message);
    if (type == "event") return event(message);
    if (type == "ack") return acked(message);
    if (type == "refused") return refused(message);
    if (type == "more") return more(message);
    if (type == "resync") return resync(message);
    if (type == "gone") {
        auto const name = message.at("channel").get<std::string>();
        auto const found = cursors_.find(name);
        if (started_ && found != cursors_.end() && found->second.first > message.at("last").get<Seq>() &&
            !started_from_.contains(name))
            broken("D12", "gone from " + name + ", after more than its last");
        cursors_.erase(name);
        folded_.erase(name);
        std::erase(pulls_, name);
        return;
    }
    if (type == "error") broken("D5", "the server says error: " + std::string{text});
}

void Device::hello(Json const& message) {
    epoch_ = message.at("epoch").get<std::string>();
    Json cursors = Json::object();
    for (auto const& [name, cursor] : cursors_) cursors[name] = {cursor.first, cursor.second};
    forged_ = false;
    Json start{{"type", "start"}, {"protocol", 1}, {"device", describe()}, {"epoch", epoch_}};
    if (world_.mischief() && world_.chance.one_in(25)) cursors = forged(std::move(cursors));
    else if (world_.mischief() && world_.chance.one_in(80)) start["epoch"] = "another", forged_ = true;
    start["cursors"] = std::move(cursors);
    started_from_ = cursors_;
    say(start);
}

// What a device may believe after a backup was restored, or by a fault of its own.
Json Device::forged(Json cursors) {
    if (cursors.empty()) return cursors;
    forged_ = true;
    auto at = cursors.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(world_.chance.below(cursors.size())));
    auto& cursor = *at;
    switch (world_.chance.below(4)) {
        case 0: cursor = {cursor[0].get<Seq>() + world_.chance.wide(8), cursor[1]}; break;
        case 1: cursor = {cursor[0], "0123456789abcdef"}; break;
        case 2: cursor = {0, ""}; break;
        default: cursors.erase(at); break;
    }
    return cursors;
}

void Device::jump(std::string const& name, Seq to, std::string const& check) {
    ++jumps;
    auto const log = log_of_name(name);
    if (to > world_.truth.head(log))
        broken("D6", name + " is told to go on from " + std::to_string(to) + ", beyond its head");
    if (to > 0 && hex16(world_.truth.check_at(log, to)) != check && to >= world_.truth.first(log))
        broken("D7", name + " goes on from " + std::to_string(to) + " with a check that is not its own");
    cursors_[name] = {to, check};
    folded_.erase(name);
}

void Device::ready(Json const& message) {
    started_ = true;
    auto const me_head = message.at("me").at("head").get<Seq>();
    auto const stand = [&](std::string const& name, Json const& position) {
        auto const from = position.at("from").get<Seq>(), head = position.at("head").get<Seq>();
        auto const check = position.at("check").get<std::string>();
        auto const found = cursors_.find(name);
        known_at_[name] = me_head;
        if (found != cursors_.end() && found->second.first == from && found->second.second == check) return;
        bool const far = found != cursors_.end() && head - found->second.first > world_.settings.page_events;
        bool const trimmed = found != cursors_.end() && found->second.first < world_.truth.first(log_of_name(name)) - 1;
        bool const veiled = world_.truth.was_veiled(ChannelId{log_of_name(name).value}, person_.id);
        if (found != cursors_.end() && found->second.first > 0 && !far && !forged_ && !trimmed && !veiled)
            broken("D5", name + " jumps from " + std::to_string(found->second.first) + " to " + std::to_string(from) +
                             " for no reason");
        jump(name, from, check);
    };
    stand("@me", message.at("me"));
    stand("@workspace", message.at("workspace"));
    for (auto const& [name, position] : message.at("channels").items()) stand(name, position);
    for (auto const& [name, cursor] : cursors_) known_at_[name] = me_head;
}

void Device::entered(Json const& told, Seq seq) {
    auto const id = told.at("channel").at("id").get<std::string>();
    auto const found = known_at_.find(id);
    if (found != known_at_.end() && seq <= found->second && cursors_.contains(id)) return;
    known_at_[id] = seq;
    auto const from = told.at("from").get<Seq>();
    auto const held = cursors_.find(id);
    if (held == cursors_.end() || held->second.first < from) jump(id, from, told.at("check").get<std::string>());
}

// Of an old going it hears while it catches up on its owner's log; `ready` knew better.
void Device::left(std::string const& id, Seq seq) {
    auto const found = known_at_.find(id);
    if (found != known_at_.end() && seq <= found->second) return;
    known_at_[id] = seq;
    cursors_.erase(id);
    folded_.erase(id);
    std::erase(pulls_, id);
}

void Device::event(Json const& message) {
    auto const name = message.at("channel").get<std::string>();
    auto const log = log_of_name(name);
    auto const seq = message.at("seq").get<Seq>();
    auto const check = message.at("check").get<std::string>();
    auto const where = name + " " + std::to_string(seq);
    if (!started_) broken("D5", where + " before ready");
    auto const found = cursors_.find(name);
    if (found == cursors_.end()) broken("D4", where + " of a log that nobody told it of");
    if (seq != found->second.first + 1) broken("D5", where + " after " + std::to_string(found->second.first));
    auto const* fact = world_.truth.find(log, seq);
    if (!fact) broken("D6", where + " is not on the disk");
    if (hex16(fact->check) != check) broken("I9", where + " has another check than on the disk");
    bool const whole = message.at("kind") != "hidden";
    judge_event(log, *fact, message, whole);
    found->second = {seq, check};
    ++world_.events_heard;
    if (!whole) {
        folded_.erase(name);
        return;
    }
    if (fact->kind == "channel.entered") entered(message.at("entered"), seq);
    if (fact->kind == "channel.left") left(message.at("left").at("channel").get<std::string>(), seq);
    fold(name, message);
}

void Device::judge_event(LogId log, Fact const& fact, Json const& message, bool whole) const {
    auto const where = name_of(log) + " " + std::to_string(fact.seq);
    bool const channel = log != workspace_log && log != log_of(person_.id);
    if (channel) {
        ChannelId const id{log.value};
        bool const stayed = world_.truth.was_in(id, person_.id, fact.seq);
        if (!stayed && !world_.truth.came_after(id, person_.id, fact.seq))
            broken("D12", where + " reaches somebody who is not in the channel");
        if (whole && fact.sight() < world_.truth.visible_from(id, person_.id))
            broken("D18", where + " is shown whole to somebody who may not see it");
    }
    if (!whole) {
        if (log == log_of(person_.id)) broken("D18", where + " hides one's own");
        return;
    }
    if (message.at("kind") != fact.kind || message.at("by") != to_text(fact.by) || message.at("at") != to_text(fact.at))
        broken("I9", where + " is not what stands there");
    judge_words(log, fact, message);
}

// Every word was said by whoever it is put into the mouth of.
void Device::judge_words(LogId log, Fact const& fact, Json const& message) const {
    auto const where = name_of(log) + " " + std::to_string(fact.seq);
    if (fact.kind == "message.posted") {
        auto const& said = message.at("message");
        auto const* order = world_.ledger.find(fact.by, said.at("key").get<std::string>());
        bool const empty = said.at("text").get<std::string>().empty();
        if (!order || (!empty && said.at("text") != order->body.at("text")))
            broken("I3", where + " says what nobody said");
        if (empty && !message.contains("redacted")) broken("I9", where + " has lost its text");
    } else if (fact.kind == "message.edited") {
        auto const text = message.at("message").at("text").get<std::string>();
        if (text.empty() && message.contains("redacted")) return;
        if (!world_.ledger.was_meant(log, message.at("message").at("seq").get<Seq>(), fact.by, text))
            broken("I3", where + " says what nobody said");
    }
}

void Device::fold(std::string const& name, Json const& message) {
    auto const kind = message.at("kind").get<std::string>();
    auto const by = *parse_id<UserTag>(message.at("by").get<std::string>());
    auto const seq = message.at("seq").get<Seq>();
    auto& messages = folded_[name];
    if (kind == "message.posted") {
        messages[seq] = {by, message.at("message").at("text").get<std::string>(), false, false, seq, seq, {}};
        return;
    }
    if (!message.contains("message") || !message.at("message").contains("seq")) return;
    auto const& body = message.at("message");
    auto const found = messages.find(body.at("seq").get<Seq>());
    if (found == messages.end()) return;
    auto& folded = found->second;
    if (kind == "message.edited") folded.text = body.at("text").get<std::string>(), folded.revision = seq;
    else if (kind == "message.deleted")
        folded.deleted = true, folded.text.clear(), folded.reactions.clear(), folded.pinned = false;
    else if (kind == "reaction.added") folded.reactions.emplace(body.at("emoji").get<std::string>(), by);
    else if (kind == "reaction.removed") folded.reactions.erase({body.at("emoji").get<std::string>(), by});
    else if (kind == "message.pinned") folded.pinned = true;
    else if (kind == "message.unpinned") folded.pinned = false;
    else return;
    folded.version = seq;
}

void Device::acked(Json const& message) {
    auto* const order = world_.ledger.find(person_.id, message.at("key").get<std::string>());
    if (!order) broken("I3", "an ack for what nobody sent");
    auto const log = message.at("log").get<std::string>();
    world_.ledger.acked(*order, log_of_name(log), message.at("seq").get<Seq>(), message.value("duplicate", false),
                        message.value("unchanged", false));
    std::erase(waiting_, order);
}

void Device::refused(Json const& message) {
    auto* const order = world_.ledger.find(person_.id, message.at("key").get<std::string>());
    if (!order) broken("I3", "a refusal of what nobody sent");
    bool const is_final = message.at("final").get<bool>();
    world_.ledger.refused(*order, message.at("code").get<std::string>(), is_final);
    std::erase(waiting_, order);
    if (!is_final && !order->settled()) to_send_.push_back(order);
}

void Device::more(Json const& message) {
    ++mores;
    auto const name = message.at("channel").get<std::string>();
    auto const found = cursors_.find(name);
    auto const next = message.at("next").get<Seq>();
    if (found == cursors_.end() || next != found->second.first + 1)
        broken("D5", "more of " + name + " from " + std::to_string(next) + ", but it stands at " +
                         (found == cursors_.end() ? "nothing" : std::to_string(found->second.first)));
    pulls_.push_back(name);
}

void Device::resync(Json const& message) {
    ++resyncs;
    auto const name = message.at("channel").get<std::string>();
    ++world_.resync_reasons[message.at("reason").get<std::string>()];
    jump(name, message.at("from").get<Seq>(), message.at("check").get<std::string>());
    anew_ = name == "@me";  // which channels it is in, `ready` says
}

}  // namespace holdfast::simulation
