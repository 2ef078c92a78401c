// The components: records, events in all their forms, acks, and the words of the stream.
#include <map>
#include <stdexcept>

#include "engine/openapi_parts.hpp"
#include "engine/openapi_stream.hpp"

namespace holdfast::openapi {

namespace {

// Records by name, and whether the server reads or writes them. What it does both with stays open.
class Records {
public:
    void reads(Record const* record) { add(record, false); }
    void writes(Record const* record) { add(record, true); }

    void put_into(Json& schemas) const {
        for (auto const& [name, entry] : entries_) {
            auto schema = schema_of(*entry.record);
            schemas[name] = entry.read ? std::move(schema) : closed(std::move(schema));
        }
    }

private:
    struct Entry {
        Record const* record = nullptr;
        bool read = false, written = false;
    };

    void add(Record const* record, bool written) {
        if (!record) return;
        auto& entry = entries_[std::string{record->name}];
        if (entry.record && entry.record != record)
            throw std::logic_error{"two records are called " + std::string{record->name}};
        bool const known = written ? entry.written : entry.read;
        entry.record = record;
        (written ? entry.written : entry.read) = true;
        if (!known) add_nested(*record, written);
    }
    void add_nested(Record const& record, bool written) {
        for (auto const& field : record.fields) add(field.codec->nested(), written);
    }

    std::map<std::string, Entry> entries_;
};

void put(Json& schemas, std::string const& name, Json schema) {
    if (schemas.contains(name)) throw std::logic_error{"two schemas are called " + name};
    schemas[name] = std::move(schema);
}

Json text_like(std::string pattern, std::string_view help) {
    return described({{"type", "string"}, {"pattern", std::move(pattern)}}, help);
}

void put_words(Json& schemas) {
    std::string const digits = "[0-9a-hjkmnp-tv-z]{13}";
    put(schemas, "ChannelId", text_like("^C" + digits + "$", "A channel or a direct message."));
    put(schemas, "UserId", text_like("^U" + digits + "$", "A person or a bot."));
    put(schemas, "LogName",
        text_like("^(@me|@workspace|C" + digits + ")$", "A log: a channel by its id, one's own, or the workspace's."));
    put(schemas, "Key",
        text_like("^[A-Za-z0-9_-]{1,64}$", "What a command is known by: the same whenever it is sent again."));
    put(schemas, "Check",
        text_like("^[0-9a-f]{16}$", "A running digest of the log's event headers: with its number, a cursor."));
    put(schemas, "Seq",
        described({{"type", "integer"}, {"format", "int64"}, {"minimum", 1}},
                  "A place in a log: 1, 2, 3, … without holes."));
    put(schemas, "Empty",
        closed(
            described({{"type", "object"}, {"properties", Json::object()}}, "It is done; there is nothing to say.")));
}

void put_problem(Json& schemas) {
    Json const text{{"type", "string"}};
    Json const whole{{"type", "integer"}, {"format", "int64"}};
    Json const properties{
        {"type", described(text, "Always about:blank; the code says more.")},
        {"title", described(text, "The status in words.")},
        {"status", described(whole, "The status again.")},
        {"detail", described(text, "One sentence for a person.")},
        {"code", described(text, "Stable; what programs decide by.")},
        {"field", described(text, "The field at fault.")},
        {"retry_ms", described(whole, "When to try again.")},
        {"request_id", described(text, "For finding it in the server's log.")},
    };
    put(schemas, "Problem",
        closed(described({{"type", "object"},
                          {"properties", properties},
                          {"required", {"type", "title", "status", "detail", "code", "request_id"}}},
                         "A refusal, as RFC 9457 has it.")));
}

Json ack_schema(Record const* result) {
    Json const whole{{"type", "integer"}, {"format", "int64"}, {"minimum", 0}};
    Json properties{
        {"key", described(reference("Key"), "Of the command; one that the server made when none was sent.")},
        {"log", described(reference("LogName"), "The log the change stands in.")},
        {"seq", described(whole, "Its number there; when unchanged, the head it was found at.")},
        {"at", described({{"type", "string"}, {"format", "date-time"}}, "When.")},
        {"duplicate", described(constant(true), "This key had been taken before: the same place.")},
        {"unchanged", described(constant(true), "What was asked for was so already.")},
    };
    Json required{"key", "log", "seq", "at"};
    if (result) {
        properties["result"] = reference(result->name);
        required.push_back("result");
    }
    return closed(
        described({{"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}},
                  "The change is on stable storage, once, at this place."));
}

void put_acks(Json& schemas, Catalogue const& catalogue) {
    std::map<std::string, Record const*> results{{ack_name(nullptr), nullptr}};
    for (auto const& spec : catalogue.commands)
        if (spec.durable) results[ack_name(spec.result)] = spec.result;
    for (auto const& [name, result] : results) put(schemas, name, ack_schema(result));
}

// What every event begins with.
void add_header(Json& schema, Json log, std::string_view kind) {
    auto& properties = schema["properties"];
    properties["type"] = constant("event");
    properties["channel"] = std::move(log);
    properties["seq"] = reference("Seq");
    properties["check"] = reference("Check");
    properties["kind"] = constant(std::string{kind});
    for (auto const* name : {"type", "channel", "seq", "check", "kind"}) schema["required"].push_back(name);
}

Json event_schema(EventSpec const& spec) {
    auto schema = schema_of(*spec.body);
    add_header(schema, log_schema(spec.logs), spec.kind);
    schema["properties"]["by"] = described(reference("UserId"), "Who did it.");
    schema["properties"]["at"] =
        described({{"type", "string"}, {"format", "date-time"}}, "When; unique and rising within a log.");
    schema["properties"]["redacted"] = described(constant(true), "Its text has been taken away.");
    schema["required"].push_back("by");
    schema["required"].push_back("at");
    schema["examples"] = Json::array({event_example(spec)});
    return closed(described(std::move(schema), spec.help));
}

Json hidden_schema() {
    Json schema{{"type", "object"}};
    add_header(schema, reference("LogName"), "hidden");
    return closed(
        described(std::move(schema), "An event that this reader may not see: its place, so that there is no hole."));
}

// One of several schemas, told apart by one property.
struct Union {
    explicit Union(std::string_view property) : property_{property} {}
    void add(std::string_view value, std::string_view schema) {
        forms_.push_back(reference(schema));
        mapping_[std::string{value}] = "#/components/schemas/" + std::string{schema};
    }
    Json schema(std::string_view help) const {
        return described({{"oneOf", forms_}, {"discriminator", {{"propertyName", property_}, {"mapping", mapping_}}}},
                         help);
    }

private:
    std::string property_;
    Json forms_ = Json::array(), mapping_ = Json::object();
};

void put_events(Json& schemas, Catalogue const& catalogue) {
    Union events{"kind"};
    for (auto const& spec : catalogue.events) {
        put(schemas, event_name(spec), event_schema(spec));
        events.add(spec.kind, event_name(spec));
    }
    put(schemas, "HiddenEvent", hidden_schema());
    events.add("hidden", "HiddenEvent");
    put(schemas, "Event", events.schema("An event of a log. A client skips kinds it does not know, and counts them."));
}

// What a command carries, by its name.
Json command_inputs(Catalogue const& catalogue) {
    Json inputs = Json::object();
    for (auto const& spec : catalogue.commands)
        if (spec.durable && spec.by_stream)
            inputs[std::string{spec.name}] = "#/components/schemas/" + std::string{spec.input->name};
    return inputs;
}

void put_stream(Json& schemas, Catalogue const& catalogue) {
    Union server{"type"}, client{"type"};
    server.add("event", "Event");
    for (auto const& message : stream_messages(catalogue)) {
        auto schema = message_schema(message);
        if (message.open) schema["x-inputs"] = command_inputs(catalogue);
        put(schemas, std::string{message.schema}, std::move(schema));
        (message.side == Side::server ? server : client).add(message.type, message.schema);
    }
    // Events are told apart by `kind`: generators that take a discriminator for a tag of plain objects stumble over a union in it.
    auto said = server.schema("What the server says on the stream, told apart by `type`.");
    said.erase("discriminator");
    put(schemas, "StreamServerMessage", std::move(said));
    put(schemas, "StreamClientMessage", client.schema("What a client says on the stream."));
}

}  // namespace

Json schemas_of(Catalogue const& catalogue) {
    Records records;
    for (auto const& spec : catalogue.commands) {
        records.reads(spec.input);
        records.writes(spec.result);
    }
    for (auto const& spec : catalogue.reads) records.writes(spec.result);
    for (auto const& spec : catalogue.bytes) records.writes(spec.result);
    for (auto const& spec : catalogue.events)
        for (auto const& field : spec.body->fields) records.writes(field.codec->nested());
    records.writes(catalogue.profile_record);

    Json schemas = Json::object();
    records.put_into(schemas);
    put_words(schemas);
    put_problem(schemas);
    put_acks(schemas, catalogue);
    put_events(schemas, catalogue);
    put_stream(schemas, catalogue);
    return schemas;
}

}  // namespace holdfast::openapi
