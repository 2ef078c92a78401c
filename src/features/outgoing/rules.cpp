#include "features/outgoing/rules.hpp"

#include <algorithm>

#include "holdfast/domain/text.hpp"

namespace holdfast::outgoing {
namespace {

using namespace std::chrono_literals;
constexpr std::array<std::chrono::microseconds, tries_max - 1> waits{10s, 1min, 5min, 30min, 2h, 6h};
constexpr std::size_t word_bytes_max = 80;

bool ends_word(std::string_view text, std::size_t at) {
    if (at >= text.size()) return true;
    auto const byte = static_cast<unsigned char>(text[at]);
    return byte >= 0x80 || !(std::isalnum(byte) || byte == '_' || byte == '-');
}

}  // namespace

std::chrono::microseconds wait_after(std::int64_t tries, std::uint64_t chance) {
    auto const index = std::clamp<std::int64_t>(tries, 1, tries_max - 1) - 1;
    auto const wait = waits[static_cast<std::size_t>(index)];
    return wait + std::chrono::microseconds{static_cast<std::int64_t>(chance % 1000) * (wait.count() / 5000)};
}

bool triggers(std::vector<std::string> const& words, std::string_view text) {
    if (words.empty()) return true;
    auto const key = name_key(text.substr(0, 2 * word_bytes_max));
    return std::any_of(words.begin(), words.end(), [&](std::string const& word) {
        auto const wanted = name_key(word);
        return key.starts_with(wanted) && ends_word(key, wanted.size());
    });
}

Result<std::vector<std::string>> clean_words(std::vector<std::string> const& words) {
    std::vector<std::string> out;
    for (auto const& word : words) {
        auto clean = clean_name(word, "words", word_bytes_max);
        if (!clean) return clean.error();
        if (std::find(out.begin(), out.end(), *clean) == out.end()) out.push_back(std::move(*clean));
    }
    return out;
}

Result<std::vector<std::uint16_t>> kinds_named(Catalogue const& catalogue, std::vector<std::string> const& names) {
    std::vector<std::uint16_t> out;
    for (auto const& name : names) {
        auto const found = std::find_if(catalogue.events.begin(), catalogue.events.end(), [&](EventSpec const& spec) {
            return spec.kind == name && spec.logs == "channel";
        });
        if (found == catalogue.events.end())
            return Problem{Fault::bad_request, "bad_value",
                           "Channels have no events of this kind: " + name.substr(0, 80), "events"};
        if (std::find(out.begin(), out.end(), found->number) == out.end()) out.push_back(found->number);
    }
    return out;
}

}  // namespace holdfast::outgoing
