// A zip archive from a stranger: its entries by name, read whole or piece by piece, each within a bound. Names are only ever compared, never opened.
// Lives on: the thread of a command-line run. Bounded: entries_max entries of entry_bytes_max bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "holdfast/base/result.hpp"

namespace holdfast {

class Archive {
public:
    static constexpr std::int64_t entries_max = 2'000'000;
    static constexpr std::uint64_t entry_bytes_max = 128u << 20;

    // Codes: bad_archive (not a zip file, damaged, with too many entries).
    static Result<Archive> open(std::string const& path);
    ~Archive();
    Archive(Archive&&) noexcept;

    // By name, in the order of names: a channel's days stand together, the oldest first.
    std::map<std::string, std::int64_t, std::less<>> const& entries() const { return entries_; }
    // How many there are; more than entries() when a name stands there twice.
    std::int64_t count() const { return count_; }
    bool holds(std::string_view name) const { return entries_.contains(name); }
    // The first entry in a folder, but for folders; nothing when there is none.
    std::optional<std::string> first_in(std::string_view folder) const;
    // What it says of itself; not to be believed. 0 when it is not there.
    std::uint64_t size(std::string_view name) const;
    // Its bytes, piece by piece, never more than `most`; what `take` refuses ends it. Codes as of read().
    std::optional<Problem> each_piece(std::string_view name, std::uint64_t most,
                                      std::function<std::optional<Problem>(std::string_view)> const& take) const;
    // Codes: not_found, too_large, bad_archive (encrypted, another size than it says, a wrong checksum).
    Result<std::string> read(std::string_view name) const;

private:
    struct Close {
        void operator()(void* archive) const;
    };
    Archive() = default;
    std::unique_ptr<void, Close> archive_;
    std::map<std::string, std::int64_t, std::less<>> entries_;
    std::int64_t count_ = 0;
};

}  // namespace holdfast
