#include "app/log_sink.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/logger.h>
#include <unistd.h>

#include "holdfast/base/json.hpp"

namespace holdfast {
namespace {

struct Pipe {
    Pipe() { EXPECT_EQ(::pipe(ends), 0); }
    ~Pipe() {
        end_writing();
        ::close(ends[0]);
    }
    void end_writing() {
        if (ends[1] >= 0) ::close(std::exchange(ends[1], -1));
    }
    // Everything up to the end, which is when nobody holds the other side open.
    std::string read_all() const {
        std::string out;
        char bytes[65536];
        for (ssize_t count; (count = ::read(ends[0], bytes, sizeof bytes)) > 0;)
            out.append(bytes, static_cast<std::size_t>(count));
        return out;
    }
    int ends[2];
};

TEST(LogSink, WritesEveryLineBeforeItGoes) {
    Pipe pipe;
    {
        spdlog::logger logger{"", std::make_shared<LogSink>(pipe.ends[1], LogFormat::text)};
        for (int i = 0; i < 100; ++i) logger.info("Line {}.", i);
    }
    pipe.end_writing();
    auto const written = pipe.read_all();

    EXPECT_THAT(written, ::testing::HasSubstr("Line 0."));
    EXPECT_THAT(written, ::testing::HasSubstr("Line 99."));
    EXPECT_EQ(std::ranges::count(written, '\n'), 100);
}

TEST(LogSink, LosesLinesRatherThanWaitWhenNobodyReads) {
    constexpr int lines = 3 * LogSink::lines_max;
    Pipe pipe;
    std::string written;
    std::thread reader;
    {
        spdlog::logger logger{"", std::make_shared<LogSink>(pipe.ends[1], LogFormat::json)};
        for (int i = 0; i < lines; ++i) logger.info("A line that nobody reads, long enough to fill the pipe.");
        reader = std::thread{[&] { written = pipe.read_all(); }};
    }
    pipe.end_writing();
    reader.join();

    EXPECT_THAT(written, ::testing::HasSubstr("lost lines"));
    EXPECT_LT(std::ranges::count(written, '\n'), lines);
}

TEST(LogSink, EndsSoonWhenNobodyReads) {
    Pipe pipe;
    auto const began = system_clock().steady();
    {
        spdlog::logger logger{"", std::make_shared<LogSink>(pipe.ends[1], LogFormat::json)};
        for (std::size_t i = 0; i < LogSink::lines_max; ++i)
            logger.info("A line that nobody reads, long enough to fill the pipe.");
    }
    write_without_waiting(pipe.ends[1], "A last word that nobody reads.");

    EXPECT_LT(system_clock().steady() - began, std::chrono::seconds{5});
}

}  // namespace
}  // namespace holdfast
