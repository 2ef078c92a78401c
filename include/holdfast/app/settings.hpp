// Every setting of the house: one table, from which the file, the environment, the command line, the example and the
// printed answers are read and written. Constant data; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "holdfast/engine/engine.hpp"
#include "holdfast/net/courier.hpp"
#include "holdfast/net/http.hpp"

namespace holdfast {

struct Settings {
    EngineSettings engine;
    net::ServerSettings server;
    net::CourierSettings courier;
    std::int64_t file_bytes_max = 0, files_person_bytes_max = 0, files_bytes_max = 0;
    std::string public_url;      // as people reach it; empty: where it listens
    std::string operator_token;  // empty: a new one at each start
    std::string metrics_listen;  // empty: nowhere
    std::string log_format, log_level, mention_everyone;
    int sign_in_per_minute = 20;
    int loops = 0;  // 0: as many as there are processors
};

enum class SettingType : std::uint8_t { number, text, choice, list };

struct SettingValue {
    std::int64_t number = 0;
    std::string text;
    std::vector<std::string> list;
};

struct Setting {
    std::string_view key;
    SettingType type = SettingType::text;
    std::string_view fallback;         // the default, as it would be typed
    std::int64_t least = 0, most = 0;  // the value of a number, bytes of a text, items of a list
    std::string_view unit;             // of a number; the form of a text; the words of a choice, separated by spaces
    std::string_view help;
    bool secret = false;
    void (*put)(Settings&, SettingValue const&) = nullptr;
    bool (*fits)(std::string_view) = nullptr;  // for a text, or each item of a list; null: anything within bounds
};

std::span<Setting const> all_settings();
Setting const* find_setting(std::string_view key);

// What may stand there, to follow "must be": "a whole number from 1 to 64 (threads)".
std::string expected(Setting const& setting);

}  // namespace holdfast
