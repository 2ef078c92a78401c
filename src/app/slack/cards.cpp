#include "app/slack/cards.hpp"

#include <nlohmann/json.hpp>

#include "holdfast/engine/messages.hpp"

namespace holdfast::slack {
namespace {

constexpr std::size_t card_text_bytes_max = 4'000;

std::string text(Json const& in, std::string_view name) {
    auto const found = in.find(name);
    return found != in.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

Json facts_of(Json const& in, MrkdwnNames const& names) {
    Json out = Json::array();
    auto const fields = in.find("fields");
    if (fields == in.end() || !fields->is_array()) return out;
    for (auto const& field : *fields) {
        if (!field.is_object() || out.size() == 20) continue;
        auto const is_short = field.find("short");
        out.push_back({{"title", line_of_mrkdwn(text(field, "title"), names)},
                       {"value", markdown_of_mrkdwn(text(field, "value"), names, card_text_bytes_max)},
                       {"short", is_short != field.end() && is_short->is_boolean() && is_short->get<bool>()}});
    }
    return out;
}

std::string color_of(std::string color) {
    if (color == "good" || color == "warning" || color == "danger") return color;
    if (!color.empty() && color.front() == '#') color.erase(0, 1);
    bool const hex = color.size() == 6 && color.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
    return hex ? "#" + color : std::string{};
}

std::string link(std::string address) { return is_link_address(address) ? std::move(address) : std::string{}; }

Json card_of(Json const& in, MrkdwnNames const& names) {
    auto words = text(in, "text");
    if (words.empty() && text(in, "title").empty() && text(in, "pretext").empty()) words = text(in, "fallback");
    if (auto const before = text(in, "pretext"); !before.empty()) words = before + (words.empty() ? "" : "\n" + words);
    Json card{{"color", color_of(text(in, "color"))},
              {"author", line_of_mrkdwn(text(in, "author_name"), names)},
              {"title", line_of_mrkdwn(text(in, "title"), names)},
              {"title_link", link(text(in, "title_link"))},
              {"text", markdown_of_mrkdwn(words, names, card_text_bytes_max)},
              {"fields", facts_of(in, names)},
              {"image", link(text(in, "image_url"))},
              {"footer", line_of_mrkdwn(text(in, "footer"), names)}};
    return card;
}

}  // namespace

Json cards_of(Json const& attachments, MrkdwnNames const& names) {
    Json out = Json::array();
    if (!attachments.is_array()) return out;
    for (auto const& attachment : attachments)
        if (attachment.is_object() && static_cast<std::int64_t>(out.size()) < cards_per_message_max)
            out.push_back(card_of(attachment, names));
    return out;
}

}  // namespace holdfast::slack
