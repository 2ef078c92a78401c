// What is right about channels, without a database: pure.
#pragma once

#include "features/channels/requests.hpp"

namespace holdfast::channels {

// The name as it will stand; codes empty, bad_text, too_large.
Result<std::string> decide_name(std::string_view name);
Verdict decide_create(CreateChannel const& command, bool name_taken);
// A private channel shows a newcomer what was chosen when it was created; everything else shows all.
Seq visible_from_for(Channel const& channel, Seq joined);
Verdict decide_join(Channel const& channel, bool listed);
Verdict decide_remove(Channel const& channel);
// The people of a direct message in one order, each once.
std::string direct_key(std::vector<UserId> people);

}  // namespace holdfast::channels
