// Sets up the process's one log, on standard error. Called by the main thread; the log itself is in base/log.hpp.
#pragma once

#include <string>
#include <string_view>

namespace holdfast {

struct LogSettings {
    std::string format = "auto";  // json, text, or auto: text on a terminal, JSON elsewhere
    std::string level = "info";   // debug, info, warn, error
};

// While it lives, what the house says goes to standard error; its end writes what is still queued.
class Logging {
public:
    explicit Logging(LogSettings const& settings);
    ~Logging();
    Logging(Logging const&) = delete;
    Logging& operator=(Logging const&) = delete;

    static void set_level(std::string_view level);
};

// The last word of a process that must not go on (D1): says it past the queue and ends at once, without any clean-up.
[[noreturn]] void die(std::string_view sentence, int exit_code);

}  // namespace holdfast
