// The settings as TOML for people: the example, and what is in force.
#include "holdfast/app/config.hpp"
#include "holdfast/base/json.hpp"

namespace holdfast {
namespace {

constexpr std::size_t line_bytes_max = 100;

// A JSON string is a TOML string: both escape the same way what has to be escaped.
std::string quoted(std::string_view text) {
    std::string out;
    write_string(out, text);
    return out;
}

std::string as_list(std::string_view items) {
    std::string out = "[";
    while (!items.empty()) {
        auto const comma = items.find(',');
        auto item = items.substr(0, comma);
        while (item.starts_with(' ')) item.remove_prefix(1);
        while (item.ends_with(' ')) item.remove_suffix(1);
        if (out.size() > 1) out += ", ";
        out += quoted(item);
        items = comma == items.npos ? std::string_view{} : items.substr(comma + 1);
    }
    return out += "]";
}

std::string assignment(Setting const& setting, std::string_view value) {
    auto out = std::string{setting.key} + " = ";
    switch (setting.type) {
        case SettingType::number: return out += value;
        case SettingType::list: return out += as_list(value);
        default: return out += quoted(value);
    }
}

std::string upper(std::string_view text) {
    std::string out{text};
    for (auto& letter : out)
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - ('a' - 'A'));
    return out;
}

void comment(std::string& out, std::string_view text) {
    while (!text.empty()) {
        auto end = text.size();
        if (end > line_bytes_max) end = text.rfind(' ', line_bytes_max);
        if (end == text.npos) end = text.size();
        (out += "# ") += text.substr(0, end);
        out += '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

}  // namespace

std::string example_file() {
    std::string out;
    comment(
        out,
        "Settings of Holdfast. As DIR/holdfast.toml it is read by itself, from elsewhere with --config FILE. Every line "
        "below shows a default. An environment variable such as HOLDFAST_LISTEN goes before this file, and --set "
        "listen=… before both. A secret may stand in a file of its own, named by HOLDFAST_<KEY>_FILE.");
    for (auto const& setting : all_settings()) {
        out += '\n';
        comment(out, setting.help);
        comment(out, "Must be " + expected(setting) + ". HOLDFAST_" + upper(setting.key) +
                         (setting.secret ? ", a secret" : ""));
        out += "# " + assignment(setting, setting.fallback) + "\n";
    }
    return out;
}

std::string describe(Config const& config) {
    std::string out;
    for (auto const& [setting, value, source] : config.effective) {
        bool const masked = setting->secret && !value.empty();
        out += assignment(*setting, masked ? std::string_view{"********"} : value) + "  # " + source + "\n";
    }
    return out;
}

}  // namespace holdfast
