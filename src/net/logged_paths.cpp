#include "net/logged_paths.hpp"

#include <algorithm>

namespace holdfast::net {
namespace {

// Without the empty ones: //hooks/x is as near to a door as /hooks/x.
std::vector<std::string_view> filled_segments(std::string_view path) {
    std::vector<std::string_view> out;
    while (!path.empty()) {
        auto const slash = std::min(path.find('/'), path.size());
        if (slash > 0) out.push_back(path.substr(0, slash));
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return out;
}

bool same_but_for_case(std::string_view a, std::string_view b) {
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

LoggedPaths::LoggedPaths(Catalogue const& catalogue) {
    for (auto const& door : catalogue.doors)
        for (auto const route : door.routes) add(route);
    for (auto const& spec : catalogue.commands) add_if_secret(spec.route, *spec.input);
    for (auto const& spec : catalogue.reads) add_if_secret(spec.route, *spec.input);
    for (auto const& spec : catalogue.bytes) add_if_secret(spec.route, *spec.input);
}

void LoggedPaths::add(std::string_view route) {
    auto beginning = filled_segments(route);
    beginning.erase(std::ranges::find_if(beginning, [](auto segment) { return segment.starts_with('{'); }),
                    beginning.end());
    beginnings_.push_back(std::move(beginning));
}

void LoggedPaths::add_if_secret(std::string_view route, Record const& input) {
    for (auto const& field : input.fields)
        if (field.write_only && route.find("{" + std::string{field.name} + "}") != route.npos) return add(route);
}

std::string LoggedPaths::operator()(std::string_view path) const {
    auto const given = filled_segments(path);
    for (auto const& beginning : beginnings_) {
        if (given.size() <= beginning.size()) continue;
        if (!std::equal(beginning.begin(), beginning.end(), given.begin(), same_but_for_case)) continue;
        std::string out;
        for (auto const segment : beginning) out += "/" + std::string{segment};
        return out + "/…";
    }
    auto const hash = path.find('#');
    return hash == path.npos ? std::string{path} : std::string{path.substr(0, hash + 1)} + "…";
}

}  // namespace holdfast::net
