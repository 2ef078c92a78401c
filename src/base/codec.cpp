#include <charconv>

#include <nlohmann/json.hpp>

#include "holdfast/base/field.hpp"

namespace holdfast::codec_detail {

std::optional<Problem> wrong(Field const& field, std::string_view code, std::string detail) {
    return Problem{Fault::bad_request, std::string{code}, std::move(detail), std::string{field.name}};
}

namespace {

std::optional<Problem> in_bounds(std::int64_t value, Field const& field) {
    if (!field.bounds.stated() || (value >= field.bounds.least && value <= field.bounds.most)) return std::nullopt;
    return wrong(field, "out_of_range",
                 "This must be from " + std::to_string(field.bounds.least) + " to " +
                     std::to_string(field.bounds.most) + ".");
}

std::optional<Problem> text_fits(std::string_view text, Field const& field) {
    if (text.find('\0') != std::string_view::npos) return wrong(field, "bad_text", "Text must not contain U+0000.");
    if (!field.bounds.stated()) return std::nullopt;
    auto const size = static_cast<std::int64_t>(text.size());
    if (size > field.bounds.most) {
        auto problem =
            wrong(field, "too_large", "This may be at most " + std::to_string(field.bounds.most) + " bytes long.");
        problem->fault = Fault::too_large;
        return problem;
    }
    if (size < field.bounds.least) return wrong(field, "empty", "This must not be empty.");
    return std::nullopt;
}

}  // namespace

std::optional<Problem> read_integer(Json const& in, std::int64_t& out, Field const& field) {
    if (!in.is_number_integer()) return wrong(field, "bad_type", "This must be a whole number.");
    if (in.is_number_unsigned() &&
        in.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return wrong(field, "out_of_range", "This number is too large.");
    out = in.get<std::int64_t>();
    return in_bounds(out, field);
}

std::optional<Problem> read_integer(std::string_view in, std::int64_t& out, Field const& field) {
    auto const [end, error] = std::from_chars(in.data(), in.data() + in.size(), out);
    if (error == std::errc::result_out_of_range) return wrong(field, "out_of_range", "This number is too large.");
    if (error != std::errc{} || end != in.data() + in.size())
        return wrong(field, "bad_type", "This must be a whole number.");
    return in_bounds(out, field);
}

std::optional<Problem> read_text(Json const& in, std::string& out, Field const& field) {
    if (!in.is_string()) return wrong(field, "bad_type", "This must be text.");
    auto const& text = in.get_ref<std::string const&>();
    if (auto problem = text_fits(text, field)) return problem;
    out = text;
    return std::nullopt;
}

std::optional<Problem> read_text(std::string_view in, std::string& out, Field const& field) {
    if (auto problem = text_fits(in, field)) return problem;
    out = in;
    return std::nullopt;
}

std::optional<Problem> read_bool(Json const& in, bool& out, Field const& field) {
    if (!in.is_boolean()) return wrong(field, "bad_type", "This must be true or false.");
    out = in.get<bool>();
    return std::nullopt;
}

std::optional<Problem> read_bool(std::string_view in, bool& out, Field const& field) {
    if (in != "true" && in != "false") return wrong(field, "bad_type", "This must be true or false.");
    out = in == "true";
    return std::nullopt;
}

int index_in(std::span<std::string_view const> names, std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return static_cast<int>(i);
    return -1;
}

std::optional<Problem> read_name(std::string_view in, int& index, std::span<std::string_view const> names,
                                 Field const& field) {
    index = index_in(names, in);
    if (index >= 0) return std::nullopt;
    std::string list;
    for (auto const name : names) list += (list.empty() ? "" : ", ") + std::string{name};
    return wrong(field, "bad_value", "This must be one of: " + list + ".");
}

std::optional<Problem> read_name(Json const& in, int& index, std::span<std::string_view const> names,
                                 Field const& field) {
    if (!in.is_string()) return wrong(field, "bad_type", "This must be text.");
    return read_name(std::string_view{in.get_ref<std::string const&>()}, index, names, field);
}

bool array_size_fits(Json const& in, Field const& field, std::optional<Problem>& problem) {
    if (!in.is_array()) {
        problem = wrong(field, "bad_type", "This must be a list.");
        return false;
    }
    auto const size = static_cast<std::int64_t>(in.size());
    if (!field.bounds.stated() || (size >= field.bounds.least && size <= field.bounds.most)) return true;
    problem =
        size > field.bounds.most
            ? wrong(field, "too_many", "This list may hold at most " + std::to_string(field.bounds.most) + " items.")
            : wrong(field, "empty", "This list must not be empty.");
    return false;
}

std::vector<std::string_view> split(std::string_view in) {
    std::vector<std::string_view> parts;
    while (!in.empty()) {
        auto const comma = in.find(',');
        parts.push_back(in.substr(0, comma));
        if (comma == std::string_view::npos) break;
        in.remove_prefix(comma + 1);
    }
    return parts;
}

Json integer_schema(Field const& field) {
    Json out{{"type", "integer"}, {"format", "int64"}};
    if (field.bounds.stated()) {
        out["minimum"] = field.bounds.least;
        if (field.bounds.most < std::numeric_limits<std::int64_t>::max()) out["maximum"] = field.bounds.most;
    }
    return out;
}

// JSON Schema counts characters, the server bytes: a character is at least one byte, so maxLength is never stricter than the server.
Json text_schema(Field const& field) {
    Json out{{"type", "string"}};
    if (field.bounds.stated()) {
        if (field.bounds.least > 0) out["minLength"] = 1;
        out["maxLength"] = field.bounds.most;
    }
    return out;
}

Json plain_schema(char const* type) { return {{"type", type}}; }
Json names_schema(std::span<std::string_view const> names) {
    Json list = Json::array();
    for (auto const name : names) list.push_back(std::string{name});
    return {{"type", "string"}, {"enum", list}};
}
Json id_schema(char letter) {
    return {{"type", "string"}, {"pattern", std::string{"^"} + letter + "[0-9a-hjkmnp-tv-z]{13}$"}};
}
Json time_schema() { return {{"type", "string"}, {"format", "date-time"}}; }

Json list_schema(Field const& field, Json items) {
    Json out{{"type", "array"}, {"items", std::move(items)}};
    if (field.bounds.stated()) {
        out["minItems"] = field.bounds.least;
        out["maxItems"] = field.bounds.most;
    }
    return out;
}

Json nullable_schema(Json inner) { return {{"oneOf", Json::array({std::move(inner), Json{{"type", "null"}}})}}; }

}  // namespace holdfast::codec_detail

namespace holdfast {

using codec_detail::wrong;

std::optional<Problem> CodecOf<RawJson>::decode(Json const& in, void* out, Field const&) {
    static_cast<RawJson*>(out)->text = in.dump();
    return std::nullopt;
}
std::optional<Problem> CodecOf<RawJson>::decode_text(std::string_view, void*, Field const& field) {
    return wrong(field, "bad_value", "This cannot stand in an address.");
}
Json CodecOf<RawJson>::schema(Field const&) { return Json::object(); }

std::optional<Problem> CodecOf<Timestamp>::decode_text(std::string_view in, void* out, Field const& field) {
    auto const at = parse_timestamp(in);
    if (!at) return wrong(field, "bad_time", "This must be a time such as 2026-09-14T08:41:00Z.");
    *static_cast<Timestamp*>(out) = *at;
    return std::nullopt;
}
std::optional<Problem> CodecOf<Timestamp>::decode(Json const& in, void* out, Field const& field) {
    if (!in.is_string()) return wrong(field, "bad_type", "This must be text.");
    return decode_text(in.get_ref<std::string const&>(), out, field);
}

std::optional<Problem> decode_record(Record const& record, Json const& in, void* out) {
    if (!in.is_object()) return Problem{Fault::bad_request, "bad_type", "This must be an object.", {}};
    for (auto const& field : record.fields) {
        auto const found = in.find(field.name);
        if (found == in.end() || (found->is_null() && field.may_lack)) {
            if (field.may_lack) continue;
            return wrong(field, "missing", "This is required.");
        }
        auto problem = field.codec->decode(*found, field.at(out), field);
        if (!problem) continue;
        if (problem->field.empty()) problem->field = field.name;  // a record or a list that is none
        return problem;
    }
    return std::nullopt;
}

void encode_members(Record const& record, void const* in, std::string& out, Form form) {
    bool first = true;
    for (auto const& field : record.fields) {
        if (field.write_only || (form == Form::stored && field.held_apart)) continue;
        auto const* value = field.at(const_cast<void*>(in));
        if (!field.as_null && !field.codec->has_value(value)) continue;
        if (!first) out += ',';
        first = false;
        out += '"';
        out += field.name;
        out += "\":";
        field.codec->encode(value, out, form);
    }
}

void encode_record(Record const& record, void const* in, std::string& out, Form form) {
    out += '{';
    encode_members(record, in, out, form);
    out += '}';
}

Json schema_reference(Record const& record) { return {{"$ref", "#/components/schemas/" + std::string{record.name}}}; }

Json schema_of(Record const& record) {
    Json properties = Json::object();
    Json required = Json::array();
    for (auto const& field : record.fields) {
        auto schema = field.codec->schema(field);
        if (field.as_null) schema = codec_detail::nullable_schema(std::move(schema));
        if (field.write_only) schema["writeOnly"] = true;
        if (!field.help.empty()) {
            // A description beside $ref is allowed since JSON Schema 2020-12.
            schema["description"] = std::string{field.help};
        }
        properties[std::string{field.name}] = std::move(schema);
        // What is held apart may lack in a log row, never in an answer.
        if (!field.may_lack || field.as_null || field.held_apart) required.push_back(std::string{field.name});
    }
    Json out{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) out["required"] = std::move(required);
    if (!record.help.empty()) out["description"] = std::string{record.help};
    return out;
}

}  // namespace holdfast
