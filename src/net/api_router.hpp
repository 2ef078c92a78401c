// Which command, read or stream of bytes a method and a path mean. Built once from the catalogue; any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "holdfast/engine/catalogue.hpp"

namespace holdfast::net {

struct Route {
    CommandSpec const* command = nullptr;
    ReadSpec const* read = nullptr;
    ByteSpec const* bytes = nullptr;
    std::vector<std::pair<std::string_view, std::string>> parameters;  // those in the path
    std::string allow;  // methods of this path, when only the method is wrong
    std::string_view pattern;
};

class Router {
public:
    explicit Router(Catalogue const& catalogue);
    Route find(std::string_view method, std::string_view path) const;

private:
    struct Entry {
        std::string_view method;
        std::vector<std::string_view> segments;
        CommandSpec const* command;
        ReadSpec const* read;
        ByteSpec const* bytes;
        std::string_view pattern;
        int literals;
    };
    void add(Entry entry);
    std::vector<Entry> entries_;  // the more literal ones first: sessions/current before sessions/{session}
};

// The parameters of a query string, decoded; a name twice or a bad escape is refused.
Result<Json> parse_query(std::string_view query);

}  // namespace holdfast::net
