#include "engine/openapi_parts.hpp"
#include "engine/openapi_words.hpp"

namespace holdfast::openapi {
namespace {

void add_server_words(Catalogue const& catalogue, std::vector<StreamMessage>& out) {
    auto const profile =
        catalogue.profile_record ? reference(catalogue.profile_record->name) : Json{{"type", "object"}};
    auto const server = Side::server;
    out.push_back(
        {server,
         "hello",
         "StreamHello",
         "The first message on every connection.",
         R"({"protocol":1,"epoch":"9JtQb6x2","connection":"k7Qm2fZpWc1x","server_time":"2026-09-14T08:41:00.123456Z","heartbeat_ms":25000,"spread_ms":4000,"limits":{"frame_bytes":131072,"text_bytes":16384,"in_flight":16,"cursors":2000,"watch":200}})",
         {{"protocol", constant(1), "The version of this protocol."},
          {"epoch", text(),
           "Which history this is. Another epoch than before: a backup was restored, and no cursor holds."},
          {"connection", text(), "What the server calls this connection."},
          {"server_time", time(), "The server's clock; it orders nothing."},
          {"heartbeat_ms", whole(1), "How often both sides send a beat."},
          {"spread_ms", whole(), "The first try after a cut comes at a random time within this."},
          {"limits", limits(), "What the server takes."}}});
    out.push_back({server,
                   "wait",
                   "StreamWait",
                   "The start is in a queue; sent again until ready.",
                   R"({"eta_ms":1800})",
                   {{"eta_ms", whole(), "How long it will take, roughly."}}});
    out.push_back(
        {server,
         "ready",
         "StreamReady",
         "The answer to start: where every log stands. Events follow.",
         R"({"user":{"id":"U01h9w4c9c8g00","username":"ada","display_name":"Ada","role":"member","bot":false,"active":true,"avatar":null,"title":"","time_zone":"","version":1,"email":null,"created_at":"2026-09-01T08:00:00.000000Z","status":{"state":"online","text":"","emoji":""}},"workspace":{"head":64,"from":64,"check":"02a7c94be15d3f68"},"me":{"head":91,"from":91,"check":"5d1e0c77a2b94f10"},"channels":{"C01h9w4c9c8g00":{"head":430,"from":412,"check":"9f3c2d8810aa47e6","unread":18,"mentions":2}},"threads":{"unread":3,"mentions":1}})",
         {{"user", profile, "Oneself."},
          {"workspace", position(), "Of @workspace."},
          {"me", position(), "Of @me."},
          {"channels", object_of(channel_position()),
           "By id: the channels whose head is not the cursor, or that came without one."},
          {"threads", counts(), "Of all followed threads together."}}});
    out.push_back({server,
                   "more",
                   "StreamMore",
                   "A log is behind: no event of it comes until it is pulled.",
                   R"({"channel":"C01h9w4c9c8g00","next":208,"head":9000})",
                   {{"channel", log(), "Which log."},
                    {"next", seq(), "The number that comes next."},
                    {"head", whole(), "The newest number."}}});
    out.push_back(
        {server,
         "resync",
         "StreamResync",
         "A cursor cannot be followed: what is held of this log is to be read again.",
         R"({"channel":"C01h9w4c9c8g00","reason":"trimmed","from":8800,"check":"9f3c2d8810aa47e6"})",
         {{"channel", log(), "Which log."},
          {"reason", one_of({"trimmed", "epoch", "ahead", "limit", "hidden"}),
           "trimmed: the log no longer goes back that far. epoch: another history. ahead: the cursor is beyond the head. limit: too far behind. hidden: it may not be seen from there."},
          {"from", whole(), "Live events begin with the next number: the cursor moves here."},
          {"check", check(), "The chain's value there: with `from`, a cursor."}}});
    out.push_back({server,
                   "gone",
                   "StreamGone",
                   "The last word about a channel; also the answer to the cursor of a lost one.",
                   R"({"channel":"C01h9w4c9c8g00","last":77,"reason":"removed"})",
                   {{"channel", log(), "Which log."},
                    {"last", whole(), "No event above this number comes."},
                    {"reason", one_of({"left", "removed", "hidden"}), "Left by oneself, or lost."}}});
    out.push_back({server,
                   "ack",
                   "StreamAck",
                   "The change is on stable storage, once, at this place.",
                   R"({"key":"k7Qm2","log":"C01h9w4c9c8g00","seq":431,"at":"2026-09-14T08:41:00.123456Z"})",
                   {{"key", key(), "Of the command."},
                    {"log", log(), "The log it stands in."},
                    {"seq", whole(), "Its number there; when unchanged, the head it was found at."},
                    {"at", time(), "When."},
                    {"duplicate", constant(true), "This key had been taken before: the same place.", true},
                    {"unchanged", constant(true), "What was asked for was so already.", true},
                    {"result", any_result(catalogue), "What the command answers with, if anything.", true}}});
    out.push_back(
        {server,
         "refused",
         "StreamRefused",
         "The command was not carried out.",
         R"({"key":"k7Qm2","code":"rate_limited","final":false,"retry_ms":800,"detail":"Slow down a little."})",
         {{"key", key(), "Of the command."},
          {"code", text(), "Stable; see Codes."},
          {"final", Json{{"type", "boolean"}},
           "True: the same command will not succeed. False: send it again, with the same key."},
          {"field", text(), "The field at fault.", true},
          {"retry_ms", whole(1), "When to try again.", true},
          {"detail", text(), "One sentence for a person."}}});
    out.push_back(
        {server,
         "error",
         "StreamError",
         "A message made no sense. Ten in a minute close the connection.",
         R"({"code":"bad_frame","field":"cursors"})",
         {{"code", one_of({"bad_frame", "unknown_type", "unexpected", "too_large"}), "What is wrong with it."},
          {"field", text(), "The field at fault.", true}}});
    out.push_back({server,
                   "presence",
                   "StreamPresence",
                   "How the watched people are: all of them after watch, then those who change.",
                   R"({"changes":{"U01h9w4c9c8g00":{"state":"away","text":"Lunch","until":"2026-09-14T13:00:00.000000Z"}}})",
                   {{"changes", object_of(presence()), "By id."}}});
    out.push_back(
        {server,
         "typing",
         "StreamTyping",
         "Somebody is writing; it holds for a few seconds.",
         R"({"channel":"C01h9w4c9c8g00","user":"U01h9w4c9c8g00"})",
         {{"channel", channel(), "Where."}, {"user", user(), "Who."}, {"thread", seq(), "In which thread.", true}}});
    out.push_back(
        {server,
         "notice",
         "StreamNotice",
         "A word to oneself alone: what a slash command answered. It has no number and is not sent again.",
         R"({"channel":"C01h9w4c9c8g00","key":"k7Qm2","command":"/deploy","by":"U01h9w4c9c8g00","at":"2026-09-14T08:41:00.123456Z","text":"Deploying api 4.2."})",
         {{"channel", channel(), "Where it was used."},
          {"key", key(), "Of the command that used it."},
          {"command", text(), "Which one."},
          {"by", user(), "The bot that answers."},
          {"at", time(), "When."},
          {"text", text(), "What it says, in Markdown; empty: nothing, or what it says stands in the channel."},
          {"trouble", text(), "Why no answer came: timeout, unreachable, status_500 and the like.", true}}});
    out.push_back({server,
                   "mode",
                   "StreamMode",
                   "The server does less for a while, and says so.",
                   R"({"stage":1,"off":["typing","presence"]})",
                   {{"stage", whole(), "0: all is well."}, {"off", list_of(text()), "What is left out."}}});
    out.push_back({server,
                   "goaway",
                   "StreamGoaway",
                   "The server is about to restart.",
                   R"({"reason":"restart","after_ms":[0,4000],"drain_ms":8000})",
                   {{"reason", constant("restart"), "Why."},
                    {"after_ms", Json{{"type", "array"}, {"items", whole()}, {"minItems", 2}, {"maxItems", 2}},
                     "Come back at a random time between these two."},
                    {"drain_ms", whole(), "Until then what was sent is still answered."}}});
    out.push_back({server, "beat", "StreamBeat", "The line is alive.", "{}", {}});
}

void add_client_words(Catalogue const& catalogue, std::vector<StreamMessage>& out) {
    auto const client = Side::client;
    out.push_back(
        {client,
         "start",
         "StreamStart",
         "Sent once, after hello: what this device holds of each log.",
         R"({"protocol":1,"device":"d3f7","epoch":"9JtQb6x2","cursors":{"@me":[91,"5d1e0c77a2b94f10"],"C01h9w4c9c8g00":[412,"9f3c2d8810aa47e6"]},"focus":"C01h9w4c9c8g00"})",
         {{"protocol", constant(1), "The version of this protocol."},
          {"device", text(), "What this device calls itself.", true},
          {"epoch", text(), "The epoch the cursors are of.", true},
          {"cursors", cursors(), "By log: the last number held and its check; [0, \"\"] for nothing yet.", true},
          {"focus", log(), "The channel on screen; it is read first.", true}}});
    out.push_back({client,
                   "post",
                   "StreamPost",
                   "The short form of message.post, with either a channel or people.",
                   R"({"key":"k7Qm2","channel":"C01h9w4c9c8g00","text":"The tide turns at six."})",
                   {{"key", key(), "Its own, the same whenever it is sent again."},
                    {"channel", channel(), "Where.", true},
                    {"to", list_of(user()),
                     "Instead of a channel: the people of a direct message, which is made when it is not there.", true},
                    {"text", text(), "What to say, in Markdown."},
                    {"thread", seq(), "The message to reply to.", true}}});
    out.push_back(
        {client,
         "command",
         "StreamCommand",
         "Any durable command, with the members of its input beside its name and key.",
         R"({"name":"message.edit","key":"p0Za9","channel":"C01h9w4c9c8g00","message":413,"revision":413,"text":"The tide turns at seven."})",
         {{"name", command_names(catalogue), "Which command."},
          {"key", key(), "Its own, the same whenever it is sent again."}},
         true});
    out.push_back({client,
                   "pull",
                   "StreamPull",
                   "The next page of a log that is behind. At the head it is live again.",
                   R"({"channel":"C01h9w4c9c8g00","after":207})",
                   {{"channel", log(), "Which log."}, {"after", whole(), "The last number held."}}});
    out.push_back({client,
                   "focus",
                   "StreamFocus",
                   "The channel that has come on screen.",
                   R"({"channel":"C01h9w4c9c8g00"})",
                   {{"channel", channel(), "Which one."}}});
    out.push_back({client,
                   "read",
                   "StreamRead",
                   "Everything up to a number has been read; a lower one changes nothing.",
                   R"({"channel":"C01h9w4c9c8g00","seq":431})",
                   {{"channel", channel(), "Where."},
                    {"thread", seq(), "The cursor of this thread instead of the channel's.", true},
                    {"seq", whole(), "Up to here."}}});
    out.push_back({client,
                   "typing",
                   "StreamWriting",
                   "One is writing; not more often than every three seconds.",
                   R"({"channel":"C01h9w4c9c8g00"})",
                   {{"channel", channel(), "Where."}, {"thread", seq(), "In which thread.", true}}});
    out.push_back({client,
                   "watch",
                   "StreamWatch",
                   "Whose presence to tell, in place of those before.",
                   R"({"users":["U01h9w4c9c8g00"]})",
                   {{"users", list_of(user()), "The people on screen."}}});
    out.push_back({client, "beat", "StreamClientBeat", "The line is alive.", "{}", {}});
}

}  // namespace

std::vector<StreamMessage> stream_messages(Catalogue const& catalogue) {
    std::vector<StreamMessage> out;
    add_server_words(catalogue, out);
    add_client_words(catalogue, out);
    return out;
}

std::vector<CloseReason> const& close_reasons() {
    static std::vector<CloseReason> const reasons{
        {1003, "Binary: every message is text. Do not come back the same way."},
        {1007, "Text that is not UTF-8."},
        {1009, "A message longer than `frame_bytes`."},
        {1012, "The server restarts: come back, spread over `spread_ms`."},
        {4400, "Ten messages in a minute that made no sense."},
        {4401, "Signed out: stay away until signed in again."},
        {4403, "Not allowed: stay away."},
        {4408, "Too slow, or nothing heard for too long: come back."},
        {4429, "Too much at once: come back later."},
    };
    return reasons;
}

}  // namespace holdfast::openapi
