#include "engine/markdown.hpp"

#include <algorithm>
#include <map>

namespace holdfast::markdown {
namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

std::string joined(std::vector<std::string> const& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i)
        out += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    return out;
}

std::string quoted(Json const& value) { return "`" + value.dump() + "`"; }

std::string range(Json const& schema, char const* least, char const* most) {
    bool const bounded = schema.contains(most);
    auto const from = schema.value(least, std::int64_t{0});
    if (bounded && schema[most] == from) return "exactly " + grouped(from);
    if (bounded && from > 0) return grouped(from) + " to " + grouped(schema[most].get<std::int64_t>());
    if (bounded) return "up to " + grouped(schema[most].get<std::int64_t>());
    return from > 0 ? grouped(from) + " or more" : "";
}

std::string with_range(std::string word, std::string const& range, std::string_view unit) {
    return range.empty() ? word : word + ", " + range + std::string{unit};
}

std::string referred(std::string name) {
    static std::map<std::string, std::string> const small{
        {"Seq", "number"},
        {"LogName", "name of a log"},
        {"Key", "key"},
        {"ChannelId", "id of a channel"},
        {"UserId", "id of a person"},
        {"Check", "check"},
        {"Event", "[event](#events)"},
    };
    name = name.substr(name.rfind('/') + 1);
    auto const found = small.find(name);
    return found == small.end() ? "[" + name + "](#" + lower(name) + ")" : found->second;
}

std::string id_in_words(char letter) {
    switch (letter) {
        case 'C': return "id of a channel";
        case 'U': return "id of a person";
        case 'S': return "id of a session";
        case 'V': return "id of an invitation";
        default: return "id";
    }
}

std::string text_in_words(Json const& schema) {
    if (schema.contains("enum")) {
        std::vector<std::string> names;
        for (auto const& name : schema["enum"]) names.push_back(quoted(name));
        return names.size() > 8 ? "one of the names below" : joined(names);
    }
    if (schema.value("format", "") == "date-time") return "time";
    if (schema.contains("pattern")) return id_in_words(schema["pattern"].get<std::string>()[1]);
    return with_range("text", range(schema, "minLength", "maxLength"), " bytes");
}

std::string list_in_words(Json const& schema) {
    if (schema.contains("prefixItems")) return "number and check";
    return with_range("list of " + in_words(schema["items"]), range(schema, "minItems", "maxItems"), "");
}

// The object inside, when it has no name of its own.
Json const* unnamed(Json const& schema) {
    if (schema.contains("properties")) return &schema;
    auto const inner = schema.find("additionalProperties");
    return inner != schema.end() && inner->is_object() && inner->contains("properties") ? &*inner : nullptr;
}

void add_row(std::string& out, Row const& row) {
    out += "| `" + row.name + "` | " + in_words(row.schema) + (row.may_lack ? "; may be left out" : "") + " | " +
           row.help + " |\n";
    auto const* inside = unnamed(row.schema);
    if (!inside) return;
    auto const prefix = row.name + (inside == &row.schema ? "." : ".{id}.");
    auto const required = inside->value("required", Json::array());
    for (auto const& [name, schema] : (*inside)["properties"].items()) {
        bool const needed = std::find(required.begin(), required.end(), name) != required.end();
        add_row(out, {prefix + name, schema, schema.value("description", ""), !needed});
    }
}

}  // namespace

std::string grouped(std::int64_t value) {
    auto out = std::to_string(value);
    for (auto at = static_cast<int>(out.size()) - 3; at > 0; at -= 3) out.insert(static_cast<std::size_t>(at), ",");
    return out;
}

std::string in_words(Json const& schema) {
    if (schema.contains("$ref")) return referred(schema["$ref"].get<std::string>());
    if (schema.contains("const")) return quoted(schema["const"]);
    for (auto const* several : {"oneOf", "anyOf"}) {
        if (!schema.contains(several)) continue;
        std::vector<std::string> forms;
        for (auto const& form : schema[several]) forms.push_back(in_words(form));
        return joined(forms);
    }
    auto const type = schema.value("type", "");
    if (type == "null") return "null";
    if (type == "boolean") return "true or false";
    if (type == "integer") return with_range("number", range(schema, "minimum", "maximum"), "");
    if (type == "string") return text_in_words(schema);
    if (type == "array") return list_in_words(schema);
    if (type != "object") return "anything";
    auto const inner = schema.find("additionalProperties");
    if (inner == schema.end() || !inner->is_object()) return "object";
    return "object by id" + (unnamed(*inner) ? std::string{} : ", each " + in_words(*inner));
}

std::string codes_of(std::vector<std::string_view> const& codes) {
    std::string out;
    for (auto const code : codes) out += (out.empty() ? "`" : ", `") + std::string{code} + "`";
    return out;
}

std::string example(std::string_view json) {
    bool const is_short = json.size() <= 110;
    auto const text = is_short ? std::string{json} : nlohmann::ordered_json::parse(json).dump(2);
    return "```json\n" + text + "\n```\n";
}

std::string table(std::vector<Row> const& rows) {
    if (rows.empty()) return {};
    std::string out = "| Field | Value | |\n|---|---|---|\n";
    for (auto const& row : rows) add_row(out, row);
    return out;
}

}  // namespace holdfast::markdown
