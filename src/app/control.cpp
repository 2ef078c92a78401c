#include "control.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "config_file.hpp"
#include "holdfast/base/json.hpp"
#include "holdfast/store/folder.hpp"

namespace holdfast {
namespace {

bool write_whole(int file, std::string_view text) {
    return ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

[[noreturn]] void cannot_write(std::string const& path) {
    throw FolderError{"The file " + path + " cannot be written: " + std::strerror(errno) + "."};
}

}  // namespace

std::string control_path(std::string const& folder) { return folder + "/control.json"; }

void write_control(std::string const& folder, Control const& control) {
    std::string text;
    JsonObject{text}.text("url", control.url).text("token", control.token).number("pid", control.pid);
    text += '\n';

    auto const path = control_path(folder);
    auto const draft = path + ".new";
    ::unlink(draft.c_str());  // of a start that was killed here, perhaps with other rights
    auto const file = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) cannot_write(draft);
    bool const written = write_whole(file, text);
    ::close(file);
    if (!written || std::rename(draft.c_str(), path.c_str()) != 0) cannot_write(path);
}

std::optional<Control> read_control(std::string const& folder) {
    auto const text = read_small_file(control_path(folder));
    if (!text) return std::nullopt;
    auto const json = parse_json(*text);
    if (!json || !json->is_object()) return std::nullopt;
    auto const word = [&](char const* name) {
        auto const found = json->find(name);
        return found != json->end() && found->is_string() ? found->get<std::string>() : std::string{};
    };
    Control control{word("url"), word("token"), 0};
    if (auto const pid = json->find("pid"); pid != json->end() && pid->is_number_integer()) control.pid = *pid;
    if (control.url.empty()) return std::nullopt;
    return control;
}

void remove_control(std::string const& folder) { ::unlink(control_path(folder).c_str()); }

std::string local_url(std::string_view listen, int port) {
    auto host = std::string{listen.substr(0, listen.rfind(':'))};
    if (host == "0.0.0.0") host = "127.0.0.1";
    if (host == "[::]") host = "[::1]";
    return "http://" + host + ":" + std::to_string(port);
}

}  // namespace holdfast
