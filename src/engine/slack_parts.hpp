// What blocks and attachments are laid out onto: words first, then cards, from top to bottom.
#pragma once

#include <nlohmann/json.hpp>

#include "holdfast/engine/slack.hpp"

namespace holdfast::slack {

std::string text_in(Json const& object, char const* name);  // empty when it is not there or no text
Json const* list_in(Json const& object, char const* name);
std::string color_of(std::string const& wish);
// An address that may stand on a card: http or https.
std::string address_in(Json const& object, char const* name);

// Fills the message's words as long as there is nothing but words, then card after card: what would stand above something that
// is there already begins another card. Everything that goes in takes from one allowance of bytes.
class Sheet {
public:
    Sheet(SlackMessage& message, MrkdwnNames const& names) : message_{message}, names_{names} {}

    // Below the message's words, never on a card.
    void add_words(std::string const& markdown);

    void add_text(std::string markdown);
    void add_fact(CardField fact);
    void add_image(std::string const& address, std::string const& alt);
    void add_action(std::string const& text, std::string const& address);
    void add_footer(std::string const& markdown);
    // From here on another card, with an edge of this colour.
    void begin_card(std::string color);
    void end_card() {
        open_ = false;
        on_cards_ = true;
        color_.clear();
    }
    // The card to write on; null when there are as many as there may be.
    Card* card() { return current(Rank::title); }

    std::string fitting(std::string text);
    MrkdwnNames const& names() const { return names_; }

private:
    enum class Rank { title, text, facts, image, actions, footer };
    Card* current(Rank rank);

    SlackMessage& message_;
    MrkdwnNames const& names_;
    std::size_t left_ = slack_card_bytes_max;
    bool on_cards_ = false, open_ = false;
    Rank rank_ = Rank::title;
    std::string color_;
};

// Problem invalid_blocks when they make no sense.
Verdict add_blocks(Sheet& sheet, Json const& blocks);
void add_attachment(Sheet& sheet, Json const& attachment, Verdict& verdict);

}  // namespace holdfast::slack
