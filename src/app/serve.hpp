// The server from its start to its end.
#pragma once

#include <functional>

#include "holdfast/app/config.hpp"

namespace holdfast {

// Returns the exit code when a signal asked for the end. Throws FolderError.
// `reread` loads the settings anew for SIGHUP.
int serve(Config const& config, std::function<Result<Config>()> const& reread);

}  // namespace holdfast
