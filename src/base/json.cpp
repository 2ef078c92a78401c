#include "holdfast/base/json.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_set>

#include <nlohmann/json.hpp>

namespace holdfast {
namespace {

constexpr std::size_t name_bytes_max = 64;  // of a member, to be given back in a refusal

bool is_plain(std::string_view name) {
    return std::ranges::none_of(name, [](unsigned char byte) { return byte < 0x20 || byte == 0x7F; });
}

// Builds the tree while refusing what RFC 8259 leaves to taste: deep nesting, a name twice, U+0000.
class StrictBuilder final : public nlohmann::json_sax<Json> {
public:
    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    bool number_unsigned(number_unsigned_t value) override { return put(value); }
    bool number_float(number_float_t value, string_t const&) override { return put(value); }
    bool binary(binary_t&) override { return false; }

    bool string(string_t& value) override {
        if (value.find('\0') != string_t::npos) return fail("bad_text", "Text must not contain U+0000.", name_);
        return put(std::move(value));
    }

    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        if (name.find('\0') != string_t::npos) return fail("bad_text", "Text must not contain U+0000.");
        auto& object = *stack_.back();
        if (object.contains(name)) return fail("bad_json", "A name stands twice in one object.");
        name_ = std::move(name);
        return true;
    }

    bool parse_error(std::size_t, std::string const&, nlohmann::detail::exception const& error) override {
        bool const text = std::string_view{error.what()}.find("invalid string") != std::string_view::npos;
        return text ? fail("bad_text", "A string is not valid UTF-8 text.", name_)
                    : fail("bad_json", "This is not valid JSON.");
    }

    Json root;
    std::optional<Problem> problem;

private:
    // Names the member that was being read: the one at fault, or what holds it.
    bool fail(char const* code, char const* detail, std::string_view name = {}) {
        if (name.size() > name_bytes_max || !is_plain(name)) name = {};
        if (!problem) problem = Problem{Fault::bad_request, code, detail, std::string{name}};
        return false;
    }

    template <class Value>
    Json* place(Value&& value) {
        if (stack_.empty()) {
            root = std::forward<Value>(value);
            return &root;
        }
        auto& parent = *stack_.back();
        if (parent.is_array()) {
            parent.push_back(std::forward<Value>(value));
            return &parent.back();
        }
        auto& slot = parent[name_];
        slot = std::forward<Value>(value);
        return &slot;
    }

    template <class Value>
    bool put(Value&& value) {
        place(std::forward<Value>(value));
        return true;
    }

    bool open(Json container) {
        if (stack_.size() >= json_depth_max) return fail("bad_json", "This is nested too deeply.", name_);
        // A pointer into the tree stays good: while a container is open, only its own last child grows.
        stack_.push_back(place(std::move(container)));
        return true;
    }

    bool close() {
        stack_.pop_back();
        return true;
    }

    std::vector<Json*> stack_;
    std::string name_;
};

}  // namespace

Result<Json> parse_json(std::string_view text) {
    StrictBuilder builder;
    bool const read = Json::sax_parse(text.begin(), text.end(), &builder);
    if (!read || builder.problem)
        return builder.problem.value_or(Problem{Fault::bad_request, "bad_json", "This is not valid JSON."});
    return std::move(builder.root);
}

void write_string(std::string& out, std::string_view text) {
    static constexpr char digits[] = "0123456789abcdef";
    out += '"';
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
        out.append(text, from, at - from);
        from = at + 1;
        switch (byte) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default:
                out += "\\u00";
                out += digits[byte >> 4];
                out += digits[byte & 15];
        }
    }
    out.append(text, from, text.size() - from);
    out += '"';
}

void write_number(std::string& out, std::int64_t value) {
    char digits[24];
    auto const end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, end);
}

std::string& JsonObject::member(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += '"';
    out_ += name;
    out_ += "\":";
    return out_;
}

JsonObject& JsonObject::text(std::string_view name, std::string_view value) {
    write_string(member(name), value);
    return *this;
}

JsonObject& JsonObject::number(std::string_view name, std::int64_t value) {
    write_number(member(name), value);
    return *this;
}

JsonObject& JsonObject::boolean(std::string_view name, bool value) {
    member(name) += value ? "true" : "false";
    return *this;
}

JsonObject& JsonObject::raw(std::string_view name, std::string_view json) {
    member(name) += json;
    return *this;
}

JsonObject& JsonObject::splice(std::string_view members) {
    if (members.empty()) return *this;
    if (!first_) out_ += ',';
    first_ = false;
    out_ += members;
    return *this;
}

}  // namespace holdfast
