// What the document is put together from.
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "holdfast/engine/catalogue.hpp"

namespace holdfast::openapi {

// Short names for schemas.
Json reference(std::string_view schema);
Json constant(Json value);
Json closed(Json schema);  // nothing beyond the declared properties
Json described(Json schema, std::string_view help);
Json object_of(Json schema);  // by id
Json list_of(Json schema);
// How the log of an event is called in the field `channel`: of a channel by its id, otherwise always by one name.
Json log_schema(std::string_view logs);

// The parameters that a route names, in order.
std::vector<std::string_view> parameters_of(std::string_view route);
bool holds(std::vector<std::string_view> const& names, std::string_view name);
// Whether a record has fields beside these.
bool has_more_than(Record const& input, std::vector<std::string_view> const& names);
// A record without some of its fields.
Json schema_without(Record const& record, std::vector<std::string_view> const& names);

// The ack of a command with this result; plain Ack when there is none.
std::string ack_name(Record const* result);
// Every kind of event by its schema: {"message.posted": "MessagePosted"}
std::string event_name(EventSpec const& spec);
// The whole event around the example of its body.
Json event_example(EventSpec const& spec);

Json schemas_of(Catalogue const& catalogue);
Json responses_of(Catalogue const& catalogue, CommandSpec const& spec);
Json responses_of(Catalogue const& catalogue, ReadSpec const& spec);
Json responses_of(Catalogue const& catalogue, ByteSpec const& spec);
// Every refusal under its status; those that nearly all operations have alike point at the shared ones.
void add_problems(Json& responses, Catalogue const& catalogue, CommandSpec const& spec);
void add_problems(Json& responses, Catalogue const& catalogue, ReadSpec const& spec);
void add_problems(Json& responses, Catalogue const& catalogue, ByteSpec const& spec);
Json shared_responses_of(Catalogue const& catalogue);
Json paths_of(Catalogue const& catalogue);

}  // namespace holdfast::openapi
