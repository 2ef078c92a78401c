// What is right about messages, without a database: pure.
#pragma once

#include "features/messages/sql.hpp"

namespace holdfast::messages {

// A reply goes to a live root message that its author can see.
Verdict decide_reply(std::optional<StoredMessage> const& root, Seq root_seq, Seq visible_from);
// Only the author edits, and only what they have read last (D8).
Verdict decide_edit(EditMessage const& command, std::optional<StoredMessage> const& message, UserId editor,
                    Seq visible_from);
// Everybody in a channel is named only by whom the setting lets; what stood in a message before an edit may stay.
Verdict decide_everybody(MentionEveryone rule, Role role, ChannelKind kind, std::string_view text,
                         std::string_view before = {});
// The author, or who may moderate. True: there is something to delete; false: it is gone already.
Result<bool> decide_delete(DeleteMessage const& command, std::optional<StoredMessage> const& message, UserId user,
                           bool moderates, Seq visible_from);
// At most one of before, after and around.
Verdict decide_page(AskHistory const& asked);

}  // namespace holdfast::messages
