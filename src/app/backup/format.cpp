#include "app/backup/format.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "holdfast/base/json.hpp"

namespace holdfast::backup {
namespace {

constexpr std::size_t digest_digits = 64, shelf_digits = 2;
constexpr std::int64_t number_max = std::int64_t{1} << 50;
constexpr std::string_view shelves = "files/";

bool all_of(std::string_view text, std::string_view allowed) {
    return text.find_first_not_of(allowed) == std::string_view::npos;
}
bool is_hex(std::string_view text) { return all_of(text, "0123456789abcdef"); }

}  // namespace

Problem bad_archive(std::string detail) { return {Fault::bad_request, "bad_archive", std::move(detail)}; }

bool is_file_name(std::string_view name) {
    if (!name.starts_with(shelves)) return false;
    name.remove_prefix(shelves.size());
    constexpr auto rest_digits = digest_digits - shelf_digits;
    if (name.size() < shelf_digits + 1 + rest_digits + 3 || name.size() > 120) return false;
    auto const id = name.substr(shelf_digits + 1 + rest_digits);
    return is_hex(name.substr(0, shelf_digits)) && name[shelf_digits] == '/' &&
           is_hex(name.substr(shelf_digits + 1, rest_digits)) && id.starts_with("-F") &&
           all_of(id.substr(2), "0123456789abcdefghijklmnopqrstuvwxyz");
}

std::string to_json(Manifest const& manifest) {
    Json const out{{"format", manifest.format},   {"made_by", manifest.made_by}, {"made_at", manifest.made_at},
                   {"epoch", manifest.epoch},     {"schema", manifest.schema},   {"logs", manifest.logs},
                   {"events", manifest.events},   {"files", manifest.files},     {"bytes", manifest.bytes},
                   {"missing", manifest.missing}, {"sums", manifest.sums}};
    return out.dump(2) + "\n";
}

Result<Manifest> parse_manifest(std::string_view text) {
    auto const wrong = bad_archive("Its manifest cannot be read.");
    auto const json = parse_json(text);
    if (!json || !json->is_object()) return wrong;
    Manifest out;
    bool whole = true;
    auto const number = [&](char const* name, std::int64_t& value) {
        auto const found = json->find(name);
        if (found == json->end() || !found->is_number_integer() || *found < 0 || *found > number_max) whole = false;
        else value = found->get<std::int64_t>();
    };
    auto const word = [&](char const* name, std::string& value) {
        auto const found = json->find(name);
        if (found == json->end() || !found->is_string()) whole = false;
        else value = found->get<std::string>();
    };
    number("format", out.format);
    if (whole && out.format > format_now)
        return bad_archive("It was made by a newer Holdfast, in a form that this one does not know.");
    number("schema", out.schema), number("logs", out.logs), number("events", out.events);
    number("files", out.files), number("bytes", out.bytes), number("missing", out.missing);
    word("made_by", out.made_by), word("made_at", out.made_at), word("epoch", out.epoch), word("sums", out.sums);
    if (!whole) return wrong;
    return out;
}

std::string lines_of(Sums const& sums) {
    std::string out;
    for (auto const& [name, digest] : sums) out += digest + "  " + name + "\n";
    return out;
}

Result<Sums> parse_sums(std::string_view text) {
    Sums out;
    while (!text.empty()) {
        auto const end = text.find('\n');
        auto const line = text.substr(0, end);
        auto const wrong = bad_archive("Its list of checksums is damaged.");
        if (end == std::string_view::npos || line.size() < digest_digits + 3) return wrong;
        auto const digest = line.substr(0, digest_digits), name = line.substr(digest_digits + 2);
        bool const ours = name == database_name || is_file_name(name);
        if (!is_hex(digest) || line.substr(digest_digits, 2) != "  " || !ours) return wrong;
        if (!out.emplace(name, digest).second) return wrong;
        text.remove_prefix(end + 1);
    }
    if (!out.contains(database_name)) return bad_archive("There is no database in it.");
    return out;
}

}  // namespace holdfast::backup
