// DIR/control.json: where the running server of this folder is, and the token of its ops person.
// Readable by its owner alone; there for as long as the server runs, and after a kill until the next start.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace holdfast {

struct Control {
    std::string url;  // as this machine reaches it: http://127.0.0.1:8080
    std::string token;
    long pid = 0;
};

std::string control_path(std::string const& folder);
// Whole or not at all, so that nobody reads half of it. Throws FolderError.
void write_control(std::string const& folder, Control const& control);
// Nothing when it is not there or makes no sense.
std::optional<Control> read_control(std::string const& folder);
void remove_control(std::string const& folder);

// Where this machine finds a server that listens there: 0.0.0.0 and [::] are everywhere, so also at home.
std::string local_url(std::string_view listen, int port);

}  // namespace holdfast
