#include "engine/openapi_parts.hpp"

#include <algorithm>

namespace holdfast::openapi {

Json reference(std::string_view schema) { return {{"$ref", "#/components/schemas/" + std::string{schema}}}; }
Json constant(Json value) { return {{"const", std::move(value)}}; }
Json object_of(Json schema) { return {{"type", "object"}, {"additionalProperties", std::move(schema)}}; }
Json list_of(Json schema) { return {{"type", "array"}, {"items", std::move(schema)}}; }

Json closed(Json schema) {
    schema["additionalProperties"] = false;
    return schema;
}

Json described(Json schema, std::string_view help) {
    if (!help.empty()) schema["description"] = std::string{help};
    return schema;
}

Json log_schema(std::string_view logs) {
    if (logs.starts_with('@')) return constant(std::string{logs});
    return reference(logs == "channel" ? "ChannelId" : "LogName");
}

Json schema_without(Record const& record, std::vector<std::string_view> const& names) {
    auto schema = schema_of(record);
    Json required = Json::array();
    for (auto const& field : record.fields) {
        std::string const name{field.name};
        if (holds(names, name)) schema["properties"].erase(name);
        else if (!field.may_lack) required.push_back(name);
    }
    schema.erase("required");
    if (!required.empty()) schema["required"] = std::move(required);
    return schema;
}

std::string ack_name(Record const* result) { return (result ? std::string{result->name} : std::string{}) + "Ack"; }
std::string event_name(EventSpec const& spec) { return std::string{spec.body->name}; }

Json event_example(EventSpec const& spec) {
    auto event = Json::parse(spec.example.empty() ? "{}" : spec.example);
    event["type"] = "event";
    event["channel"] = spec.logs.starts_with('@') ? std::string{spec.logs} : "C01h9w4c9c8g00";
    event["seq"] = 413;
    event["check"] = "9f3c2d8810aa47e6";
    event["kind"] = std::string{spec.kind};
    event["by"] = "U01h9w4c9c8g00";
    event["at"] = "2026-09-14T08:41:00.123456Z";
    return event;
}

std::vector<std::string_view> parameters_of(std::string_view route) {
    std::vector<std::string_view> names;
    for (auto open = route.find('{'); open != std::string_view::npos; open = route.find('{', open + 1))
        names.push_back(route.substr(open + 1, route.find('}', open) - open - 1));
    return names;
}

bool holds(std::vector<std::string_view> const& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_more_than(Record const& input, std::vector<std::string_view> const& names) {
    return std::any_of(input.fields.begin(), input.fields.end(),
                       [&](Field const& field) { return !holds(names, field.name); });
}

}  // namespace holdfast::openapi
