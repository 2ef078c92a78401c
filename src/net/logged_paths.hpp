// What of an address may stand in the log: whatever follows the fixed beginning of a route with a secret is left out,
// however near or far the address is from that route. So is what stands behind a '#': links carry their codes there.
// Built once from the catalogue; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "holdfast/engine/catalogue.hpp"

namespace holdfast::net {

class LoggedPaths {
public:
    // Every door, and every route with a parameter that is declared a secret.
    explicit LoggedPaths(Catalogue const& catalogue);
    // "/hooks/…", "/api/v1/responses/…"; other paths as they are.
    std::string operator()(std::string_view path) const;

private:
    void add(std::string_view route);
    void add_if_secret(std::string_view route, Record const& input);
    std::vector<std::vector<std::string_view>> beginnings_;
};

}  // namespace holdfast::net
