#include "log_sink.hpp"

#include <algorithm>
#include <cerrno>
#include <climits>

#include <poll.h>
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

// A pipe that poll calls writable takes this much at once, so that a write never waits.
constexpr std::size_t bytes_per_write = PIPE_BUF;
constexpr int reader_patience_ms = 200;

bool is_writable(int descriptor, int timeout_ms) {
    pollfd asked{descriptor, POLLOUT, 0};
    return ::poll(&asked, 1, timeout_ms) > 0;
}

// How much went out; all of it when it is lost for good: that a log cannot be written is no reason to stop serving.
std::size_t write_some(int descriptor, std::string_view bytes) {
    auto const written = ::write(descriptor, bytes.data(), std::min(bytes.size(), bytes_per_write));
    if (written < 0) return errno == EINTR || errno == EAGAIN ? 0 : bytes.size();
    return static_cast<std::size_t>(written);
}

}  // namespace

LogSink::LogSink(int descriptor, LogFormat format)
    : descriptor_{descriptor}, format_{format}, thread_{[this] { write_lines(); }} {}

LogSink::~LogSink() {
    ending_ = true;
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
        if (!write_all(together)) return;
    }
}

// False when the end has come and nobody reads.
bool LogSink::write_all(std::string_view bytes) {
    while (!bytes.empty()) {
        if (is_writable(descriptor_, reader_patience_ms)) bytes.remove_prefix(write_some(descriptor_, bytes));
        else if (ending_) return false;
    }
    return true;
}

std::string LogSink::lost_line() {
    auto const lost = lost_.exchange(0);
    if (lost == 0) return {};
    log::Fact const facts[]{{"lines", lost}};
    auto const now = std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
    return render({now, "warn", "The log was read too slowly and lost lines here.", facts}, format_);
}

void write_without_waiting(int descriptor, std::string_view line) {
    if (is_writable(descriptor, 0)) write_some(descriptor, line);
}

}  // namespace holdfast
