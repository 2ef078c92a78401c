#include "app/slack/files.hpp"

#include <nlohmann/json.hpp>

#include "holdfast/domain/mrkdwn.hpp"

namespace holdfast::slack {
namespace {

using Kept = std::optional<std::string>;

constexpr auto not_there = "files that are not in the archive: their names are kept";
constexpr auto spoiled = "files that are damaged or not of the size they say: their names are kept";
constexpr auto unfit = "files that are empty or larger than 1 GiB: their names are kept";
constexpr auto given_up = "files that were here and are gone: their names are kept";

bool ends_all(Problem const& problem) { return problem.code == "disk_full" || problem.code == "quota_exceeded"; }

}  // namespace

Result<Kept> Files::bring(File const& file, std::string const& by, std::string const& key) {
    auto const entry = archive_.first_in("__uploads/" + file.id);
    if (file.id.empty() || !entry) {
        ++counts_.changed[not_there];
        return Kept{};
    }
    auto const bytes = archive_.size(*entry);
    if (bytes == 0 || bytes > file_bytes_max) {
        ++counts_.lost[unfit];
        return Kept{};
    }
    auto const counted = [&](std::string id) {
        ++counts_.files;
        counts_.file_bytes += static_cast<std::int64_t>(bytes);
        return Kept{std::move(id)};
    };
    if (dry_run_) return counted("F0000000000000");
    auto const upload = announce(file, by, bytes, key);
    if (!upload) return upload.error();
    auto const id = upload->value("upload", std::string{});
    Json const which{{"upload", id}};
    auto made = hands_.make("upload.finish", which);
    if (!made && made.error().code == "incomplete") {
        auto const problem = write(*entry, *parse_id<FileTag>(id), bytes);
        if (problem && ends_all(*problem)) return *problem;
        if (problem) {
            ++counts_.lost[spoiled];
            static_cast<void>(hands_.command("upload.cancel", which));
            return Kept{};
        }
        made = hands_.make("upload.finish", which);
    }
    if (made) return counted(id);
    if (made.error().code != "not_found") return made.error();
    ++counts_.changed[given_up];
    return Kept{};
}

Result<Json> Files::announce(File const& file, std::string const& by, std::uint64_t bytes, std::string const& key) {
    std::optional<Result<Operator::Landed>> answer;
    hands_.submit("file.import", {{"by", by}, {"name", clipped(file.name, 255)}, {"bytes", bytes}}, key,
                  [&](auto landed) { answer = std::move(landed); });
    hands_.finish();
    if (!*answer) return answer->error();
    return std::move((*answer)->result);
}

std::optional<Problem> Files::write(std::string_view entry, FileId upload, std::uint64_t bytes) {
    blobs_.remove(Blobs::upload_name(upload));  // what a run before had begun
    std::int64_t end = 0;
    auto const copied = archive_.each_piece(entry, bytes, [&](std::string_view piece) -> std::optional<Problem> {
        auto const added = blobs_.add(upload, end, piece);
        if (!added) return added.error();
        end = *added;
        return std::nullopt;
    });
    if (copied) return copied;
    if (static_cast<std::uint64_t>(end) == bytes) return std::nullopt;
    return Problem{Fault::bad_request, "bad_archive", std::string{entry} + " is shorter than it says."};
}

}  // namespace holdfast::slack
