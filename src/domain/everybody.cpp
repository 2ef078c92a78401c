#include "holdfast/domain/everybody.hpp"

#include <algorithm>
#include <array>

#include "holdfast/domain/text.hpp"

namespace holdfast {
namespace {

using enum MentionEveryone;
constexpr std::array<std::string_view, 4> rule_names{"everyone", "members", "admins", "nobody"};

}  // namespace

std::string_view mention_everyone_name(MentionEveryone rule) { return rule_names.at(static_cast<std::size_t>(rule)); }

std::optional<MentionEveryone> parse_mention_everyone(std::string_view name) {
    auto const found = std::ranges::find(rule_names, name);
    if (found == rule_names.end()) return std::nullopt;
    return static_cast<MentionEveryone>(found - rule_names.begin());
}

bool may_mention_everyone(MentionEveryone rule, Role role) {
    switch (rule) {
        case everyone: return true;
        case members: return role >= Role::member;
        case admins: return role >= Role::admin;
        case nobody: break;
    }
    return false;
}

bool names_everybody(std::string_view name) {
    return name == "channel" || name == "all" || name == "everyone" || name == "here";
}

bool mentions_everybody(std::string_view text) {
    return std::ranges::any_of(mentioned_names(text), [](auto const& name) { return names_everybody(name); });
}

}  // namespace holdfast
