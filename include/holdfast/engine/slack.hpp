// A message in the form that programs send to Slack (text, blocks, attachments), as a message of ours: Markdown and cards.
// Unknown fields and blocks are passed over; text that is too long is cut; only what makes no sense at all is refused.
// Pure; any thread. Bounded: blocks_max blocks, cards_per_message_max cards, card_bytes_max of text on them together.
#pragma once

#include <string>
#include <vector>

#include "holdfast/domain/mrkdwn.hpp"
#include "holdfast/engine/messages.hpp"

namespace holdfast {

inline constexpr std::size_t slack_blocks_max = 100, slack_card_bytes_max = 32'768, slack_facts_max = 20,
                             slack_actions_max = 10;

struct SlackMessage {
    std::string text;  // clean; may be empty when there are cards
    std::vector<Card> cards;
    Guise as;             // what `username`, `icon_emoji` ask for
    std::string channel;  // as it was written; empty: not said
};

// Problem codes are Slack's own: invalid_payload, invalid_blocks, no_text.
Result<SlackMessage> slack_message(Json const& payload, MrkdwnNames const& names = {});

}  // namespace holdfast
