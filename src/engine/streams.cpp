#include "holdfast/engine/streams.hpp"

#include "engine/meter.hpp"
#include "engine/stream.hpp"
#include "holdfast/base/json.hpp"

namespace holdfast {

Streams::Streams(Engine& engine, int loop)
    : engine_{engine},
      loop_{loop},
      hub_{engine.hub(loop)},
      presence_{hub_.roster, engine.clock()},
      commands_{
          {static_cast<double>(engine.settings().rate_per_second), static_cast<double>(engine.settings().rate_burst)}} {
    hub_.on_change = [this](RosterChange const& change) {
        if (auto const* status = std::get_if<StatusSet>(&change)) presence_.status_changed(status->user);
        if (auto const* notice = std::get_if<Notice>(&change)) tell(*notice);
    };
}

Streams::~Streams() = default;

std::unique_ptr<StreamSession> Streams::open(Caller const& caller, Line& line, std::string device) {
    auto stream = std::make_unique<Stream>(*this, ++opened_, caller, line, std::move(device));
    streams_.insert(stream.get());
    return stream;
}

bool Streams::OlderFirst::operator()(Stream const* a, Stream const* b) const { return a->number() < b->number(); }

bool Streams::has_room_for(UserId user) const {
    return hub_.connections_of(user).size() < static_cast<std::size_t>(engine_.settings().sockets_per_person_max);
}

void Streams::began(Stream& stream) { tell_sockets(stream.connection().caller.user); }

void Streams::ended(Stream& stream) {
    streams_.erase(&stream);
    presence_.forget(stream.connection());
    tell_sockets(stream.connection().caller.user);
}

void Streams::tell(Notice const& notice) {
    for (auto* connection : hub_.connections_of(notice.user))
        if (connection->started && !connection->closing) connection->answer(notice.message);
}

// Every loop counts every loop's sockets, so that a person with two devices is one person.
void Streams::tell_sockets(UserId user) {
    int sockets = 0;
    for (auto const* connection : hub_.connections_of(user)) sockets += connection->started && !connection->closing;
    for (auto* other : all_)
        (void)engine_.bus().try_post(other->loop_, [other, loop = loop_, user, sockets] {
            other->presence_.set_sockets(loop, user, sockets, other->engine_.clock().steady());
        });
}

void Streams::typing(Stream& from, ChannelId channel, Seq thread) {
    auto const user = from.connection().caller.user;
    std::string out;
    {
        JsonObject object{out};
        object.text("type", "typing").text("channel", to_text(channel)).text("user", to_text(user));
        if (thread > 0) object.number("thread", thread);
    }
    auto const frame = text_frame(out);
    for (auto* other : all_)
        (void)engine_.bus().try_post(other->loop_,
                                     [other, user, channel, frame] { other->show_typing(user, channel, frame); });
}

void Streams::show_typing(UserId user, ChannelId channel, SharedFrame const& frame) {
    hub_.each_listener(log_of(channel), [&](Connection& connection) {
        if (connection.caller.user == user || connection.closing || !connection.outbox.has_room()) return;
        if (connection.outbox.push(frame)) connection.line.wake();
    });
}

void Streams::tick() {
    auto const now = engine_.clock().steady();
    engine_.meter(loop_).ticked(now, hub_.overflows(), hub_.resyncs());
    auto const streams = std::vector<Stream*>(streams_.begin(), streams_.end());
    for (auto* stream : streams) stream->tick(now);
    hub_.retry();
    if (loop_ == 0) engine_.run_errands();
    if (now - last_second_ < std::chrono::seconds{1}) return;
    last_second_ = now;
    each_second();
    if (loop_ != 0 || now - last_trim_ < std::chrono::seconds{5}) return;
    last_trim_ = now;
    engine_.trim_personal_logs();
    engine_.do_chores();
}

void Streams::each_second() {
    hub_.flush_workspace();
    auto const seen = engine_.catalogue().seen;
    for (auto const user : presence_.flush(engine_.clock().steady())) {
        bool const mine = static_cast<std::size_t>(user.value) % all_.size() == static_cast<std::size_t>(loop_);
        if (mine && seen) engine_.housekeeping([seen, user](WriteTx& tx) { seen(tx, user, tx.now()); });
    }
}

bool Streams::turn() { return hub_.turn(); }

void Streams::goaway() {
    auto const& settings = engine_.settings();
    for (auto* stream : std::vector<Stream*>(streams_.begin(), streams_.end())) {
        stream->flush_reads();
        stream->goaway(settings.spread_ms, settings.drain_ms);
    }
}

void Streams::close_all(CloseCode code, std::string_view reason) {
    for (auto* stream : std::vector<Stream*>(streams_.begin(), streams_.end()))
        stream->connection().close(code, reason);
}

}  // namespace holdfast
