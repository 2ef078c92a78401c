#include "net/api_router.hpp"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

namespace holdfast::net {
namespace {

constexpr std::size_t name_bytes_max = 64;  // of a parameter; it is given back in a refusal

std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> out;
    while (!path.empty()) {
        path.remove_prefix(1);  // the slash
        auto const slash = path.find('/');
        out.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) break;
        path.remove_prefix(slash);
    }
    return out;
}

bool is_parameter(std::string_view segment) { return segment.starts_with('{'); }

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i] == '+' ? ' ' : text[i];
            continue;
        }
        if (i + 2 >= text.size() || hex_digit(text[i + 1]) < 0 || hex_digit(text[i + 2]) < 0) return std::nullopt;
        out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
        i += 2;
    }
    return out;
}

// Through the strict reader, so that an address holds only what a body may.
bool clean_text(std::string_view text) {
    std::string quoted = "[";
    write_string(quoted, text);
    return parse_json(quoted + "]").has_value();
}

}  // namespace

Router::Router(Catalogue const& catalogue) {
    for (auto const& spec : catalogue.commands) add({spec.method, {}, &spec, nullptr, nullptr, spec.route, 0});
    for (auto const& spec : catalogue.reads) add({"GET", {}, nullptr, &spec, nullptr, spec.route, 0});
    for (auto const& spec : catalogue.bytes) add({spec.method, {}, nullptr, nullptr, &spec, spec.route, 0});
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](Entry const& a, Entry const& b) { return a.literals > b.literals; });
}

void Router::add(Entry entry) {
    entry.segments = segments_of(entry.pattern);
    entry.literals = static_cast<int>(
        std::count_if(entry.segments.begin(), entry.segments.end(), [](auto s) { return !is_parameter(s); }));
    entries_.push_back(std::move(entry));
}

Route Router::find(std::string_view method, std::string_view path) const {
    auto const segments = segments_of(path);
    if (method == "HEAD") method = "GET";
    Route out;
    for (auto const& entry : entries_) {
        if (entry.segments.size() != segments.size()) continue;
        bool const fits =
            std::equal(segments.begin(), segments.end(), entry.segments.begin(),
                       [](auto given, auto wanted) { return is_parameter(wanted) ? !given.empty() : given == wanted; });
        if (!fits) continue;
        if (entry.method != method) {
            out.allow += (out.allow.empty() ? "" : ", ") + std::string{entry.method};
            continue;
        }
        out.command = entry.command;
        out.read = entry.read;
        out.bytes = entry.bytes;
        out.pattern = entry.pattern;
        for (std::size_t i = 0; i < segments.size(); ++i)
            if (is_parameter(entry.segments[i]))
                out.parameters.emplace_back(entry.segments[i].substr(1, entry.segments[i].size() - 2), segments[i]);
        return out;
    }
    return out;
}

Result<Json> parse_query(std::string_view query) {
    Json out = Json::object();
    while (!query.empty()) {
        auto const end = query.find('&');
        auto const part = query.substr(0, end);
        auto const equals = part.find('=');
        auto const name = decoded(part.substr(0, equals));
        auto const value = decoded(equals == std::string_view::npos ? std::string_view{} : part.substr(equals + 1));
        if (!name || !value)
            return Problem{Fault::bad_request, "bad_query", "The query of this address is not well-formed."};
        if (!clean_text(*name) || name->size() > name_bytes_max)
            return Problem{Fault::bad_request, "bad_query",
                           "A parameter of this address has no name that could be one."};
        if (!clean_text(*value)) return Problem{Fault::bad_request, "bad_text", "This is not valid text.", *name};
        if (!name->empty()) {
            if (out.contains(*name))
                return Problem{Fault::bad_request, "bad_query", "A parameter stands twice in this address.", *name};
            out[*name] = *value;
        }
        if (end == std::string_view::npos) break;
        query.remove_prefix(end + 1);
    }
    return out;
}

}  // namespace holdfast::net
