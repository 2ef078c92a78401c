// Which door of the catalogue an address leads to.
// Built once; any thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "holdfast/engine/catalogue.hpp"

namespace holdfast::net {

class DoorPaths {
public:
    explicit DoorPaths(Catalogue const& catalogue);

    struct Found {
        DoorSpec const* door = nullptr;
        std::size_t index = 0;
        std::string_view secret;
    };
    // The path is near a door: whatever stands in it may be a secret.
    bool near(std::string_view path) const;
    std::optional<Found> find(std::string_view path) const;

private:
    struct Entry {
        std::vector<std::string_view> segments;
        DoorSpec const* door;
        std::size_t index;
    };
    std::vector<Entry> entries_;
};

}  // namespace holdfast::net
