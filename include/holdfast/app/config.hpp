// What the server is told: defaults, then a TOML file, then the environment, then the command line; the later wins.
// Pure but for the files it is pointed to; used before any thread starts. Whatever is unknown or out of bounds stops the
// start with one sentence that names the key, what may stand there, and where it came from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "holdfast/app/settings.hpp"
#include "holdfast/base/result.hpp"

namespace holdfast {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Sources {
    std::string data;                   // the data folder: DIR/holdfast.toml is read when it is there
    std::optional<std::string> file;    // read instead of it, and must be there
    Pairs environment;                  // all of it: what begins with HOLDFAST_ is ours
    Pairs set;                          // --set key=value, in order
    std::optional<std::string> listen;  // --listen
};

struct Effective {
    Setting const* setting;
    std::string value;   // as it would be typed; items of a list separated by commas
    std::string source;  // "the default", "the environment variable HOLDFAST_LOOPS"
};

struct Config {
    Settings settings;
    std::vector<Effective> effective;   // in the order of the table
    std::vector<std::string> warnings;  // sentences for the log
};

Result<Config> load_config(Sources const& sources);

// A TOML file with every key, its meaning, its bounds and its default, all commented out.
std::string example_file();
// The same shape with what is in force and where it came from; secrets are masked.
std::string describe(Config const& config);

// The process's environment.
Pairs environment();

}  // namespace holdfast
