// Where the log goes: a queue of finished lines and one thread that writes them to a file descriptor.
// Any thread logs and never waits. Bounded: lines_max lines; past that new lines are lost, and the log says how many.
#pragma once

#include <atomic>
#include <string>
#include <thread>

#include <spdlog/sinks/sink.h>

#include "holdfast/base/mailbox.hpp"
#include "log_line.hpp"

namespace holdfast {

class LogSink final : public spdlog::sinks::sink {
public:
    static constexpr std::size_t lines_max = 8192;

    LogSink(int descriptor, LogFormat format);
    ~LogSink() override;  // writes what is queued, unless nobody reads it

    void log(spdlog::details::log_msg const& message) override;
    void flush() override {}
    void set_pattern(std::string const&) override {}
    void set_formatter(std::unique_ptr<spdlog::formatter>) override {}

private:
    void write_lines();
    bool write_all(std::string_view bytes);
    std::string lost_line();

    int descriptor_;
    LogFormat format_;
    Mailbox<std::string> lines_{lines_max};
    std::atomic<std::int64_t> lost_{0};
    std::atomic<bool> ending_{false};
    std::thread thread_;
};

// As much of a last line as can be written without waiting for somebody to read.
void write_without_waiting(int descriptor, std::string_view line);

}  // namespace holdfast
