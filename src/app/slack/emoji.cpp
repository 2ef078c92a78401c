#include "app/slack/emoji.hpp"

#include <algorithm>

namespace holdfast::slack {

std::optional<std::string> emoji_of(std::string_view name) {
    constexpr std::string_view tone_mark = "::skin-tone-";
    constexpr std::string_view variation = "\xef\xb8\x8f";
    static constexpr std::string_view tones[] = {"\xf0\x9f\x8f\xbb", "\xf0\x9f\x8f\xbc", "\xf0\x9f\x8f\xbd",
                                                 "\xf0\x9f\x8f\xbe", "\xf0\x9f\x8f\xbf"};
    auto const mark = name.find(tone_mark);
    auto const all = emoji_names();
    auto const plain = name.substr(0, mark);
    auto const found = std::ranges::lower_bound(all, plain, {}, &EmojiName::name);
    if (found == all.end() || found->name != plain) return std::nullopt;
    std::string out{found->emoji};
    if (mark == name.npos) return out;
    // The tone stands after the first character of the emoji, in place of its variation selector.
    auto const digits = name.substr(mark + tone_mark.size());
    if (digits.size() != 1 || digits[0] < '2' || digits[0] > '6') return out;
    std::size_t first = 1;
    while (first < out.size() && (static_cast<unsigned char>(out[first]) & 0xC0) == 0x80) ++first;
    if (out.compare(first, variation.size(), variation) == 0) out.erase(first, variation.size());
    return out.insert(first, tones[digits[0] - '2']);
}

}  // namespace holdfast::slack
