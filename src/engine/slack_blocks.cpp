// Block Kit: what can be shown is laid out in order, what only Slack's own server could answer (menus, inputs) is passed over.
#include "engine/slack_parts.hpp"

namespace holdfast::slack {
namespace {

Problem invalid_blocks(std::string_view why) {
    return {Fault::bad_request, "invalid_blocks", std::string{why}, "blocks"};
}

// {"type": "mrkdwn" | "plain_text", "text": …}; nothing when it is no such thing.
std::optional<std::string> markdown_of(Json const* object, MrkdwnNames const& names) {
    if (!object || !object->is_object()) return std::nullopt;
    auto const text = object->find("text");
    if (text == object->end() || !text->is_string()) return std::nullopt;
    auto const& words = text->get_ref<std::string const&>();
    return text_in(*object, "type") == "plain_text" ? markdown_of_plain(without_entities(words))
                                                    : markdown_of_mrkdwn(words, names);
}
Json const* member(Json const& object, char const* name) {
    auto const found = object.find(name);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}
std::string line_in(Json const& object, char const* name, MrkdwnNames const& names) {
    auto const* inner = member(object, name);
    if (!inner) return {};
    return line_of_mrkdwn(inner->is_object() ? text_in(*inner, "text") : text_in(object, name), names);
}

void add_element(Sheet& sheet, Json const& element) {
    if (!element.is_object()) return;
    auto const type = text_in(element, "type");
    if (type == "image") sheet.add_image(address_in(element, "image_url"), text_in(element, "alt_text"));
    if (type == "button") sheet.add_action(line_in(element, "text", sheet.names()), address_in(element, "url"));
}

Verdict add_section(Sheet& sheet, Json const& block) {
    auto const* text = member(block, "text");
    auto const* fields = list_in(block, "fields");
    auto const words = markdown_of(text, sheet.names());
    if ((text && !words) || (!words && !fields)) return invalid_blocks("A section has a text or fields.");
    if (words) sheet.add_text(*words);
    if (fields)
        for (auto const& field : *fields) {
            auto const value = markdown_of(&field, sheet.names());
            if (!value) return invalid_blocks("A field is a text object.");
            sheet.add_fact({{}, *value, true});
        }
    if (auto const* accessory = member(block, "accessory")) add_element(sheet, *accessory);
    return allowed();
}

Verdict add_header(Sheet& sheet, Json const& block) {
    auto const* text = member(block, "text");
    if (!text || !text->is_object() || !member(*text, "text")) return invalid_blocks("A header has a text.");
    auto const line = line_in(block, "text", sheet.names());
    if (!line.empty()) sheet.add_text("### " + markdown_of_plain(line));
    return allowed();
}

Verdict add_context(Sheet& sheet, Json const& block) {
    auto const* elements = list_in(block, "elements");
    if (!elements) return invalid_blocks("A context has elements.");
    for (auto const& element : *elements)
        if (auto const words = markdown_of(&element, sheet.names())) sheet.add_footer(*words);
    return allowed();
}

Verdict add_block(Sheet& sheet, Json const& block) {
    auto const type = block.is_object() ? text_in(block, "type") : std::string{};
    if (type.empty()) return invalid_blocks("A block has a type.");
    if (type == "section") return add_section(sheet, block);
    if (type == "header") return add_header(sheet, block);
    if (type == "context") return add_context(sheet, block);
    if (type == "divider") sheet.begin_card({});
    if (type == "markdown") sheet.add_text(clipped(without_controls(text_in(block, "text")), message_text_bytes_max));
    if (type == "rich_text" && list_in(block, "elements"))
        sheet.add_text(markdown_of_rich_text(*list_in(block, "elements"), sheet.names()));
    if (type == "image") {
        auto const title = line_in(block, "title", sheet.names());
        sheet.add_image(address_in(block, "image_url"), title.empty() ? text_in(block, "alt_text") : title);
    }
    if (auto const* elements = type == "actions" ? list_in(block, "elements") : nullptr)
        for (auto const& element : *elements) add_element(sheet, element);
    return allowed();
}

}  // namespace

Verdict add_blocks(Sheet& sheet, Json const& blocks) {
    if (!blocks.is_array()) return invalid_blocks("Blocks are a list.");
    if (blocks.size() > slack_blocks_max) return invalid_blocks("There are more than 100 blocks.");
    for (auto const& block : blocks)
        if (auto const verdict = add_block(sheet, block); !verdict) return verdict.error();
    return allowed();
}

}  // namespace holdfast::slack
