// The web client's files as answers: compressed where the client takes it, revalidated by ETag, cached for ever when
// the name holds a digest. Paths that are no file and have no dot in their last part get the page, which routes itself.
// Constant data; any thread.
#pragma once

#include <optional>
#include <span>

#include "holdfast/net/assets.hpp"
#include "holdfast/net/http.hpp"

namespace holdfast::net {

class StaticFiles {
public:
    // Sorted by path; lives as long as the program.
    explicit StaticFiles(std::span<Asset const> files) : files_{files} {}

    // The answer to GET and HEAD; 405 to other methods on a file; nothing when this path is not ours (/api/…, or no such file).
    std::optional<Response> answer(Request const& request) const;

private:
    Asset const* find(std::string_view path) const;

    std::span<Asset const> files_;
};

}  // namespace holdfast::net
