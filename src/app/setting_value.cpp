#include "setting_value.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace holdfast {
namespace {

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

std::vector<std::string> parts(std::string_view text, char separator) {
    std::vector<std::string> out;
    if (trimmed(text).empty()) return out;
    for (std::size_t from = 0; from <= text.size();) {
        auto const end = std::min(text.find(separator, from), text.size());
        out.emplace_back(trimmed(text.substr(from, end - from)));
        from = end + 1;
    }
    return out;
}

bool is_within(Setting const& setting, std::int64_t value) { return value >= setting.least && value <= setting.most; }

bool is_shaped(Setting const& setting, std::string_view text) { return !setting.fits || setting.fits(text); }

// Single letters to put in, take out or change on the way from one word to the other.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0u);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = std::exchange(row[0], i);
        for (std::size_t k = 1; k <= b.size(); ++k) {
            auto const changed = diagonal + (a[i - 1] == b[k - 1] ? 0 : 1);
            diagonal = row[k];
            row[k] = std::min({row[k] + 1, row[k - 1] + 1, changed});
        }
    }
    return row.back();
}

}  // namespace

std::optional<SettingValue> read_value(Setting const& setting, std::string_view text) {
    SettingValue value;
    switch (setting.type) {
        case SettingType::number: {
            auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value.number);
            if (error != std::errc{} || end != text.data() + text.size() || !is_within(setting, value.number))
                return std::nullopt;
            break;
        }
        case SettingType::text:
            if (!is_within(setting, static_cast<std::int64_t>(text.size())) || !is_shaped(setting, text))
                return std::nullopt;
            value.text = text;
            break;
        case SettingType::choice:
            value.text = text;
            if (std::ranges::count(parts(setting.unit, ' '), value.text) == 0) return std::nullopt;
            break;
        case SettingType::list:
            value.list = parts(text, ',');
            if (!is_within(setting, static_cast<std::int64_t>(value.list.size()))) return std::nullopt;
            if (!std::ranges::all_of(value.list, [&](auto const& item) { return is_shaped(setting, item); }))
                return std::nullopt;
            break;
    }
    return value;
}

std::string_view nearest_key(std::string_view key) {
    std::string_view nearest;
    std::size_t least = 4;  // further away than three letters is no slip of the hand
    for (auto const& setting : all_settings())
        if (auto const away = distance(key, setting.key); away < least) {
            least = away;
            nearest = setting.key;
        }
    return nearest;
}

}  // namespace holdfast
