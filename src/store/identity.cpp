#include "store/identity.hpp"

#include <array>
#include <filesystem>
#include <fstream>

#include <sqlite3.h>

namespace holdfast {
namespace {

constexpr std::string_view magic{"SQLite format 3\0", 16};
constexpr std::string_view restore = " Restore the folder from a backup.";

std::uint64_t big_endian(char const* bytes, int count) {
    std::uint64_t value = 0;
    for (int i = 0; i < count; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

// The header counts the pages. A file that lacks some was cut, unless the write-ahead log still holds them.
std::string why_header_is_wrong(std::string const& path) {
    std::array<char, 100> header{};
    std::ifstream file{path, std::ios::binary};
    if (!file) return "The database " + path + " cannot be read.";
    file.read(header.data(), header.size());
    if (file.gcount() < 100 || std::string_view{header.data(), magic.size()} != magic)
        return "The file " + path + " is not a database." + std::string{restore};
    auto const size = big_endian(&header[16], 2);
    auto const page_bytes = size == 1 ? 65'536 : size;
    auto const pages = big_endian(&header[28], 4);
    if (file_state(path + "-wal") != FileState::some && std::filesystem::file_size(path) < pages * page_bytes)
        return "The database " + path + " is damaged: its end is missing." + std::string{restore};
    return {};
}

std::string why_schema_is_wrong(std::string const& path) {
    Database database{path, Open::reader};
    auto tables = database.query("SELECT count(*) FROM sqlite_schema");
    tables.step();
    if (tables.number(0) == 0 && pragma_number(database, "PRAGMA user_version") == 0) return {};
    if (pragma_number(database, "PRAGMA application_id") != application_id)
        return "The database " + path + " belongs to another program.";
    auto epoch = database.query("SELECT count(*) FROM meta WHERE name IN ('epoch', 'secret')");
    epoch.step();
    if (epoch.number(0) != 2)
        return "The database " + path + " is damaged: it has lost its name." + std::string{restore};
    return {};
}

}  // namespace

std::int64_t pragma_number(Database& database, std::string_view pragma) {
    auto query = database.query(pragma);
    return query.step() ? query.number(0) : 0;
}

FileState file_state(std::string const& path) {
    std::error_code error;
    auto const size = std::filesystem::file_size(path, error);
    if (error) return std::filesystem::exists(path, error) ? FileState::some : FileState::missing;
    return size == 0 ? FileState::empty : FileState::some;
}

std::string why_not_ours(std::string const& path) {
    auto const wrong = why_header_is_wrong(path);
    if (!wrong.empty()) return wrong;
    try {
        return why_schema_is_wrong(path);
    } catch (StoreError const& error) {
        if (error.is_full_or_io()) return "The database " + path + " cannot be read: " + error.what() + ".";
        return "The database " + path + " is damaged: " + error.what() + "." + std::string{restore};
    }
}

}  // namespace holdfast
