// The operations: one for each command and each read.
#include <algorithm>
#include <map>

#include "engine/openapi_parts.hpp"
#include "engine/refusals.hpp"

namespace holdfast::openapi {

std::vector<std::string_view> parameters_of(std::string_view route) {
    std::vector<std::string_view> names;
    for (auto open = route.find('{'); open != std::string_view::npos; open = route.find('{', open + 1))
        names.push_back(route.substr(open + 1, route.find('}', open) - open - 1));
    return names;
}

bool holds(std::vector<std::string_view> const& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

namespace {

struct Asked {
    bool body = false, query = false, path = false;
    bool changing = false, durable = false, key_required = false;
    Permission needs = Permission::signed_in;
    std::string_view refusals = {};
};

bool has_more_than(Record const& input, std::vector<std::string_view> const& names) {
    return std::any_of(input.fields.begin(), input.fields.end(), [&](Field const& field) { return !holds(names, field.name); });
}

Asked asked_by(CommandSpec const& spec) {
    auto const names = parameters_of(spec.route);
    return {has_more_than(*spec.input, names), false, !names.empty(), true, spec.durable, spec.key_required, spec.needs, spec.refusals};
}
Asked asked_by(ReadSpec const& spec) {
    auto const names = parameters_of(spec.route);
    return {false, has_more_than(*spec.input, names), !names.empty(), false, false, false, spec.needs, spec.refusals};
}

bool expected(Expect expect, Asked const& asked) {
    switch (expect) {
        case Expect::always: return true;
        case Expect::where_declared: return false;
        case Expect::with_body: return asked.body;
        case Expect::with_query: return asked.query;
        case Expect::with_input: return asked.body || asked.query;
        case Expect::with_path: return asked.path;
        case Expect::with_key: return asked.durable;
        case Expect::key_required: return asked.key_required;
        case Expect::changing: return asked.changing;
        case Expect::narrowed: return asked.needs > Permission::signed_in;
    }
    return false;
}

std::vector<RefusalSpec const*> refusals_for(Catalogue const& catalogue, Asked const& asked) {
    auto const own = words_of(asked.refusals);
    std::vector<RefusalSpec const*> out;
    for (auto const& spec : catalogue.refusals)
        if (holds(own, spec.code)) out.push_back(&spec);
    for (auto const& house : house_refusals())
        if (expected(house.expect, asked) || holds(own, house.spec.code)) out.push_back(&house.spec);
    std::stable_sort(out.begin(), out.end(), [](auto const* a, auto const* b) { return http_status(a->fault) < http_status(b->fault); });
    return out;
}

std::string_view title_of(int status) {
    switch (status) {
        case 400: return "The request does not make sense as written.";
        case 401: return "Who asks is not known.";
        case 403: return "Not allowed.";
        case 404: return "Not there, or not for who asks.";
        case 409: return "Something else is so already.";
        case 413: return "Too large.";
        case 429: return "Too much at once.";
        case 503: return "Not at the moment.";
        default: return "The fault is the server's.";
    }
}

Json header(std::string_view name) { return {{"$ref", "#/components/headers/" + std::string{name}}}; }
Json json_content(Json schema) { return {{"application/json", {{"schema", std::move(schema)}}}}; }

Json problem_response(int status, std::vector<RefusalSpec const*> const& refusals) {
    std::string help;
    Json codes = Json::array();
    for (auto const* spec : refusals) {
        if (http_status(spec->fault) != status) continue;
        help += (help.empty() ? " `" : ", `") + std::string{spec->code} + "`";
        codes.push_back(std::string{spec->code});
    }
    help = std::string{title_of(status)} + help;
    Json out{{"description", help}, {"x-codes", std::move(codes)}, {"content", {{"application/problem+json", {{"schema", reference("Problem")}}}}}};
    if (status == 429 || status == 503) out["headers"]["Retry-After"] = header("RetryAfter");
    return out;
}

Json unclear_response() {
    return {{"description", "What goes wrong before the request is understood."},
            {"content", {{"application/problem+json", {{"schema", reference("Problem")}}}}}};
}

// What nearly every operation answers alike.
std::map<std::string, Json> shared_responses(Catalogue const& catalogue) {
    auto const command = refusals_for(catalogue, {.changing = true});
    auto const read = refusals_for(catalogue, {});
    return {{"Unauthorized", problem_response(401, read)}, {"RateLimited", problem_response(429, read)}, {"Internal", problem_response(500, read)},
            {"Busy", problem_response(503, read)}, {"Unavailable", problem_response(503, command)}, {"Unclear", unclear_response()}};
}

void add_problems(Json& responses, Catalogue const& catalogue, std::vector<RefusalSpec const*> const& refusals) {
    auto const shared = shared_responses(catalogue);
    auto const put = [&](std::string const& status, Json response) {
        for (auto const& [name, known] : shared)
            if (known == response) response = {{"$ref", "#/components/responses/" + name}};
        responses[status] = std::move(response);
    };
    for (auto const* spec : refusals) put(std::to_string(http_status(spec->fault)), problem_response(http_status(spec->fault), refusals));
    put("default", unclear_response());
}

Json success_response(CommandSpec const& spec, std::string_view help) {
    auto const name = spec.durable ? ack_name(spec.result) : spec.result ? std::string{spec.result->name} : std::string{"Empty"};
    Json headers = Json::object();
    for (auto const* rate : {"RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"}) headers[rate] = header(rate);
    return {{"description", std::string{help}}, {"headers", std::move(headers)}, {"content", json_content(reference(name))}};
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
    Json out{{"operationId", std::string{spec.name}}, {"summary", std::string{spec.help}}, {"tags", Json::array({tag_of(spec.route)})}};
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
    if (spec.durable) out["parameters"].push_back({{"$ref", spec.key_required ? "#/components/parameters/RequiredKey" : "#/components/parameters/Key"}});
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

std::string lower(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

}  // namespace

std::vector<RefusalSpec const*> refusals_of(Catalogue const& catalogue, CommandSpec const& spec) { return refusals_for(catalogue, asked_by(spec)); }
std::vector<RefusalSpec const*> refusals_of(Catalogue const& catalogue, ReadSpec const& spec) { return refusals_for(catalogue, asked_by(spec)); }

Json responses_of(Catalogue const& catalogue, CommandSpec const& spec) {
    Json out = Json::object();
    if (spec.success != 200) out[std::to_string(spec.success)] = success_response(spec, "It is made.");
    if (spec.success == 200 || spec.durable) out["200"] = success_response(spec, spec.success == 200 ? "It is so." : "It was so already.");
    add_problems(out, catalogue, refusals_of(catalogue, spec));
    return out;
}

Json responses_of(Catalogue const& catalogue, ReadSpec const& spec) {
    Json out{{"200", {{"description", std::string{spec.result->help.empty() ? spec.help : spec.result->help}},
                      {"content", json_content(reference(spec.result->name))}}}};
    add_problems(out, catalogue, refusals_of(catalogue, spec));
    return out;
}

Json shared_responses_of(Catalogue const& catalogue) { return shared_responses(catalogue); }

Json paths_of(Catalogue const& catalogue) {
    Json paths = Json::object();
    for (auto const& spec : catalogue.commands) paths[std::string{spec.route}][lower(spec.method)] = command_operation(catalogue, spec);
    for (auto const& spec : catalogue.reads) paths[std::string{spec.route}]["get"] = read_operation(catalogue, spec);
    return paths;
}

}  // namespace holdfast::openapi
