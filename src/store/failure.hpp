// Names what went wrong for the server's own log. The text of an exception may carry what somebody wrote, so it stays out:
// the type, or SQLite's code, is enough to find the place.
#pragma once

#include <exception>
#include <string>

namespace holdfast {

std::string failure_name(std::exception const& error);

}  // namespace holdfast
