// `start` as it stands in its frame, read in one pass without a tree: at nine o'clock it is what everybody sends, each with
// the cursors of all their channels.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "holdfast/base/id.hpp"
#include "holdfast/base/result.hpp"

namespace holdfast {

struct StartRequest {
    std::string epoch;
    std::unordered_map<std::string, std::pair<Seq, std::string>> cursors;  // by the log's name on the wire
    std::string focus;
};

// Whether a message is surely one; what is not recognised here is read as any other message first.
bool looks_like_start(std::string_view text);

// Problems: bad_frame with the field at fault, too_large with cursors. Unknown members are passed over.
Result<StartRequest> parse_start(std::string_view text, std::size_t cursors_max);

}  // namespace holdfast
