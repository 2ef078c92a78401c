// A resume (D7): the log is the session. Cursors are judged against it on a reader, then every log goes live from where it stands.
#include "engine/meter.hpp"
#include "engine/stream.hpp"
#include "holdfast/base/json.hpp"

namespace holdfast {

struct LogWish {
    LogId log;
    std::string name;
    Seq visible_from = 1;
    std::optional<std::pair<Seq, std::string>> cursor;
};

struct LogAnswer {
    LogWish wish;
    Seq head = 0;
    Seq from = 0;             // live events begin at from + 1
    std::uint64_t check = 0;  // the chain there: with from, a cursor
    std::string_view resync;  // the reason when the cursor is no good
    bool off = false;         // though it is of this very history
    ChannelCounts counts;
    bool counted = false;
    bool settled = false;  // by what the loop remembers: nothing of the log itself is to be read
};

namespace {

// Who stands at the head, or not far from it, is known from memory; everything else is a reader's to find out.
void judge_from_memory(Hub const& hub, LogAnswer& answer, Seq page_events) {
    if (!answer.wish.cursor) return;
    auto const& [seq, check] = *answer.wish.cursor;
    auto const head = hub.roster.head(answer.wish.log);
    if (seq == 0 || seq > head.head || seq + 1 < answer.wish.visible_from || head.head - seq > page_events) return;
    auto const known = seq == head.head ? std::optional{head.check} : hub.recent().check_at(answer.wish.log, seq);
    if (!known || hex16(*known) != check) return;
    answer.head = head.head;
    answer.from = seq;
    answer.check = *known;
    answer.settled = true;
}

// What the cursor is worth against the log as it stands.
void judge_cursor(ReadTx& tx, LogAnswer& answer, bool other_epoch, Seq page_events) {
    auto const state = log_state(tx, answer.wish.log).value_or(LogState{});
    answer.head = answer.from = state.head;
    answer.check = state.check;
    if (!answer.wish.cursor) return;
    auto const& [seq, check] = *answer.wish.cursor;
    if (other_epoch) answer.resync = "epoch";
    else if (seq > state.head) answer.resync = "ahead", answer.off = true;
    else if (seq > 0 && seq < state.first - 1) answer.resync = "trimmed";
    else if (seq > 0 && seq + 1 < answer.wish.visible_from) answer.resync = "hidden";
    else {
        auto const known = check_at(tx, answer.wish.log, state, seq);
        if (seq > 0 && known != parse_hex16(check)) answer.resync = "epoch", answer.off = true;
        else if (state.head - seq <= page_events && seq >= state.first - 1) {
            answer.from = seq;
            answer.check = known.value_or(0);
        }
    }
}

}  // namespace

// Goes with a start from the loop to a reader and back.
struct StartWork {
    std::vector<LogAnswer> logs;                    // @me, @workspace, the focus, the others
    std::vector<std::pair<std::string, Seq>> lost;  // cursors of channels that are not one's own (any more)
    std::vector<Announcement>
        personal;  // @me up to its head: channel.entered goes before the channel's first event (D4)
    std::string profile;
    ThreadCounts threads;
    std::shared_ptr<StartRequest const> request;

    static bool still_complete(Stream& stream, StartWork const& work);
    static void finish(Stream& stream, StartWork& work);
};

void Stream::start(std::string_view text) {
    if (start_asked_) return error("unexpected", "type");
    auto request = parse_start(text, static_cast<std::size_t>(engine_.settings().cursors_max));
    if (!request) return error(request.error().code, request.error().field);
    for (auto const& [name, cursor] : request->cursors)
        if (!log_named(name)) return error("bad_frame", "cursors");
    start_asked_ = true;
    read_start(std::make_shared<StartRequest>(std::move(*request)));
}

void Stream::read_start(std::shared_ptr<StartRequest const> request) {
    auto work = std::make_shared<StartWork>();
    work->request = request;
    auto const user = connection_.caller.user;
    auto const wish = [&](LogId log, Seq visible_from) {
        LogAnswer answer;
        answer.wish = {log, log_name(log, user), visible_from, std::nullopt};
        if (auto const found = request->cursors.find(answer.wish.name); found != request->cursors.end())
            answer.wish.cursor = found->second;
        work->logs.push_back(std::move(answer));
    };
    wish(log_of(user), 1);
    wish(workspace_log, 1);
    auto const& roster = home_.hub().roster;
    if (auto const* person = roster.person(user))
        for (auto const& [channel, visible_from] : person->channels) wish(log_of(channel), visible_from);
    std::stable_partition(work->logs.begin() + 2, work->logs.end(),
                          [&](LogAnswer const& a) { return a.wish.name == request->focus; });
    for (auto const& [name, cursor] : request->cursors) {
        auto const log = *log_named(name);
        if (log != log_of(user) && log != workspace_log && !roster.visible_from(ChannelId{log.value}, user))
            work->lost.emplace_back(name, cursor.first);
    }

    bool const other_epoch = !request->epoch.empty() && request->epoch != engine_.epoch();
    auto const page = engine_.settings().page_events;
    if (!other_epoch)
        for (auto& answer : work->logs) judge_from_memory(home_.hub(), answer, page);
    auto read = [work, user, other_epoch, page, &known = engine_.catalogue(),
                 alive = std::weak_ptr{alive_}](ReadTx& tx) -> std::function<void()> {
        for (auto& answer : work->logs) {
            bool const own = answer.wish.log == log_of(user) || answer.wish.log == workspace_log;
            // What is counted below is counted up to the head that is told.
            bool const counted_here = !own && answer.from < answer.head;
            if (!answer.settled ||
                (counted_here && log_state(tx, answer.wish.log).value_or(LogState{}).head != answer.head))
                judge_cursor(tx, answer, other_epoch, page);
            bool const caught_up =
                answer.wish.cursor && answer.resync.empty() && answer.wish.cursor->first == answer.head;
            if (own || caught_up) continue;
            answer.counts = known.counts(tx, user, ChannelId{answer.wish.log.value});
            answer.counted = true;
        }
        auto const& me = work->logs.front();
        // Not from memory: before anything else of a channel is said, @me tells of it (D4).
        if (!me.settled || me.from < me.head)
            for (auto const& row : read_events(tx, me.wish.log, me.from, page))
                work->personal.push_back(announcement_of(tx, known, row, "@me"));
        work->profile = known.profile(tx, user);
        work->threads = known.threads(tx, user);
        return [work, alive] {
            if (auto const stream = alive.lock()) StartWork::finish(**stream, *work);
        };
    };
    if (!engine_.read_with(home_.loop(), std::move(read))) connection_.close(CloseCode::too_much, "the server is busy");
}

// Somebody may have been let into a channel while the reader read, or the reader knows of it before this loop does: then the
// start is read again, or a channel's first event would come before anybody was told of the channel (D4).
bool StartWork::still_complete(Stream& stream, StartWork const& work) {
    auto const& me = work.logs.front();
    auto const& roster = stream.home_.hub().roster;
    if (me.head > roster.head(me.wish.log).head) return false;
    auto const* person = roster.person(stream.connection_.caller.user);
    if (!person) return true;
    std::size_t known = 0;
    for (auto const& answer : work.logs) known += person->channels.contains(ChannelId{answer.wish.log.value});
    return known == person->channels.size();
}

void StartWork::finish(Stream& stream, StartWork& work) {
    auto& connection = stream.connection_;
    if (connection.closing) return;
    if (!still_complete(stream, work)) return stream.read_start(work.request);
    auto& hub = stream.home_.hub();
    auto const user = connection.caller.user;
    // Left while the reader read.
    std::erase_if(work.logs, [&](LogAnswer const& a) {
        bool const own = a.wish.log == log_of(user) || a.wish.log == workspace_log;
        if (own || hub.roster.visible_from(ChannelId{a.wish.log.value}, user)) return false;
        if (a.wish.cursor) work.lost.emplace_back(a.wish.name, a.wish.cursor->first);
        return true;
    });

    auto const position = [](LogAnswer const& a) {
        std::string out;
        JsonObject{out}.number("head", a.head).number("from", a.from).text("check", hex16(a.check));
        return out;
    };
    std::string ready;
    {
        JsonObject object{ready};
        object.text("type", "ready").raw("user", work.profile);
        object.raw("workspace", position(work.logs[1])).raw("me", position(work.logs[0]));
        {
            JsonObject channels{object.member("channels")};
            for (std::size_t i = 2; i < work.logs.size(); ++i) {
                auto const& a = work.logs[i];
                if (!a.counted) continue;
                JsonObject{channels.member(a.wish.name)}
                    .number("head", a.head)
                    .number("from", a.from)
                    .text("check", hex16(a.check))
                    .number("unread", a.counts.unread)
                    .number("mentions", a.counts.mentions);
            }
        }
        JsonObject{object.member("threads")}
            .number("unread", work.threads.unread)
            .number("mentions", work.threads.mentions);
    }
    connection.started = true;
    if (!work.request->cursors.empty()) stream.engine_.meter(hub.loop()).went_on();
    connection.answer(ready);
    for (auto const& a : work.logs)
        if (!a.resync.empty()) {
            hub.count_resync();
            if (a.off && !work.request->epoch.empty()) stream.engine_.cursor_is_off();
            connection.answer(resync_message(a.wish.name, a.resync, {a.from, a.check}));
        }
    for (auto const& [name, seq] : work.lost) connection.answer(gone_message(name, seq, "removed"));

    auto after = work.logs.front().from;
    for (auto const& event : work.personal) {
        if (!connection.outbox.push(event.whole)) break;
        connection.line.wake();
        after = event.seq;
    }
    work.logs.front().from = after;
    for (auto const& a : work.logs) hub.listen(connection, a.wish.log, a.wish.visible_from, a.from);
    stream.home_.began(stream);
}

}  // namespace holdfast
