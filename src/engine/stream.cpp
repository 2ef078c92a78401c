#include "engine/stream.hpp"

#include <nlohmann/json.hpp>

#include "holdfast/base/json.hpp"

namespace holdfast {
namespace {

constexpr int mistakes_max = 10;         // in a minute, then 4400
constexpr std::size_t reads_max = 1000;  // cursors that wait for the second to end

bool is_key(std::string_view key) {
    return !key.empty() && key.size() <= 64 && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

std::string text_of(Json const& message, char const* name) {
    auto const found = message.find(name);
    return found != message.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::optional<Seq> seq_of(Json const& message, char const* name) {
    auto const found = message.find(name);
    if (found == message.end() || !found->is_number_integer()) return std::nullopt;
    if (found->is_number_unsigned() && found->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))
        return std::nullopt;
    auto const value = found->get<std::int64_t>();
    return value < 0 ? std::nullopt : std::optional{value};
}

}  // namespace

Stream::Stream(Streams& home, std::uint64_t number, Caller const& caller, Line& line, std::string device)
    : home_{home},
      number_{number},
      engine_{home.engine()},
      connection_{caller, line, home.engine().settings().outbox_bytes_max},
      device_{std::move(device)},
      alive_{std::make_shared<Stream*>(this)} {
    opened_at_ = last_heard_ = last_beat_ = last_drained_ = engine_.clock().steady();
    home_.hub().opened(connection_);
    hello();
}

Stream::~Stream() = default;

void Stream::hello() {
    auto const& settings = engine_.settings();
    std::string out;
    {
        JsonObject object{out};
        object.text("type", "hello").number("protocol", 1).text("epoch", engine_.epoch());
        object.text("connection", new_token(engine_.random(), "", 9))
            .text("server_time", to_text(engine_.clock().now()));
        object.number("heartbeat_ms", settings.heartbeat_ms).number("spread_ms", settings.spread_ms);
        JsonObject limits{object.member("limits")};
        limits.number("frame_bytes", static_cast<std::int64_t>(settings.frame_bytes_max)).number("text_bytes", 16384);
        limits.number("in_flight", settings.in_flight_max)
            .number("cursors", settings.cursors_max)
            .number("watch", settings.watch_max);
    }
    connection_.answer(out);
}

void Stream::message(std::string_view text) {
    if (connection_.closing) return;
    last_heard_ = engine_.clock().steady();
    if (looks_like_start(text)) return start(text);
    auto const parsed = parse_json(text);
    if (!parsed || !parsed->is_object()) return error("bad_frame");
    auto const type = text_of(*parsed, "type");
    if (type == "start") return start(text);
    dispatch(type, *parsed);
}

void Stream::dispatch(std::string_view type, Json const& message) {
    if (type == "beat") return;
    if (!connection_.started) return error("unexpected", "type");
    if (type == "post") return post(message);
    if (type == "command") return command(text_of(message, "name"), message);
    if (type == "pull") return pull(message);
    if (type == "read") return read_cursor(message);
    if (type == "typing") return typing(message);
    if (type == "watch") return watch(message);
    if (type == "focus") return;  // a hint: history and presence are asked for by the client itself
    error("unknown_type", "type");
}

void Stream::drained() {
    last_drained_ = engine_.clock().steady();
    home_.hub().drained(connection_);
}

void Stream::ended() {
    connection_.closing = true;
    flush_reads();
    alive_.reset();
    home_.ended(*this);
    home_.hub().closed(connection_);
}

std::optional<LogId> Stream::log_named(std::string_view name) const {
    if (name == "@me") return log_of(connection_.caller.user);
    if (name == "@workspace") return workspace_log;
    auto const channel = parse_id<ChannelTag>(name);
    if (!channel) return std::nullopt;
    return log_of(*channel);
}

void Stream::pull(Json const& message) {
    auto const name = text_of(message, "channel");
    auto const log = log_named(name);
    auto const after = seq_of(message, "after");
    if (!log) return error("bad_frame", "channel");
    if (!after) return error("bad_frame", "after");
    if (!home_.hub().listens(connection_, *log)) return connection_.answer(gone_message(name, *after, "removed"));
    home_.hub().pull(connection_, *log, *after);
}

void Stream::post(Json const& message) {
    auto const key = key_of(message);
    if (!key) return;
    if (message.contains("to")) return post_to(*key, message);
    if (auto const channel = parse_id<ChannelTag>(text_of(message, "channel"))) typed_.erase(*channel);
    if (admit(*key)) submit(*engine_.catalogue().command("message.post"), *key, message);
}

// A direct message by its people: opened first, which changes nothing when it is there; then posted as any other.
void Stream::post_to(std::string const& key, Json const& message) {
    auto const& open = *engine_.catalogue().command("direct.open");
    if (!admit(key)) return;
    auto input = open.decode(Json{{"users", message["to"]}});
    if (!input) return refuse(key, input.error());
    ++in_flight_;
    Submission submission{&open, *input, connection_.caller, {}, device_, home_.loop()};
    engine_.submit(std::move(submission),
                   [this, alive = std::weak_ptr{alive_}, key, message](Result<Ack> const& opened) {
                       if (alive.expired()) return;
                       --in_flight_;
                       if (!opened) return refuse(key, opened.error());
                       auto to_channel = message;
                       to_channel.erase("to");
                       to_channel["channel"] = to_text(ChannelId{opened->done.log.value});
                       submit(*engine_.catalogue().command("message.post"), key, to_channel);
                   });
}

void Stream::command(std::string_view name, Json const& message) {
    auto const key = key_of(message);
    if (!key) return;
    auto const* spec = engine_.catalogue().command(name);
    if (!spec || !spec->durable || !spec->by_stream) return error("unknown_type", "name");
    if (!admit(*key)) return;
    if (name == "read.mark_unread") forget_read(message);
    submit(*spec, *key, message);
}

// Refuses what is more than one stream or one person may have under way.
bool Stream::admit(std::string const& key) {
    if (in_flight_ >= engine_.settings().in_flight_max)
        return refuse(key, {Fault::rate_limited, "rate_limited", "Too many commands are under way.", {}, 100}), false;
    auto const allowance = home_.commands().take(to_text(connection_.caller.user), engine_.clock().steady());
    if (allowance.allowed) return true;
    return refuse(key, {Fault::rate_limited, "rate_limited", "Slow down a little.", {}, allowance.retry_ms}), false;
}

void Stream::submit(CommandSpec const& spec, std::string const& key, Json const& message) {
    auto input = spec.decode(message);
    if (!input) return refuse(key, input.error());
    ++in_flight_;
    Submission submission{&spec, *input, connection_.caller, key, device_, home_.loop()};
    engine_.submit(std::move(submission), [this, alive = std::weak_ptr{alive_}, key](Result<Ack> const& ack) {
        if (alive.expired()) return;
        --in_flight_;
        if (ack) acknowledge(*ack);
        else refuse(key, ack.error());
    });
}

void Stream::acknowledge(Ack const& ack) {
    std::string out;
    {
        JsonObject object{out};
        object.text("type", "ack").text("key", ack.key).text("log", log_name(ack.done.log, connection_.caller.user));
        object.number("seq", ack.done.seq).text("at", to_text(ack.done.at));
        if (ack.duplicate) object.boolean("duplicate", true);
        if (ack.done.unchanged) object.boolean("unchanged", true);
        if (!ack.done.result.empty()) object.raw("result", ack.done.result);
    }
    connection_.answer(out);
}

void Stream::refuse(std::string_view key, Problem const& problem) {
    std::string out;
    {
        JsonObject object{out};
        object.text("type", "refused")
            .text("key", key)
            .text("code", problem.code)
            .boolean("final", is_final(problem.fault));
        if (!problem.field.empty()) object.text("field", problem.field);
        if (problem.retry_ms > 0) object.number("retry_ms", problem.retry_ms);
        object.text("detail", problem.detail);
    }
    connection_.answer(out);
}

std::optional<std::string> Stream::key_of(Json const& message) {
    auto key = text_of(message, "key");
    if (is_key(key)) return key;
    error("bad_frame", "key");
    return std::nullopt;
}

// Coalesced to one a second, channel and thread (D11); the larger wins.
void Stream::read_cursor(Json const& message) {
    auto const channel = parse_id<ChannelTag>(text_of(message, "channel"));
    auto const seq = seq_of(message, "seq");
    if (!channel) return error("bad_frame", "channel");
    if (!seq) return error("bad_frame", "seq");
    std::pair const place{*channel, seq_of(message, "thread").value_or(0)};
    if (reads_.size() >= reads_max && !reads_.contains(place)) return;
    if (reads_.empty()) reads_since_ = engine_.clock().steady();
    auto& waiting = reads_[place];
    waiting = std::max(waiting, *seq);
}

// What was read before a channel is marked unread must not be written after it.
void Stream::forget_read(Json const& message) {
    if (auto const channel = parse_id<ChannelTag>(text_of(message, "channel"))) reads_.erase({*channel, 0});
}

void Stream::flush_reads() {
    auto const* spec = engine_.catalogue().command("read.move");
    for (auto const& [place, seq] : std::exchange(reads_, {})) {
        Json message{{"channel", to_text(place.first)}, {"seq", seq}};
        if (place.second > 0) message["thread"] = place.second;
        auto input = spec->decode(message);
        if (input)
            engine_.submit({spec, *input, connection_.caller, {}, device_, home_.loop()}, [](Result<Ack> const&) {});
    }
}

void Stream::typing(Json const& message) {
    auto const channel = parse_id<ChannelTag>(text_of(message, "channel"));
    if (!channel) return error("bad_frame", "channel");
    auto const now = engine_.clock().steady();
    auto const& roster = home_.hub().roster;
    auto const* facts = roster.channel(*channel);
    if (!facts || facts->archived || !roster.visible_from(*channel, connection_.caller.user)) return;
    if (typed_.size() > 50) typed_.clear();
    auto const [at, is_new] = typed_.try_emplace(*channel, now);
    if (!is_new && now - at->second < std::chrono::seconds{3}) return;
    at->second = now;
    home_.typing(*this, *channel, seq_of(message, "thread").value_or(0));
}

void Stream::watch(Json const& message) {
    auto const users = message.find("users");
    if (users == message.end() || !users->is_array()) return error("bad_frame", "users");
    if (users->size() > static_cast<std::size_t>(engine_.settings().watch_max)) return error("too_large", "users");
    std::vector<UserId> ids;
    for (auto const& entry : *users) {
        auto const id = entry.is_string() ? parse_id<UserTag>(entry.get_ref<std::string const&>()) : std::nullopt;
        if (!id) return error("bad_frame", "users");
        if (std::find(ids.begin(), ids.end(), *id) == ids.end()) ids.push_back(*id);
    }
    connection_.answer(home_.presence().watch(connection_, ids));
}

void Stream::error(std::string_view code, std::string_view field) {
    auto const now = engine_.clock().steady();
    mistakes_.push_back(now);
    while (!mistakes_.empty() && now - mistakes_.front() > std::chrono::minutes{1}) mistakes_.pop_front();
    if (mistakes_.size() >= mistakes_max) return connection_.close(CloseCode::bad_frames, "too many bad frames");
    std::string out;
    {
        JsonObject object{out};
        object.text("type", "error").text("code", code);
        if (!field.empty()) object.text("field", field);
    }
    connection_.answer(out);
}

void Stream::tick(Monotonic now) {
    if (connection_.closing) return;
    auto const& settings = engine_.settings();
    auto const heartbeat = std::chrono::milliseconds{settings.heartbeat_ms};
    if (now - last_heard_ > heartbeat * 5 / 2) return connection_.close(CloseCode::too_slow, "nothing heard");
    if (outbox().empty()) last_drained_ = now;
    if (now - last_drained_ > std::chrono::milliseconds{settings.stall_ms})
        return connection_.close(CloseCode::too_slow, "too slow");
    if (!reads_.empty() && now - reads_since_ >= std::chrono::seconds{1}) flush_reads();
    if (now - last_beat_ < heartbeat) return;
    last_beat_ = now;
    connection_.answer(R"({"type":"beat"})");
}

void Stream::goaway(int spread_ms, int drain_ms) {
    std::string out;
    JsonObject{out}
        .text("type", "goaway")
        .text("reason", "restart")
        .raw("after_ms", "[0," + std::to_string(spread_ms) + "]")
        .number("drain_ms", drain_ms);
    connection_.answer(out);
}

}  // namespace holdfast
