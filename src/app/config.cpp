#include "holdfast/app/config.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <thread>

#include <unistd.h>

#include "config_file.hpp"
#include "setting_value.hpp"

namespace holdfast {
namespace {

constexpr std::string_view ours = "HOLDFAST_";
constexpr std::size_t shown_bytes_max = 100;

// Flags by another door, and words for the tests.
constexpr std::array no_settings{std::string_view{"HOLDFAST_DATA"}, std::string_view{"HOLDFAST_CONFIG"},
                                 std::string_view{"HOLDFAST_FAULT"}, std::string_view{"HOLDFAST_BINARY"}};

// Kubernetes tells every container where a service called "holdfast" is: HOLDFAST_SERVICE_HOST, HOLDFAST_PORT=tcp://…
bool is_from_kubernetes(std::string_view name, std::string_view value) {
    if (name.starts_with("HOLDFAST_SERVICE_HOST") || name.starts_with("HOLDFAST_SERVICE_PORT")) return true;
    return name == "HOLDFAST_PORT" ? value.find("://") != value.npos
                                   : name.starts_with("HOLDFAST_PORT_") && name.find("_TCP") != name.npos;
}

std::string shown(std::string_view value) {
    auto out = "\"" + std::string{value.substr(0, shown_bytes_max)};
    return out += value.size() > shown_bytes_max ? "…\"" : "\"";
}

Problem bad_setting(std::string_view key, std::string sentence) {
    return {Fault::bad_request, "bad_setting", std::move(sentence), std::string{key}};
}

Problem unknown_setting(std::string_view key, std::string_view source) {
    auto sentence = "There is no setting " + shown(key) + " (from " + std::string{source} + ").";
    if (auto const near = nearest_key(key); !near.empty()) sentence += " Did you mean " + std::string{near} + "?";
    return bad_setting(key, std::move(sentence));
}

Problem wrong_value(Setting const& setting, std::string_view value, std::string_view source) {
    auto const instead = setting.secret ? std::string{} : ", not " + shown(value);
    return bad_setting(setting.key, "The setting " + std::string{setting.key} + " must be " + expected(setting) +
                                        instead + " (from " + std::string{source} + ").");
}

std::string lower(std::string_view text) {
    std::string out{text};
    for (auto& letter : out)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + ('a' - 'A'));
    return out;
}

// Each step returns a refusal, or nothing when it went well.
using Refusal = std::optional<Problem>;

class Loading {
public:
    explicit Loading(Sources const& sources) : sources_{sources} {
        for (auto const& setting : all_settings()) {
            config_.effective.push_back({&setting, "", ""});
            if (auto refusal = assign(setting.key, setting.fallback, "the default")) refusal_ = std::move(refusal);
        }
    }

    Result<Config> run() {
        for (auto const step : {&Loading::take_file, &Loading::take_environment, &Loading::take_command_line})
            if (!refusal_) refusal_ = (this->*step)();
        if (refusal_) return std::move(*refusal_);
        finish();
        return std::move(config_);
    }

private:
    Refusal assign(std::string_view key, std::string_view value, std::string source) {
        auto const effective = std::ranges::find(config_.effective, key, [](auto const& e) { return e.setting->key; });
        if (effective == config_.effective.end()) return unknown_setting(key, source);
        auto const& setting = *effective->setting;
        auto const read = read_value(setting, value);
        if (!read) return wrong_value(setting, value, source);
        setting.put(config_.settings, *read);
        effective->value = value;
        effective->source = std::move(source);
        return std::nullopt;
    }

    Refusal take_file() {
        auto const path = sources_.file ? *sources_.file : sources_.data + "/holdfast.toml";
        std::error_code error;
        if (!sources_.file && (sources_.data.empty() || !std::filesystem::exists(path, error))) return std::nullopt;
        auto const entries = read_settings_file(path);
        if (!entries) return entries.error();
        for (auto const& entry : *entries)
            if (auto refusal = take_entry(entry, path)) return refusal;
        return std::nullopt;
    }

    Refusal take_entry(FileEntry const& entry, std::string const& path) {
        auto const* const setting = find_setting(entry.key);
        if (!setting) return unknown_setting(entry.key, entry.source);
        auto const type = setting->type == SettingType::choice ? SettingType::text : setting->type;
        if (!entry.plain || entry.type != type)
            return bad_setting(entry.key, "The setting " + entry.key + " must be " + expected(*setting) +
                                              ", written as such in TOML (from " + entry.source + ").");
        if (setting->secret && !entry.value.empty()) warn_when_open(path, setting->key);
        return assign(entry.key, entry.value, entry.source);
    }

    Refusal take_environment() {
        for (auto const& [name, value] : sources_.environment) {
            if (!name.starts_with(ours) || std::ranges::count(no_settings, name) > 0 || is_from_kubernetes(name, value))
                continue;
            if (auto refusal = take_variable(name, value)) return refusal;
        }
        return std::nullopt;
    }

    Refusal take_variable(std::string const& name, std::string const& value) {
        auto const source = "the environment variable " + name;
        auto const key = lower(name.substr(ours.size()));
        auto const* const secret = key.ends_with("_file") ? find_setting(key.substr(0, key.size() - 5)) : nullptr;
        if (!secret || !secret->secret) return assign(key, value, source);

        auto const plain_name = name.substr(0, name.size() - 5);
        if (std::ranges::count(sources_.environment, plain_name, &Pairs::value_type::first) > 0)
            return bad_setting(secret->key,
                               "Both " + plain_name + " and " + name + " are set; only one of them may be.");
        auto text = read_small_file(value);
        if (!text) return bad_setting(secret->key, text.error().detail + " It is named by " + source + ".");
        while (text->ends_with('\n') || text->ends_with('\r')) text->pop_back();
        warn_when_open(value, secret->key);
        return assign(secret->key, *text, source);
    }

    Refusal take_command_line() {
        for (auto const& [key, value] : sources_.set)
            if (auto refusal = assign(key, value, "--set " + key)) return refusal;
        return sources_.listen ? assign("listen", *sources_.listen, "--listen") : std::nullopt;
    }

    void warn_when_open(std::string const& path, std::string_view key) {
        if (is_readable_by_all(path))
            config_.warnings.push_back("The file " + path + " holds the secret " + std::string{key} +
                                       " and everybody on this machine can read it. Take that right away: chmod o-r.");
    }

    void finish() {
        auto& settings = config_.settings;
        settings.engine.folder = sources_.data;
        auto const processors = static_cast<int>(std::thread::hardware_concurrency());
        settings.server.loops = settings.loops > 0 ? settings.loops : std::max(1, processors);
    }

    Sources const& sources_;
    Config config_;
    Refusal refusal_;
};

}  // namespace

Result<Config> load_config(Sources const& sources) { return Loading{sources}.run(); }

Pairs environment() {
    Pairs out;
    for (auto const* const* variable = environ; variable && *variable; ++variable) {
        std::string_view const text{*variable};
        auto const sign = text.find('=');
        if (sign != text.npos) out.emplace_back(text.substr(0, sign), text.substr(sign + 1));
    }
    return out;
}

}  // namespace holdfast
