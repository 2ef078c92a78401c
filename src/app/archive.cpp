#include "app/archive.hpp"

#include <vector>

#include <zip.h>

namespace holdfast {
namespace {

constexpr std::size_t piece_bytes = 1u << 20;

Problem damaged(std::string detail) { return {Fault::bad_request, "bad_archive", std::move(detail)}; }

struct CloseEntry {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void Archive::Close::operator()(void* archive) const { zip_discard(static_cast<zip_t*>(archive)); }

Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;

Result<Archive> Archive::open(std::string const& path) {
    int code = 0;
    Archive out;
    out.archive_.reset(zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code));
    if (!out.archive_) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        std::string const why = zip_error_strerror(&error);
        zip_error_fini(&error);
        return damaged(path + " could not be opened as a zip file: " + why + ".");
    }
    auto* const zip = static_cast<zip_t*>(out.archive_.get());
    auto const count = zip_get_num_entries(zip, 0);
    if (count > entries_max) return damaged("The archive has more entries than any of ours or of an export.");
    out.count_ = count;
    for (zip_int64_t i = 0; i < count; ++i) {
        auto const* const name = zip_get_name(zip, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
        if (name) out.entries_.emplace(name, i);  // of two entries with one name the first counts
    }
    return out;
}

std::optional<std::string> Archive::first_in(std::string_view folder) const {
    auto const prefix = std::string{folder} + "/";
    for (auto it = entries_.lower_bound(prefix); it != entries_.end() && it->first.starts_with(prefix); ++it)
        if (!it->first.ends_with('/')) return it->first;
    return std::nullopt;
}

std::uint64_t Archive::size(std::string_view name) const {
    auto const found = entries_.find(name);
    zip_stat_t facts;
    bool const known =
        found != entries_.end() &&
        zip_stat_index(static_cast<zip_t*>(archive_.get()), static_cast<zip_uint64_t>(found->second), 0, &facts) == 0;
    return known && (facts.valid & ZIP_STAT_SIZE) != 0 ? facts.size : 0;
}

std::optional<Problem> Archive::each_piece(std::string_view name, std::uint64_t most,
                                           std::function<std::optional<Problem>(std::string_view)> const& take) const {
    auto const found = entries_.find(name);
    if (found == entries_.end())
        return Problem{Fault::not_found, "not_found", std::string{name} + " is not in the archive."};
    auto const& [entry, index] = *found;
    auto* const zip = static_cast<zip_t*>(archive_.get());
    std::unique_ptr<zip_file_t, CloseEntry> const file{zip_fopen_index(zip, static_cast<zip_uint64_t>(index), 0)};
    if (!file) return damaged(entry + " could not be read: " + zip_strerror(zip) + ".");
    // What it says of its size is not believed: it is read until it ends or is too large.
    std::vector<char> piece(piece_bytes);
    for (std::uint64_t size = 0;;) {
        auto const read = zip_fread(file.get(), piece.data(), piece.size());
        if (read < 0) return damaged(entry + " is damaged: " + zip_file_strerror(file.get()) + ".");
        if (read == 0) return std::nullopt;
        size += static_cast<std::uint64_t>(read);
        if (size > most) return Problem{Fault::too_large, "too_large", entry + " is too large."};
        if (auto problem = take({piece.data(), static_cast<std::size_t>(read)})) return problem;
    }
}

Result<std::string> Archive::read(std::string_view name) const {
    std::string out;
    auto problem = each_piece(name, entry_bytes_max, [&](std::string_view piece) {
        out += piece;
        return std::nullopt;
    });
    if (problem) return std::move(*problem);
    return out;
}

}  // namespace holdfast
