#include "log_sink.hpp"

#include <cerrno>

#include <unistd.h>

namespace holdfast {
namespace {

constexpr std::size_t lines_per_write = 256;

std::string_view level_name(spdlog::level::level_enum level) {
    switch (level) {
        case spdlog::level::trace:
        case spdlog::level::debug: return "debug";
        case spdlog::level::info: return "info";
        case spdlog::level::warn: return "warn";
        default: return "error";
    }
}

// A log that cannot be written is no reason to stop talking to people.
void write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

LogSink::LogSink(int descriptor, LogFormat format)
    : descriptor_{descriptor}, format_{format}, thread_{[this] { write_lines(); }} {}

LogSink::~LogSink() {
    lines_.close();
    thread_.join();
}

void LogSink::log(spdlog::details::log_msg const& message) {
    LogLine const line{
        .at = std::chrono::time_point_cast<std::chrono::microseconds>(message.time),
        .level = level_name(message.level),
        .sentence = {message.payload.data(), message.payload.size()},
        .facts = holdfast::log::facts_of_this_line(),
    };
    auto bytes = render(line, format_);
    if (!lines_.try_push(bytes)) ++lost_;
}

void LogSink::write_lines() {
    for (;;) {
        auto const lines = lines_.take(lines_per_write);
        if (lines.empty()) return;
        auto together = lost_line();
        for (auto const& line : lines) together += line;
        write_all(descriptor_, together);
    }
}

std::string LogSink::lost_line() {
    auto const lost = lost_.exchange(0);
    if (lost == 0) return {};
    log::Fact const facts[]{{"lines", lost}};
    auto const now = std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
    return render({now, "warn", "The log was read too slowly and lost lines here.", facts}, format_);
}

}  // namespace holdfast
