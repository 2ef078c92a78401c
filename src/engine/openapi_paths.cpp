// The operations: one for each command and each read.
#include <algorithm>

#include "engine/openapi_parts.hpp"
#include "engine/refusals.hpp"

namespace holdfast::openapi {
namespace {

Json header(std::string_view name) { return {{"$ref", "#/components/headers/" + std::string{name}}}; }
Json json_content(Json schema) { return {{"application/json", {{"schema", std::move(schema)}}}}; }

Json success_response(CommandSpec const& spec, std::string_view help) {
    auto const name = spec.durable  ? ack_name(spec.result)
                      : spec.result ? std::string{spec.result->name}
                                    : std::string{"Empty"};
    Json headers = Json::object();
    for (auto const* rate : {"RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"}) headers[rate] = header(rate);
    return {{"description", std::string{help}},
            {"headers", std::move(headers)},
            {"content", json_content(reference(name))}};
}

Json parameter(Field const& field, std::string_view where) {
    auto const schema = field.codec->schema(field);
    Json out{{"name", std::string{field.name}}, {"in", std::string{where}}, {"schema", schema}};
    if (!field.help.empty()) out["description"] = std::string{field.help};
    if (where == "path" || !field.may_lack) out["required"] = true;
    // Several in one parameter, with commas between them.
    if (schema.value("type", "") == "array") out["explode"] = false;
    return out;
}

Json path_parameters(Record const& input, std::vector<std::string_view> const& names) {
    Json out = Json::array();
    for (auto const& field : input.fields)
        if (holds(names, field.name)) out.push_back(parameter(field, "path"));
    return out;
}

std::string tag_of(std::string_view route) {
    constexpr std::string_view root = "/api/v1/";
    if (route.starts_with(root)) route.remove_prefix(root.size());
    return std::string{route.substr(0, route.find('/'))};
}

template <class Spec>
Json operation(Catalogue const& catalogue, Spec const& spec) {
    Json out{{"operationId", std::string{spec.name}},
             {"summary", std::string{spec.help}},
             {"tags", Json::array({tag_of(spec.route)})}};
    out["security"] = Json::array();
    if (spec.needs != Permission::anyone)
        out["security"] = Json::array({Json{{"bearer", Json::array()}}, Json{{"cookie", Json::array()}}});
    out["x-permission"] = std::string{permission_name(spec.needs)};
    out["x-refusals"] = Json::array();
    for (auto const code : words_of(spec.refusals)) out["x-refusals"].push_back(std::string{code});
    out["responses"] = responses_of(catalogue, spec);
    return out;
}

Json request_body(CommandSpec const& spec, std::vector<std::string_view> const& names) {
    auto const schema = names.empty() ? reference(spec.input->name) : schema_without(*spec.input, names);
    auto content = json_content(schema);
    if (!spec.example.empty()) content["application/json"]["example"] = Json::parse(spec.example);
    bool const required = std::any_of(spec.input->fields.begin(), spec.input->fields.end(),
                                      [&](Field const& field) { return !field.may_lack && !holds(names, field.name); });
    return {{"required", required}, {"content", std::move(content)}};
}

Json command_operation(Catalogue const& catalogue, CommandSpec const& spec) {
    auto const names = parameters_of(spec.route);
    auto out = operation(catalogue, spec);
    out["parameters"] = path_parameters(*spec.input, names);
    if (spec.durable)
        out["parameters"].push_back(
            {{"$ref", spec.key_required ? "#/components/parameters/RequiredKey" : "#/components/parameters/Key"}});
    if (has_more_than(*spec.input, names)) out["requestBody"] = request_body(spec, names);
    out["x-logs"] = std::string{spec.logs};
    out["x-durable"] = spec.durable;
    out["x-by-stream"] = spec.durable && spec.by_stream;
    out["x-cuts"] = spec.cuts;
    return out;
}

Json read_operation(Catalogue const& catalogue, ReadSpec const& spec) {
    auto const names = parameters_of(spec.route);
    auto out = operation(catalogue, spec);
    out["parameters"] = path_parameters(*spec.input, names);
    for (auto const& field : spec.input->fields)
        if (!holds(names, field.name)) out["parameters"].push_back(parameter(field, "query"));
    return out;
}

// Bytes as they are, neither text nor JSON.
Json byte_content() { return {{"application/octet-stream", {{"schema", Json::object()}}}}; }

Json byte_operation(Catalogue const& catalogue, ByteSpec const& spec) {
    auto const names = parameters_of(spec.route);
    auto out = operation(catalogue, spec);
    out["parameters"] = path_parameters(*spec.input, names);
    for (auto const& field : spec.input->fields)
        if (!holds(names, field.name)) out["parameters"].push_back(parameter(field, "query"));
    if (spec.body_bytes_max > 0) out["requestBody"] = {{"required", true}, {"content", byte_content()}};
    return out;
}

std::string lower(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

}  // namespace

Json responses_of(Catalogue const& catalogue, CommandSpec const& spec) {
    Json out = Json::object();
    if (spec.success != 200) out[std::to_string(spec.success)] = success_response(spec, "It is made.");
    if (spec.success == 200 || spec.durable)
        out["200"] = success_response(spec, spec.success == 200 ? "It is so." : "It was so already.");
    add_problems(out, catalogue, spec);
    return out;
}

Json responses_of(Catalogue const& catalogue, ReadSpec const& spec) {
    Json out{{"200",
              {{"description", std::string{spec.result->help.empty() ? spec.help : spec.result->help}},
               {"content", json_content(reference(spec.result->name))}}}};
    add_problems(out, catalogue, spec);
    return out;
}

Json responses_of(Catalogue const& catalogue, ByteSpec const& spec) {
    Json out = Json::object();
    if (spec.give) {
        out["200"] = {{"description", "All of it."}, {"content", byte_content()}};
        out["206"] = {{"description", "The range that was asked for."}, {"content", byte_content()}};
    } else {
        out[std::to_string(spec.success)] = {{"description", std::string{spec.result->help}},
                                             {"content", json_content(reference(spec.result->name))}};
    }
    add_problems(out, catalogue, spec);
    return out;
}

Json paths_of(Catalogue const& catalogue) {
    Json paths = Json::object();
    for (auto const& spec : catalogue.commands)
        paths[std::string{spec.route}][lower(spec.method)] = command_operation(catalogue, spec);
    for (auto const& spec : catalogue.reads) paths[std::string{spec.route}]["get"] = read_operation(catalogue, spec);
    for (auto const& spec : catalogue.bytes)
        paths[std::string{spec.route}][lower(spec.method)] = byte_operation(catalogue, spec);
    return paths;
}

}  // namespace holdfast::openapi
