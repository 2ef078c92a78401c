// What comes as JSON or as a query: read strictly, bound to the declared fields, and the same again when it is written.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "fuzz/targets.hpp"
#include "holdfast/base/crypto.hpp"
#include "holdfast/features/all.hpp"
#include "net/target.hpp"

namespace holdfast::fuzz {
namespace {

Catalogue const& known() {
    static auto const catalogue = all_features();
    return catalogue;
}

int depth_of(Json const& value) {
    int deepest = 0;
    if (value.is_structured())
        for (auto const& inner : value) deepest = std::max(deepest, 1 + depth_of(inner));
    return value.is_structured() ? std::max(deepest, 1) : 0;
}

bool holds_null_byte(Json const& value) {
    if (value.is_string()) return value.get_ref<std::string const&>().find('\0') != std::string::npos;
    if (value.is_object())
        for (auto const& [name, inner] : value.items())
            if (name.find('\0') != std::string::npos) return true;
    return value.is_structured() && std::any_of(value.begin(), value.end(), holds_null_byte);
}

void check_problem(Problem const& problem) {
    require(!problem.code.empty() && is_clean(problem.code) && is_clean(problem.detail) && is_clean(problem.field),
            "a refusal is clean text");
}

// A value as the schema of a field describes it.
Json sample(Json const& schema, Codec const& codec);
Json sample_of(Record const& record) {
    Json out = Json::object();
    for (auto const& field : record.fields)
        if (auto value = sample(field.codec->schema(field), *field.codec); !value.is_null())
            out[std::string{field.name}] = std::move(value);
    return out;
}
Json sample(Json const& schema, Codec const& codec) {
    if (schema.contains("$ref")) return codec.nested() ? sample_of(*codec.nested()) : Json::object();
    if (schema.contains("enum")) return schema["enum"][0];
    auto const type = schema.value("type", "");
    if (type == "integer") return std::max<std::int64_t>(schema.value("minimum", std::int64_t{1}), 1);
    if (type == "boolean") return true;
    if (type == "array") return Json::array({sample(schema["items"], codec)});
    if (type != "string") return Json::object();
    if (schema.contains("pattern")) return id_text(schema["pattern"].get<std::string>()[1], 77);
    return schema.value("format", "") == "date-time" ? "2026-09-14T08:41:00.000001Z" : "a1";
}

// The same command again from what it is written as, with the secrets that are never written.
void check_again(CommandSpec const& spec, void const* input, Json const& original) {
    std::string text;
    encode_record(*spec.input, input, text);
    auto written = parse_json(text);
    require(written.has_value(), "what is written is JSON");
    for (auto const& field : spec.input->fields)
        if (field.write_only && original.contains(field.name))
            (*written)[std::string{field.name}] = original[std::string{field.name}];
    auto const again = spec.decode(*written);
    require(again.has_value(), "what is written can be read");
    std::string twice;
    encode_record(*spec.input, again->get(), twice);
    require(twice == text, "what is read again is the same");
}

std::string query_text(Record const& record) {
    std::string out;
    auto const values = sample_of(record);
    for (auto const& [name, value] : values.items())
        out += name + "=" + (value.is_string() ? value.get<std::string>() : value.is_array() ? "" : value.dump()) + "&";
    return out;
}

}  // namespace

void json(std::string_view bytes) {
    if (auto const parsed = parse_json(bytes)) {
        require(depth_of(*parsed) <= json_depth_max, "JSON has a depth");
        require(!holds_null_byte(*parsed), "no U+0000 comes in by JSON");
        auto const again = parse_json(parsed->dump());
        require(again && *again == *parsed, "JSON is the same when it is written");
    } else check_problem(parsed.error());
    auto const text = as_text(bytes);
    std::string written;
    write_string(written, text);
    auto const read = parse_json(written);
    require(read && *read == Json(text), "a text is the same when it is written");
}

void command(std::string_view bytes) {
    auto const* spec = known().command(take_line(bytes));
    if (!spec) spec = &known().commands[bytes.size() % known().commands.size()];
    auto const parsed = parse_json(bytes);
    if (!parsed) return;
    auto const input = spec->decode(*parsed);
    if (input) check_again(*spec, input->get(), *parsed);
    else check_problem(input.error());
}

std::vector<std::string> command_seeds() {
    std::vector<std::string> out;
    for (auto const& spec : known().commands) {
        out.push_back(std::string{spec.name} + "\n" + sample_of(*spec.input).dump());
        if (!spec.example.empty()) out.push_back(std::string{spec.name} + "\n" + std::string{spec.example});
    }
    return out;
}

void query(std::string_view bytes) {
    auto const name = take_line(bytes);
    auto const& reads = known().reads;
    auto const found = std::ranges::find(reads, name, &ReadSpec::name);
    auto const& spec = found == reads.end() ? reads[bytes.size() % reads.size()] : *found;
    auto asked = Json::object();
    while (!bytes.empty()) {
        auto const part = bytes.substr(0, bytes.find('&'));
        bytes.remove_prefix(std::min(part.size() + 1, bytes.size()));
        auto const equals = std::min(part.find('='), part.size());
        asked[as_text(part.substr(0, equals))] = as_text(part.substr(std::min(equals + 1, part.size())));
    }
    auto const input = spec.decode(asked);
    if (!input) return check_problem(input.error());
    std::string text;
    encode_record(*spec.input, input->get(), text);
    require(parse_json(text).has_value(), "what is written is JSON");
}

std::vector<std::string> query_seeds() {
    std::vector<std::string> out;
    for (auto const& spec : known().reads) out.push_back(std::string{spec.name} + "\n" + query_text(*spec.input));
    return out;
}

void ids(std::string_view bytes) {
    auto const text = take_line(bytes);
    for (char const letter : {'U', 'C', 'S', 'V', 'F', 'H'})
        if (auto const value = id_value(letter, text))
            require(*value > 0 && id_text(letter, *value) == text, "an id has one text");
    if (auto const at = parse_timestamp(text)) require(parse_timestamp(to_text(*at)) == at, "a time has one text");
    if (auto const check = parse_hex16(text)) require(parse_hex16(hex16(*check)) == check, "a check has one text");
}

}  // namespace holdfast::fuzz
