#include <algorithm>

#include "engine/slack_parts.hpp"

namespace holdfast::slack {

std::string text_in(Json const& object, char const* name) {
    auto const found = object.find(name);
    if (found == object.end()) return {};
    if (found->is_string()) return found->get<std::string>();
    return found->is_number() ? found->dump() : std::string{};  // {"text": 42}
}

Json const* list_in(Json const& object, char const* name) {
    auto const found = object.find(name);
    return found != object.end() && found->is_array() ? &*found : nullptr;
}

std::string color_of(std::string const& wish) {
    if (wish == "good" || wish == "warning" || wish == "danger") return wish;
    auto digits = wish.starts_with('#') ? wish.substr(1) : wish;
    bool const is_hex = (digits.size() == 3 || digits.size() == 6) &&
                        digits.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
    if (!is_hex) return {};
    if (digits.size() == 3) digits = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
    return "#" + digits;
}

std::string address_in(Json const& object, char const* name) {
    auto address = without_entities(text_in(object, name));
    return is_link_address(address) && address.starts_with("http") ? address : std::string{};
}

void Sheet::add_words(std::string const& markdown) {
    if (markdown.empty()) return;
    auto& text = message_.text;
    auto const more = (text.empty() ? "" : "\n\n") + markdown;
    bool const fits = text.size() + more.size() <= message_text_bytes_max;
    if (fits) text += more;
    else if (text.size() + 5 <= message_text_bytes_max && !text.ends_with("…")) text += "\n\n…";
}

std::string Sheet::fitting(std::string text) {
    if (text.size() > left_) text = clipped(text, left_);
    left_ -= text.size();
    return text;
}

Card* Sheet::current(Rank rank) {
    on_cards_ = true;
    if (!open_ || rank < rank_) {
        if (message_.cards.size() >= static_cast<std::size_t>(cards_per_message_max)) return nullptr;
        message_.cards.emplace_back().color = color_;
        open_ = true;
    }
    rank_ = rank;
    return &message_.cards.back();
}

void Sheet::begin_card(std::string color) {
    open_ = false;
    on_cards_ = true;
    color_ = std::move(color);
}

void Sheet::add_text(std::string markdown) {
    if (markdown.empty()) return;
    if (!on_cards_) return add_words(markdown);
    auto* const card = current(Rank::text);
    if (!card) return;
    auto more = fitting(std::move(markdown));
    if (!more.empty()) card->text += (card->text.empty() ? "" : "\n\n") + more;
}

void Sheet::add_fact(CardField fact) {
    if (fact.title.empty() && fact.value.empty()) return;
    auto* card = current(Rank::facts);
    if (!card || card->facts.size() >= slack_facts_max) return;
    fact.title = fitting(std::move(fact.title));
    fact.value = fitting(std::move(fact.value));
    card->facts.push_back(std::move(fact));
}

void Sheet::add_image(std::string const& address, std::string const& alt) {
    if (address.empty()) return;
    auto* card = current(Rank::image);
    if (card && !card->image.empty()) {
        open_ = false;
        card = current(Rank::image);
    }
    if (!card) return;
    card->image = fitting(address);
    card->image_alt = fitting(line_of_mrkdwn(alt, names_));
    if (card->image != address) card->image.clear();  // half an address leads nowhere
}

void Sheet::add_action(std::string const& text, std::string const& address) {
    if (address.empty() || address.size() + 100 > left_) return;
    auto* const card = current(Rank::actions);
    if (!card || card->actions.size() >= slack_actions_max) return;
    card->actions.push_back({fitting(text.empty() ? clipped(address, 80) : text), fitting(address)});
}

void Sheet::add_footer(std::string const& markdown) {
    if (markdown.empty()) return;
    auto* const card = current(Rank::footer);
    if (card) card->footer += (card->footer.empty() ? "" : " · ") + fitting(markdown);
}

}  // namespace holdfast::slack
