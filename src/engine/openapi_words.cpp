#include "engine/openapi_words.hpp"

#include <set>

#include "engine/openapi_parts.hpp"

namespace holdfast::openapi {

Json text() { return {{"type", "string"}}; }
Json whole(std::int64_t least) { return {{"type", "integer"}, {"format", "int64"}, {"minimum", least}}; }
Json time() { return {{"type", "string"}, {"format", "date-time"}}; }
Json seq() { return reference("Seq"); }
Json log() { return reference("LogName"); }
Json check() { return reference("Check"); }
Json key() { return reference("Key"); }
Json channel() { return reference("ChannelId"); }
Json user() { return reference("UserId"); }

Json one_of(std::initializer_list<std::string_view> names) {
    Json list = Json::array();
    for (auto const name : names) list.push_back(std::string{name});
    return {{"type", "string"}, {"enum", std::move(list)}};
}

namespace {

Json shape(std::vector<Word> const& words) {
    Json properties = Json::object(), required = Json::array();
    for (auto const& word : words) {
        properties[std::string{word.name}] = described(word.schema, word.help);
        if (!word.may_lack) required.push_back(std::string{word.name});
    }
    return {{"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}};
}
Json inner(std::vector<Word> const& words) { return closed(shape(words)); }

}  // namespace

Json position() {
    return inner({{"head", whole(), "The newest number."},
                  {"from", whole(), "Live events begin with the next number."},
                  {"check", check(), "The chain's value there: with `from`, a cursor."}});
}

Json channel_position() {
    return inner(
        {{"head", whole(), "The newest number."},
         {"from", whole(), "Live events begin with the next number; when it is not the cursor, the cursor moves here."},
         {"check", check(), "The chain's value there: with `from`, a cursor."},
         {"unread", whole(), "Live root messages by others after one's read cursor, exact up to 999."},
         {"mentions", whole(), "Of all messages after it, those that name one, up to 999."}});
}

Json limits() {
    return inner({{"frame_bytes", whole(), "The longest message the server takes."},
                  {"text_bytes", whole(), "The longest text of one post."},
                  {"in_flight", whole(), "How many commands may be under way."},
                  {"cursors", whole(), "How many cursors a start may carry."},
                  {"watch", whole(), "How many people may be watched."}});
}

Json counts() {
    return inner({{"unread", whole(), "Replies after one's cursors."}, {"mentions", whole(), "Those that name one."}});
}

Json presence() {
    return inner({{"state", one_of({"online", "away", "dnd", "offline"}), "There, away, not to be disturbed, or gone."},
                  {"text", text(), "What they say about it.", true},
                  {"emoji", text(), "One emoji, or its name.", true},
                  {"until", time(), "When that ends by itself.", true}});
}

Json any_result(Catalogue const& catalogue) {
    std::set<std::string_view> names;
    for (auto const& spec : catalogue.commands)
        if (spec.durable && spec.by_stream && spec.result) names.insert(spec.result->name);
    Json forms = Json::array();
    for (auto const name : names) forms.push_back(reference(name));
    if (forms.empty()) return {{"type", "object"}};
    return {{"anyOf", std::move(forms)}};
}

Json command_names(Catalogue const& catalogue) {
    Json names = Json::array();
    for (auto const& spec : catalogue.commands)
        if (spec.durable && spec.by_stream) names.push_back(std::string{spec.name});
    if (names.empty()) return text();
    return {{"type", "string"}, {"enum", std::move(names)}};
}

Json cursors() {
    Json const cursor{
        {"type", "array"}, {"prefixItems", Json::array({whole(), text()})}, {"minItems", 2}, {"maxItems", 2}};
    return object_of(cursor);
}

Json message_schema(StreamMessage const& message) {
    auto schema = shape(message.words);
    schema["properties"]["type"] = constant(std::string{message.type});
    schema["required"].push_back("type");
    schema["examples"] = Json::array({message_example(message)});
    schema = described(std::move(schema), message.help);
    return message.side == Side::server ? closed(std::move(schema)) : schema;
}

Json message_example(StreamMessage const& message) {
    auto example = Json::parse(message.example);
    example["type"] = std::string{message.type};
    return example;
}

}  // namespace holdfast::openapi
