// Schemas in words and tables, for docs/protocol.md.
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "holdfast/base/json.hpp"

namespace holdfast::markdown {

// "text, 1 to 80 bytes", "id of a channel", "list of [Channel](#channel)"
std::string in_words(Json const& schema);
// 16384 as 16,384
std::string grouped(std::int64_t value);
// `a`, `b`
std::string codes_of(std::vector<std::string_view> const& codes);
// One line when it is short, otherwise indented. The members keep their order.
std::string example(std::string_view json);

struct Row {
    std::string name;
    Json schema;
    std::string help;
    bool may_lack = false;
};
// With a row of its own for each member of an object that has no name.
std::string table(std::vector<Row> const& rows);

}  // namespace holdfast::markdown
