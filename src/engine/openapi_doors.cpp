// Doors: what programs post in a form of their own, and the one line they are answered.
#include "engine/openapi_parts.hpp"

namespace holdfast::openapi {
namespace {

Json line_of(std::string_view help) {
    return {{"description", std::string{help}}, {"content", {{"text/plain", {{"schema", {{"type", "string"}}}}}}}};
}

Json body_of(DoorSpec const& door) {
    Json form{{"type", "object"}, {"required", Json::array({"payload"})}};
    form["properties"]["payload"] = {{"type", "string"}, {"description", "The same as JSON."}};
    Json const json{{"schema", {{"type", "object"}}}, {"example", Json::parse(door.example)}};
    return {{"required", true},
            {"content", {{"application/json", json}, {"application/x-www-form-urlencoded", {{"schema", form}}}}}};
}

// The route's last words, so that every route has an operation of its own.
std::string operation_id(DoorSpec const& door, std::size_t route) {
    return std::string{door.command.name} + (route == 0 ? "" : "_" + std::to_string(route + 1));
}

}  // namespace

void add_doors(Json& paths, Catalogue const& catalogue) {
    for (auto const& door : catalogue.doors)
        for (std::size_t i = 0; i < door.routes.size(); ++i) {
            Json parameters = Json::array();
            for (auto const name : parameters_of(door.routes[i]))
                parameters.push_back({{"name", std::string{name}},
                                      {"in", "path"},
                                      {"required", true},
                                      {"schema", {{"type", "string"}}}});
            auto& operation = paths[std::string{door.routes[i]}]["post"];
            operation = {{"operationId", operation_id(door, i)},
                         {"summary", std::string{door.command.help}},
                         {"tags", Json::array({"doors"})},
                         {"security", Json::array()},
                         {"x-permission", "anyone"},
                         {"x-door", true},
                         {"parameters", std::move(parameters)},
                         {"requestBody", body_of(door)}};
            operation["responses"] = {{"200", line_of("It is posted: ok.")}, {"default", line_of(door.refusals)}};
        }
}

}  // namespace holdfast::openapi
