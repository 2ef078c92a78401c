#include "config_file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <toml++/toml.h>

namespace holdfast {
namespace {

constexpr std::size_t file_bytes_max = 1 << 20;

Problem unreadable(std::string const& path, std::string const& why) {
    return {Fault::bad_request, "bad_settings_file", "The file " + path + " cannot be read: " + why + "."};
}

// Items joined by commas; nothing when one of them is no text.
std::optional<std::string> joined(toml::array const& items) {
    std::string out;
    for (auto const& item : items) {
        auto const* const text = item.as_string();
        if (!text) return std::nullopt;
        if (&item != &items.front()) out += ',';
        out += text->get();
    }
    return out;
}

FileEntry entry(std::string const& path, toml::key const& key, toml::node const& value) {
    FileEntry out{.key = std::string{key.str()}};
    out.source = path + ", line " + std::to_string(key.source().begin.line);
    if (auto const* const text = value.as_string()) {
        out.value = text->get();
    } else if (auto const* const number = value.as_integer()) {
        out.type = SettingType::number;
        out.value = std::to_string(number->get());
    } else if (auto const* const items = value.as_array()) {
        auto list = joined(*items);
        out.type = SettingType::list;
        out.plain = list.has_value();
        out.value = std::move(list).value_or("");
    } else {
        out.plain = false;
    }
    return out;
}

}  // namespace

Result<std::string> read_small_file(std::string const& path) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) return unreadable(path, "it is a folder");
    errno = 0;
    std::ifstream file{path, std::ios::binary};
    if (!file) return unreadable(path, std::strerror(errno ? errno : EIO));
    std::string text(file_bytes_max + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > file_bytes_max) return unreadable(path, "it is longer than 1 MiB");
    return text;
}

Result<std::vector<FileEntry>> read_settings_file(std::string const& path) {
    auto const text = read_small_file(path);
    if (!text) return text.error();
    try {
        auto const table = toml::parse(*text, path);
        std::vector<FileEntry> out;
        for (auto const& [key, value] : table) out.push_back(entry(path, key, value));
        return out;
    } catch (toml::parse_error const& error) {
        return Problem{Fault::bad_request, "bad_settings_file",
                       "The file " + path + " is not TOML: line " + std::to_string(error.source().begin.line) + ": " +
                           std::string{error.description()} + "."};
    }
}

bool is_readable_by_all(std::string const& path) {
    std::error_code error;
    auto const status = std::filesystem::status(path, error);
    return !error && (status.permissions() & std::filesystem::perms::others_read) != std::filesystem::perms::none;
}

}  // namespace holdfast
