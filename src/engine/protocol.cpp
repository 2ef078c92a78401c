// docs/protocol.md: what the catalogue says, for people.
#include <algorithm>
#include <map>

#include "engine/markdown.hpp"
#include "engine/openapi_parts.hpp"
#include "engine/openapi_stream.hpp"
#include "engine/refusals.hpp"
#include "holdfast/engine/openapi.hpp"

namespace holdfast {
namespace {

using namespace openapi;
using namespace markdown;

constexpr std::string_view beginning = R"(# The protocol

Made from the catalogue by `holdfast openapi --protocol`; a test fails when it is stale. The same for programs is the
OpenAPI document: `holdfast openapi`, or `GET /api/v1/openapi.json`.

There are two doors to the same server. **REST** lies under `/api/v1`: JSON in, JSON out. The **stream** is a WebSocket at
`GET /api/v1/stream` of the subprotocol `holdfast.v1`: one JSON object in each text message. Every durable command may come
by either. Both doors know who asks by `Authorization: Bearer`, or by the session cookie when the `Origin` is the server's
own; no token ever stands in an address.

**Logs.** Everything durable is an event in a log: one log for each channel, called by the channel's id, one for each
person, `@me`, and one for the workspace, `@workspace`. A log's events are numbered 1, 2, 3, … without holes.

**Cursors.** A cursor is a number and its check: the running digest of the log's event headers up to there. A client that
says where it stands is given what follows, or is told why not.

**Keys.** A durable command has a key: in the header `Idempotency-Key`, or in the field `key` on the stream. It is up to 64 of
`A-Z a-z 0-9 _ -`, the client's own choice, and the same whenever the command is sent again. The same key with the same
content gives the same ack, marked `duplicate`; with other content it is refused `key_conflict`. By REST the server makes
a key where none is required and none was sent.

**Acks.** Whoever holds an ack knows that the change is on stable storage, once, at the place it names. Without an ack it is
stored once or not at all; sending it again settles which.

**Values.** Ids are opaque text, times are ISO 8601 in UTC with microseconds, numbers are whole. Bounds of text count bytes
of UTF-8. Fields that a reader does not know are ignored, by the server and by a good client.
)";

constexpr std::string_view before_events = R"(
## Events

Every event has the fields below, and those of its kind beside them. An event comes in this form on the stream, and in pages
of a log by REST. A client skips kinds it does not know, and counts them.

| Field | Value | |
|---|---|---|
| `type` | `"event"` | |
| `channel` | name of a log | The log it stands in. |
| `seq` | number | Its place. |
| `check` | check | The digest up to here: with `seq`, a cursor. |
| `kind` | text | What happened. |
| `by` | id of a person | Who did it. |
| `at` | time | When; unique and rising within a log. |
| `redacted` | `true`; may be left out | Its text has been taken away. |

An event that its reader may not see is veiled: `kind` is `"hidden"`, and there is nothing but `type`, `channel`, `seq`
and `check`.

A whole event; below, each kind shows only what is its own:

)";

std::vector<Row> rows_of(Record const& record, std::vector<std::string_view> const& in_address = {}) {
    std::vector<Row> rows;
    for (auto const& field : record.fields) {
        auto schema = field.codec->schema(field);
        if (field.as_null) schema = {{"oneOf", Json::array({schema, Json{{"type", "null"}}})}};
        auto help = std::string{field.help};
        if (holds(in_address, field.name)) help += help.empty() ? "In the address." : " In the address.";
        rows.push_back({std::string{field.name}, std::move(schema), std::move(help),
                        field.may_lack && !field.as_null && !field.held_apart});
    }
    return rows;
}

// {"type":"hello"} and {"protocol":1} as one object.
std::string spliced(std::string_view head, std::string_view rest) {
    std::string out{head.substr(0, head.size() - 1)};
    if (rest == "{}" || rest.empty()) return out + "}";
    return out + "," + std::string{rest.substr(1)};
}

std::string stream_section(Catalogue const& catalogue, Side side) {
    std::string out = side == Side::server ? "\n### From the server\n" : "\n### From the client\n";
    if (side == Side::server) out += "\nand `event`, of which there are many kinds: see [Events](#events).\n";
    for (auto const& message : stream_messages(catalogue)) {
        if (message.side != side) continue;
        out += "\n#### " + std::string{message.type} + "\n\n" + std::string{message.help} + "\n\n";
        out += example(spliced(R"({"type":")" + std::string{message.type} + "\"}", message.example));
        std::vector<Row> rows;
        for (auto const& word : message.words)
            rows.push_back({std::string{word.name}, word.schema, std::string{word.help}, word.may_lack});
        if (!rows.empty()) out += "\n" + table(rows);
    }
    return out;
}

std::string closing_section() {
    std::string out = "\n### How it ends\n\n| Close code | |\n|---|---|\n";
    for (auto const& reason : close_reasons())
        out += "| " + std::to_string(reason.code) + " | " + std::string{reason.help} + " |\n";
    return out;
}

std::string who_may(Permission permission) {
    if (permission == Permission::anyone) return "anyone, without signing in";
    if (permission == Permission::signed_in) return "everybody who is signed in";
    if (permission == Permission::human) return "people, not bots";
    return "who may `" + std::string{permission_name(permission)} + "`";
}

std::string refused_line(std::string_view refusals) {
    auto const own = words_of(refusals);
    return own.empty() ? "" : "\nRefusals of its own: " + codes_of(own) + ".\n";
}

std::string answer_of(CommandSpec const& spec) {
    auto const result = spec.result ? in_words(reference(spec.result->name)) : std::string{};
    if (!spec.durable) return result.empty() ? "an empty object" : result;
    return result.empty() ? "an ack" : "an ack whose `result` is " + result;
}

std::string summary_row(CommandSpec const& spec) {
    std::string const name{spec.name};
    auto anchor = name;
    std::erase(anchor, '.');  // as GitHub makes it of a heading
    return "| [" + name + "](#" + anchor + ") | `" + std::string{spec.method} + " " + std::string{spec.route} + "` |\n";
}

std::string command_section(CommandSpec const& spec) {
    auto const in_address = parameters_of(spec.route);
    std::string out = "\n### " + std::string{spec.name} + "\n\n" + std::string{spec.help} + "\n\n";
    out += "- `" + std::string{spec.method} + " " + std::string{spec.route} + "`" +
           (spec.durable && spec.by_stream ? ", or by the stream" : "") + "\n";
    out += "- For " + who_may(spec.needs) + ".\n";
    if (spec.durable) out += std::string{"- Durable; "} + (spec.key_required ? "needs a key" : "takes a key") + ".\n";
    if (!spec.logs.empty()) out += "- Writes to: " + std::string{spec.logs} + ".\n";
    if (spec.cuts) out += "- The answer waits until nothing more reaches whoever it takes something from.\n";
    out += "- Answer: " + answer_of(spec) + ", " + std::to_string(spec.success) + ".\n";
    auto const rows = rows_of(*spec.input, in_address);
    if (!rows.empty()) out += "\n" + table(rows);
    if (!spec.example.empty() && spec.example != "{}") out += "\n" + example(spec.example);
    return out + refused_line(spec.refusals);
}

std::string read_section(ReadSpec const& spec) {
    std::string out = "\n### GET " + std::string{spec.route} + "\n\n" + std::string{spec.help} + "\n\n";
    out += "- For " + who_may(spec.needs) + ".\n";
    out += "- Answer: " + in_words(reference(spec.result->name)) + ".\n";
    auto const rows = rows_of(*spec.input, parameters_of(spec.route));
    if (!rows.empty()) out += "\n" + table(rows);
    return out + refused_line(spec.refusals);
}

std::string byte_section(ByteSpec const& spec) {
    std::string out = "\n### " + std::string{spec.method} + " " + std::string{spec.route} + "\n\n" +
                      std::string{spec.help} + "\n\n- For " + who_may(spec.needs) + ".\n";
    if (spec.body_bytes_max > 0)
        out += "- Body: `application/octet-stream`, at most " + std::to_string(spec.body_bytes_max) + " bytes.\n";
    out += spec.give
               ? "- Answer: the bytes; one range of them where one is asked for (206).\n"
               : "- Answer: " + in_words(reference(spec.result->name)) + ", " + std::to_string(spec.success) + ".\n";
    auto const rows = rows_of(*spec.input, parameters_of(spec.route));
    if (!rows.empty()) out += "\n" + table(rows);
    return out + refused_line(spec.refusals);
}

std::string whole_event(EventSpec const& spec) {
    auto const event = event_example(spec);
    std::string head = "{";
    for (auto const* name : {"type", "channel", "seq", "check", "kind", "by", "at"})
        head += (head == "{" ? "\"" : ",\"") + std::string{name} + "\":" + event[name].dump();
    return example(spliced(head + "}", spec.example));
}

std::string event_section(EventSpec const& spec) {
    std::string out = "\n#### " + std::string{spec.kind} + "\n\n" + std::string{spec.help} + "\n";
    if (!spec.example.empty()) out += "\n" + example(spec.example);
    auto const rows = rows_of(*spec.body);
    return rows.empty() ? out : out + "\n" + table(rows);
}

std::string events_section(Catalogue const& catalogue) {
    std::string out{before_events};
    auto const& events = catalogue.events;
    auto const short_one = std::min_element(events.begin(), events.end(), [](auto const& a, auto const& b) {
        return std::pair{a.example.empty(), a.example.size()} < std::pair{b.example.empty(), b.example.size()};
    });
    if (short_one != events.end()) out += whole_event(*short_one);
    for (std::string_view const log : {"channel", "@me", "@workspace"}) {
        out += log == "channel" ? "\n### In a channel\n" : "\n### In " + std::string{log} + "\n";
        for (auto const& spec : catalogue.events)
            if (spec.logs == log) out += event_section(spec);
    }
    return out;
}

void note(std::map<std::string_view, Record const*>& records, Record const* record) {
    if (!record || !records.emplace(record->name, record).second) return;
    for (auto const& field : record->fields) note(records, field.codec->nested());
}

std::string shapes_section(Catalogue const& catalogue) {
    std::map<std::string_view, Record const*> records;
    for (auto const& spec : catalogue.commands) note(records, spec.result);
    for (auto const& spec : catalogue.reads) note(records, spec.result);
    for (auto const& spec : catalogue.bytes) note(records, spec.result);
    for (auto const& spec : catalogue.events)
        for (auto const& field : spec.body->fields) note(records, field.codec->nested());
    note(records, catalogue.profile_record);
    std::string out = "\n## Shapes\n\nWhat answers and events are made of.\n";
    for (auto const& [name, record] : records)
        out += "\n### " + std::string{name} + "\n\n" + std::string{record->help} + "\n\n" + table(rows_of(*record));
    return out;
}

std::string permissions_section() {
    std::string out = "\n## Who may what\n\n| | guest | member | admin | owner | bot |\n|---|---|---|---|---|---|\n";
    for (int i = 0; i <= static_cast<int>(Permission::moderate); ++i) {
        auto const permission = static_cast<Permission>(i);
        out += "| `" + std::string{permission_name(permission)} + "` |";
        for (auto const role : {Role::guest, Role::member, Role::admin, Role::owner})
            out += permitted(role, false, permission) ? " yes |" : " |";
        out += permitted(Role::owner, true, permission) ? " as its role |\n" : " never |\n";
    }
    return out;
}

std::string codes_section(Catalogue const& catalogue) {
    std::vector<RefusalSpec> all;
    for (auto const& house : house_refusals()) all.push_back(house.spec);
    all.insert(all.end(), catalogue.refusals.begin(), catalogue.refusals.end());
    std::stable_sort(all.begin(), all.end(),
                     [](auto const& a, auto const& b) { return http_status(a.fault) < http_status(b.fault); });
    std::string out =
        "\n## Codes\n\nA refusal has a code, by REST as `application/problem+json` and on the stream as `refused`. A final one will not "
        "succeed however often it is sent; any other is worth another try with the same key.\n\n| Code | Status | Final | |\n|---|---|---|---|\n";
    for (auto const& spec : all)
        out += "| `" + std::string{spec.code} + "` | " + std::to_string(http_status(spec.fault)) + " | " +
               (is_final(spec.fault) ? "yes" : "no") + " | " + std::string{spec.help} + " |\n";
    return out;
}

}  // namespace

std::string protocol_document(Catalogue const& catalogue) {
    std::string out{beginning};
    out +=
        "\n## The stream\n\nThe server says `hello`, the client `start`, the server `ready`; then events flow, and commands may be sent.\n";
    out += stream_section(catalogue, Side::server) + stream_section(catalogue, Side::client) + closing_section();
    out +=
        "\n## Commands\n\nBy the stream a command carries the same fields, those of the address too, beside `name` and `key`.\n";
    out += "\n| Command | Route |\n|---|---|\n";
    for (auto const& spec : catalogue.commands) out += summary_row(spec);
    for (auto const& spec : catalogue.commands) out += command_section(spec);
    out += "\n## Reads\n";
    for (auto const& spec : catalogue.reads) out += read_section(spec);
    if (!catalogue.bytes.empty()) out += "\n## Bytes\n";
    for (auto const& spec : catalogue.bytes) out += byte_section(spec);
    out += events_section(catalogue) + shapes_section(catalogue) + permissions_section() + codes_section(catalogue);
    return out;
}

}  // namespace holdfast
