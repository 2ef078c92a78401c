// Files from strangers: pictures whose story is taken out, zip archives, exports of Slack.
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "app/archive.hpp"
#include "app/backup/unpack.hpp"
#include "app/slack/export.hpp"
#include "features/files/picture.hpp"
#include "features/files/rules.hpp"
#include "fuzz/targets.hpp"

namespace holdfast::fuzz {
namespace {

// As it is written: a JPEG begins with two bytes of its own, the head of a WebP is written anew.
std::string joined(files::Cleaned const& cleaned) {
    bool const behind_first = cleaned.added.starts_with('\xFF');
    std::string out = behind_first ? "" : cleaned.added;
    for (auto const piece : cleaned.pieces) {
        if (behind_first && out.size() == cleaned.pieces[0].size()) out += cleaned.added;
        out += piece;
    }
    return out;
}

// A file that is only ever in memory.
std::string in_memory(std::string_view bytes) {
    static int const file = ::memfd_create("archive", MFD_CLOEXEC);
    require(file >= 0 && ::ftruncate(file, 0) == 0, "a file in memory");
    require(::pwrite(file, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()), "a file in memory");
    return "/proc/self/fd/" + std::to_string(file);
}

void add_number(std::string& out, std::uint64_t value, int bytes) {
    for (; bytes > 0; --bytes, value >>= 8) out += static_cast<char>(value);
}

// Without compression.
std::string zip_of(std::vector<std::pair<std::string, std::string>> const& entries) {
    std::string out, directory;
    for (auto const& [name, content] : entries) {
        auto const crc =
            crc32(0, reinterpret_cast<unsigned char const*>(content.data()), static_cast<unsigned>(content.size()));
        std::string common;
        add_number(common, 20, 2);
        add_number(common, 0, 8);
        add_number(common, crc, 4);
        add_number(common, content.size(), 4);
        add_number(common, content.size(), 4);
        add_number(common, name.size(), 2);
        add_number(common, 0, 2);
        directory += "PK\x01\x02" + std::string{"\x14\0", 2} + common;
        add_number(directory, 0, 10);
        add_number(directory, out.size(), 4);
        directory += name;
        out += "PK\x03\x04" + common + name + content;
    }
    auto const at = out.size();
    out += directory + "PK\x05\x06";
    add_number(out, 0, 4);
    add_number(out, entries.size(), 2);
    add_number(out, entries.size(), 2);
    add_number(out, directory.size(), 4);
    add_number(out, at, 4);
    add_number(out, 0, 2);
    return out;
}

void read_export(Archive const& archive) {
    auto const workspace = slack::read_workspace(archive);
    if (!workspace) return;
    for (auto const& room : workspace->rooms)
        for (auto const& day : slack::days_of(archive, room)) {
            int skipped = 0;
            auto const posts = slack::read_day(archive, day, room, skipped);
            if (!posts) continue;
            require(std::ranges::is_sorted(*posts, {}, &slack::Post::at), "a day is in the order of its time");
            for (auto const& post : *posts) require(slack::time_of(post.ts) == post.at, "a post has a time");
        }
}

}  // namespace

void picture(std::string_view bytes) {
    (void)files::type_of(bytes, "picture.png");
    auto const cleaned = files::clean_picture(bytes);
    if (!cleaned) return;
    require(cleaned->orientation >= 1 && cleaned->orientation <= 8, "a picture has a way up");
    require(cleaned->width > 0 && cleaned->height > 0 && cleaned->width <= files::pixels_max &&
                cleaned->width * cleaned->height <= files::pixels_max,
            "a picture has a size within its bound");
    auto const file = joined(*cleaned);
    require(file.size() <= bytes.size() + cleaned->added.size() + 2, "cleaning adds which way is up and the end alone");
    auto const again = files::clean_picture(file);
    require(again.has_value(), "a cleaned picture is a picture");
    require(joined(*again) == file, "a cleaned picture stays as it is");
    require(again->orientation == cleaned->orientation && again->width == cleaned->width,
            "a cleaned picture looks the same");
}

void archive(std::string_view bytes) {
    auto const opened = Archive::open(in_memory(bytes));
    if (!opened) return;
    int looked = 0;
    for (auto const& [name, index] : opened->entries()) {
        std::uint64_t read = 0;
        (void)opened->size(name);
        (void)opened->first_in(name);
        auto const problem = opened->each_piece(name, 1u << 20, [&](std::string_view piece) {
            read += piece.size();
            return std::optional<Problem>{};
        });
        require(read <= 1u << 20, "an entry has its bound");
        if (++looked == 8) break;
    }
    read_export(*opened);
}

void slack_export(std::string_view bytes) {
    std::vector<std::pair<std::string, std::string>> entries;
    for (auto const* const name : {"users.json", "channels.json", "quay/2026-09-14.json", "dms.json"})
        entries.emplace_back(name, take_line(bytes));
    auto const opened = Archive::open(in_memory(zip_of(entries)));
    require(opened.has_value() && opened->entries().size() == 4, "an archive of one's own can be read");
    read_export(*opened);
    int skipped = 0;
    slack::Room room;
    room.folder = "quay";
    (void)slack::read_day(*opened, "quay/2026-09-14.json", room, skipped);
    (void)slack::time_of(bytes);
}

// The first line is the manifest, the others are the list of checksums.
void backup(std::string_view bytes) {
    auto const manifest_text = take_line(bytes);
    auto const manifest = backup::parse_manifest(manifest_text);
    if (manifest) {
        auto const again = backup::parse_manifest(backup::to_json(*manifest));
        require(again && backup::to_json(*again) == backup::to_json(*manifest), "a manifest is read as it was written");
    }
    auto const sums = backup::parse_sums(bytes);
    if (sums) {
        require(backup::lines_of(*sums).size() == bytes.size(), "a list of checksums is read whole");
        for (auto const& [name, digest] : *sums)
            require(name == backup::database_name || (name.starts_with("files/") && name.find("..") == name.npos),
                    "a name stays within the folder");
    }
    std::vector<std::pair<std::string, std::string>> const entries{
        {std::string{backup::database_name}, "no database"},
        {std::string{backup::sums_name}, std::string{bytes}},
        {std::string{backup::manifest_name}, std::string{manifest_text}}};
    auto const contents = backup::look_into(in_memory(zip_of(entries)));
    if (contents) require(manifest && sums && contents->sums == *sums, "what is looked into is what was read");
}

}  // namespace holdfast::fuzz
