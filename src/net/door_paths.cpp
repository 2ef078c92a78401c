#include "net/door_paths.hpp"

#include <algorithm>

namespace holdfast::net {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> out;
    for (;;) {
        if (path.starts_with('/')) path.remove_prefix(1);
        auto const slash = path.find('/');
        out.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return out;
        path.remove_prefix(slash);
    }
}

bool same_letters(std::string_view a, std::string_view b) {
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

std::string_view first_part(std::string_view path) {
    auto const from = std::min(path.find_first_not_of('/'), path.size());
    return path.substr(from, path.find('/', from) - from);
}

}  // namespace

DoorPaths::DoorPaths(Catalogue const& catalogue) {
    for (std::size_t index = 0; index < catalogue.doors.size(); ++index)
        for (auto const route : catalogue.doors[index].routes)
            entries_.push_back({parts_of(route), &catalogue.doors[index], index});
}

bool DoorPaths::near(std::string_view path) const {
    auto const first = first_part(path);
    return std::any_of(entries_.begin(), entries_.end(),
                       [&](Entry const& entry) { return same_letters(entry.segments.front(), first); });
}

std::optional<DoorPaths::Found> DoorPaths::find(std::string_view path) const {
    auto const given = parts_of(path);
    for (auto const& entry : entries_) {
        bool const fits =
            std::equal(given.begin(), given.end(), entry.segments.begin(), entry.segments.end(),
                       [](auto part, auto wanted) { return wanted.starts_with('{') ? !part.empty() : part == wanted; });
        if (fits) return Found{entry.door, entry.index, given.back()};
    }
    return std::nullopt;
}

}  // namespace holdfast::net
