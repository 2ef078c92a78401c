#include "features/messages/rules.hpp"

namespace holdfast::messages {

Verdict decide_reply(std::optional<StoredMessage> const& root, Seq root_seq, Seq visible_from) {
    if (!root || root->deleted || root_seq < visible_from)
        return Problem{Fault::not_found, "not_found", "The message to reply to is not there.", "thread"};
    if (root->thread != 0)
        return Problem{Fault::bad_request, "bad_thread", "Reply to the message that began the thread.", "thread"};
    return allowed();
}

Verdict decide_edit(EditMessage const& command, std::optional<StoredMessage> const& message, UserId editor,
                    Seq visible_from) {
    if (!message || message->deleted || command.message < visible_from) return message_not_found();
    if (message->author != editor)
        return Problem{Fault::forbidden, "forbidden", "Only who wrote a message may change it.", "message"};
    if (message->revision != command.revision)
        return Problem{Fault::conflict, "conflict", "It has been changed meanwhile. Read it again before changing it.",
                       "revision"};
    return allowed();
}

Verdict decide_everybody(MentionEveryone rule, Role role, ChannelKind kind, std::string_view text,
                         std::string_view before) {
    if (kind == ChannelKind::direct || may_mention_everyone(rule, role)) return allowed();
    if (!mentions_everybody(text) || mentions_everybody(before)) return allowed();
    return Problem{Fault::forbidden, "mention_forbidden",
                   rule == MentionEveryone::nobody   ? "Nobody names everybody here. Leave out @channel or @here."
                   : rule == MentionEveryone::admins ? "Only admins name everybody here. Leave out @channel or @here."
                                                     : "Guests do not name everybody. Leave out @channel or @here.",
                   "text"};
}

Result<bool> decide_delete(DeleteMessage const& command, std::optional<StoredMessage> const& message, UserId user,
                           bool moderates, Seq visible_from) {
    if (!message || command.message < visible_from) return message_not_found();
    if (message->author != user && !moderates)
        return Problem{Fault::forbidden, "forbidden", "Only who wrote a message, or an admin, may delete it.",
                       "message"};
    return !message->deleted;
}

Verdict decide_page(AskHistory const& asked) {
    int const given = int(asked.before.has_value()) + int(asked.after.has_value()) + int(asked.around.has_value());
    if (given > 1) return Problem{Fault::bad_request, "bad_value", "Give one of before, after and around.", "before"};
    return allowed();
}

}  // namespace holdfast::messages
