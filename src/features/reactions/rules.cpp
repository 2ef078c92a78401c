#include "features/reactions/rules.hpp"

#include "holdfast/domain/emoji.hpp"

namespace holdfast::reactions {

Result<std::string> decide_emoji(std::string_view text) {
    auto emoji = one_emoji(text);
    if (!emoji) return Problem{Fault::bad_request, "bad_emoji", "This must be exactly one emoji.", "emoji"};
    return std::move(*emoji);
}

Result<bool> decide_add(Present const& present) {
    if (present.mine) return false;
    if (!present.since && present.kinds >= kinds_max)
        return Problem{Fault::conflict, "too_many_kinds", "This message has 20 different reactions, which is enough.",
                       "emoji"};
    return true;
}

}  // namespace holdfast::reactions
