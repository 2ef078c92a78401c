// What programs showed below their words in Slack (attachments), as cards. Pure.
#pragma once

#include "holdfast/base/json.hpp"
#include "holdfast/domain/mrkdwn.hpp"

namespace holdfast::slack {

// JSON as message.import takes it. Empty when there are none; at most cards_per_message_max.
Json cards_of(Json const& attachments, MrkdwnNames const& names);

}  // namespace holdfast::slack
