// What a backup is: one zip file, not compressed, that any unzip opens. In it, in this order:
//   holdfast.db    the database
//   files/…        what people uploaded, by the names that the database knows
//   SHA256SUMS     a line for each of these, as sha256sum -c reads it
//   manifest.json  what it is, when it was made, how much is in it, and the SHA-256 of SHA256SUMS
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "holdfast/base/result.hpp"
#include "holdfast/base/time.hpp"

namespace holdfast::backup {

inline constexpr std::int64_t format_now = 1;
inline constexpr std::string_view database_name = "holdfast.db", sums_name = "SHA256SUMS",
                                  manifest_name = "manifest.json";

struct Manifest {
    std::int64_t format = format_now;
    std::string made_by, made_at;  // the version of Holdfast; the moment that it holds
    std::string epoch;
    std::int64_t schema = 0, logs = 0, events = 0;
    std::int64_t files = 0, bytes = 0;  // bytes: of the database and the files together
    std::int64_t missing = 0;           // files that the database names and the disk did not have
    std::string sums;                   // SHA-256 of SHA256SUMS
};
std::string to_json(Manifest const& manifest);
// Refused with bad_archive: not a manifest, or numbers that no backup has.
Result<Manifest> parse_manifest(std::string_view text);

// Digest by name, for every entry but the last two.
using Sums = std::map<std::string, std::string, std::less<>>;
std::string lines_of(Sums const& sums);
// Refused with bad_archive: a line of another shape, a name twice, a name that is not ours.
Result<Sums> parse_sums(std::string_view text);

// Names come from an archive and become paths: only these shapes do, files/ab/<62 digits>-F<id> and the database.
bool is_file_name(std::string_view name);

Problem bad_archive(std::string detail);

}  // namespace holdfast::backup
