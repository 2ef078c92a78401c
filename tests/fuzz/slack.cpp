// What programs send that were written for Slack: hooks, answers to slash commands.
#include "holdfast/engine/slack.hpp"
#include "features/hooks/rules.hpp"
#include "features/slash/rules.hpp"
#include "fuzz/targets.hpp"
#include "holdfast/domain/mrkdwn.hpp"

namespace holdfast::fuzz {
namespace {

void require_web(std::string_view address) {
    require(address.empty() || address.starts_with("http://") || address.starts_with("https://"),
            "a card leads to the web");
    require(is_clean(address), "an address is clean");
}

std::size_t check_card(Card const& card) {
    std::size_t bytes = card.author.size() + card.title.size() + card.text.size() + card.footer.size();
    for (auto const& text : {card.color, card.author, card.title, card.text, card.footer, card.image_alt})
        require(is_clean(text), "a card is clean");
    for (auto const& fact : card.facts) {
        require(is_clean(fact.title) && is_clean(fact.value), "a card is clean");
        bytes += fact.title.size() + fact.value.size();
    }
    for (auto const& action : card.actions) {
        require(is_clean(action.text), "a card is clean");
        require_web(action.url);
        bytes += action.text.size();
    }
    require(card.facts.size() <= slack_facts_max && card.actions.size() <= slack_actions_max, "a card has bounds");
    require_web(card.title_link);
    require_web(card.image);
    return bytes;
}

}  // namespace

void hook(std::string_view bytes) {
    auto const payload = hooks::payload_of({"secret", "", bytes});
    if (!payload) {
        auto const answer = hooks::answer_of(&payload.error());
        return require(answer.status == 400 && is_clean(payload.error().detail), "what is no payload is refused");
    }
    auto const message = slack_message(*payload->json);
    if (!message) return;
    require(is_clean(message->text) && message->text.size() <= message_text_bytes_max, "a message is clean");
    require(is_clean(message->as.name) && is_clean(message->as.icon), "a guise is clean");
    require(!message->text.empty() || !message->cards.empty(), "a message says something");
    require(std::ssize(message->cards) <= cards_per_message_max, "a message has a bound of cards");
    std::size_t bytes_on_cards = 0;
    for (auto const& card : message->cards) {
        bytes_on_cards += check_card(card);
        require(parse_json(encode(card)).has_value(), "a card is JSON");
    }
    require(bytes_on_cards <= slack_card_bytes_max, "cards have a bound of bytes");
}

void slash(std::string_view bytes) {
    auto const type = take_line(bytes);
    (void)slash::invocation_of("secret", type);
    auto const answer = slash::answer_of(type, bytes);
    if (!answer) return;
    auto const text = markdown_of_mrkdwn(answer->text);
    require(is_clean(text), "an answer is clean text");
    auto const clean = clean_message(text);
    require(!clean || is_clean(*clean), "an answer is clean text");
}

}  // namespace holdfast::fuzz
