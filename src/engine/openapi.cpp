#include "holdfast/engine/openapi.hpp"

#include <set>

#include "engine/openapi_parts.hpp"
#include "holdfast/base/version.hpp"

namespace holdfast {
namespace {

using namespace openapi;

constexpr std::string_view about =
    "The REST door of a Holdfast server. The other door is the stream at `GET /api/v1/stream`, a WebSocket of the "
    "subprotocol `holdfast.v1`; its messages are `StreamServerMessage` and `StreamClientMessage` among the schemas.\n\n"
    "A durable command answers with an ack: the change is on stable storage, once, at the place the ack names. It may be "
    "sent again with the same `Idempotency-Key` for as long as one likes, and is answered with the same place.\n\n"
    "Unknown fields in a request are ignored. Answers and events hold nothing beyond what is declared here.";

Json key_parameter(bool required) {
    return {
        {"name", "Idempotency-Key"},
        {"in", "header"},
        {"required", required},
        {"schema", reference("Key")},
        {"description",
         required
             ? "The same whenever the command is sent again, so that it is carried out once."
             : "The same whenever the command is sent again, so that it is carried out once. Without it the server makes one."}};
}

Json header(std::string_view help) {
    return {{"description", std::string{help}}, {"schema", {{"type", "integer"}, {"minimum", 0}}}};
}

Json components_of(Catalogue const& catalogue) {
    Json const headers{
        {"RateLimit-Limit", header("How many requests may come at once.")},
        {"RateLimit-Remaining", header("How many of them are left.")},
        {"RateLimit-Reset", header("Seconds until the next one is allowed; 0 while some are left.")},
        {"RetryAfter", header("Seconds after which to try again.")},
    };
    Json const security{
        {"bearer", {{"type", "http"}, {"scheme", "bearer"}, {"description", "A token, for programs."}}},
        {"cookie",
         {{"type", "apiKey"},
          {"in", "cookie"},
          {"name", "__Host-holdfast"},
          {"description",
           "A browser's session; called `holdfast` on a server without TLS. Whatever changes something must come from the server's own origin."}}},
    };
    return {{"schemas", schemas_of(catalogue)},
            {"parameters", {{"Key", key_parameter(false)}, {"RequiredKey", key_parameter(true)}}},
            {"responses", shared_responses_of(catalogue)},
            {"headers", headers},
            {"securitySchemes", security}};
}

Json tags_in(Json const& paths) {
    std::set<std::string> names;
    for (auto const& path : paths)
        for (auto const& operation : path)
            for (auto const& tag : operation["tags"]) names.insert(tag.get<std::string>());
    Json tags = Json::array();
    for (auto const& name : names) tags.push_back({{"name", name}});
    return tags;
}

}  // namespace

std::string openapi_document(Catalogue const& catalogue) {
    auto paths = paths_of(catalogue);
    Json document{
        {"openapi", "3.1.0"},
        {"info", {{"title", "Holdfast"}, {"version", std::string{version}}, {"description", std::string{about}}}},
        {"servers", Json::array({Json{{"url", "/"}}})}};
    document["tags"] = tags_in(paths);
    document["paths"] = std::move(paths);
    document["components"] = components_of(catalogue);
    return document.dump(2) + "\n";
}

}  // namespace holdfast
