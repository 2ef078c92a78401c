#include "holdfast/hub/connection.hpp"

#include <algorithm>

#include "holdfast/base/json.hpp"
#include "holdfast/hub/hub.hpp"

namespace holdfast {

Behind* Connection::behind_in(LogId log) {
    auto const found =
        std::find_if(behind.begin(), behind.end(), [&](Behind const& entry) { return entry.log == log; });
    return found == behind.end() ? nullptr : &*found;
}

void Connection::answer(std::string_view json) {
    if (closing) return;
    if (!outbox.push_answer(text_frame(json))) return close(CloseCode::too_slow, "too slow");
    line.wake();
}

void Connection::close(CloseCode code, std::string_view reason) {
    if (closing) return;
    closing = true;
    line.close(code, reason);
}

std::string log_name(LogId log, UserId reader) {
    if (log == workspace_log) return "@workspace";
    if (log == log_of(reader)) return "@me";
    return to_text(ChannelId{log.value});
}

std::string resync_message(std::string_view log, std::string_view reason, LogHead from) {
    std::string out;
    JsonObject{out}
        .text("type", "resync")
        .text("channel", log)
        .text("reason", reason)
        .number("from", from.head)
        .text("check", hex16(from.check));
    return out;
}

std::string gone_message(std::string_view log, Seq last, std::string_view reason) {
    std::string out;
    JsonObject{out}.text("type", "gone").text("channel", log).number("last", last).text("reason", reason);
    return out;
}

}  // namespace holdfast
