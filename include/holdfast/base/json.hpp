// Reading JSON strictly and writing it fast.
// Any thread. Bounded: nesting of 32, no duplicate names, no U+0000, no lone surrogates, only valid UTF-8 (RFC 8259).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "holdfast/base/result.hpp"

namespace holdfast {

using Json = nlohmann::json;

inline constexpr int json_depth_max = 32;

// Problem codes: bad_json (not JSON, nested too deeply, a name twice) and bad_text (a string that is not clean text).
Result<Json> parse_json(std::string_view text);

// Appends text as a JSON string with its quotes.
void write_string(std::string& out, std::string_view text);
void write_number(std::string& out, std::int64_t value);

// {"a":1,"b":"x"} without building a tree. Names are written as they are, so they must need no escaping.
class JsonObject {
public:
    explicit JsonObject(std::string& out) : out_{out} { out_ += '{'; }
    ~JsonObject() { out_ += '}'; }
    JsonObject(JsonObject const&) = delete;
    JsonObject& operator=(JsonObject const&) = delete;

    JsonObject& text(std::string_view name, std::string_view value);
    JsonObject& number(std::string_view name, std::int64_t value);
    JsonObject& boolean(std::string_view name, bool value);
    JsonObject& raw(std::string_view name, std::string_view json);
    // Starts a member; the caller appends its value.
    std::string& member(std::string_view name);
    // Members already written as text, without braces: "a":1,"b":2
    JsonObject& splice(std::string_view members);

private:
    std::string& out_;
    bool first_ = true;
};

}  // namespace holdfast
