// The catalogue in two other tongues: OpenAPI 3.1 for programs and generators, Markdown for people.
// Pure; any thread. Made once at the start and served as it is. Throws std::logic_error when two records bear one name.
#pragma once

#include <string>

#include "holdfast/engine/catalogue.hpp"

namespace holdfast {

// Answers and events are closed: additionalProperties is false in whatever the server writes. What it reads stays open,
// because unknown fields are ignored.
std::string openapi_document(Catalogue const& catalogue);

// docs/protocol.md, as `holdfast openapi --protocol` prints it.
std::string protocol_document(Catalogue const& catalogue);

}  // namespace holdfast
