#include "logging.hpp"

#include <atomic>
#include <cstdlib>

#include <spdlog/spdlog.h>
#include <unistd.h>

#include "log_sink.hpp"

namespace holdfast {
namespace {

std::atomic<LogFormat> format_now{LogFormat::text};

LogFormat chosen(std::string_view format) {
    if (format == "auto") return ::isatty(STDERR_FILENO) ? LogFormat::text : LogFormat::json;
    return format == "json" ? LogFormat::json : LogFormat::text;
}

}  // namespace

Logging::Logging(LogSettings const& settings) {
    format_now = chosen(settings.format);
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("", std::make_shared<LogSink>(STDERR_FILENO, format_now)));
    set_level(settings.level);
}

// A logger without sinks stays behind for threads that outlive this one.
Logging::~Logging() { spdlog::set_default_logger(std::make_shared<spdlog::logger>("")); }

void Logging::set_level(std::string_view level) {
    spdlog::set_level(level == "debug"   ? spdlog::level::debug
                      : level == "warn"  ? spdlog::level::warn
                      : level == "error" ? spdlog::level::err
                                         : spdlog::level::info);
}

void die(std::string_view sentence, int exit_code) {
    auto const line =
        render({.at = system_clock().now(), .level = "error", .sentence = sentence, .facts = {}}, format_now);
    write_without_waiting(STDERR_FILENO, line);
    std::_Exit(exit_code);
}

}  // namespace holdfast
