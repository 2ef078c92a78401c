// What is logged from warnings on while it lives.
#pragma once

#include <memory>
#include <sstream>
#include <string>

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

namespace holdfast::test {

class Warnings {
public:
    Warnings() : before_{spdlog::default_logger()} {
        auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(stream_);
        sink->set_pattern("%v");
        auto logger = std::make_shared<spdlog::logger>("warnings", std::move(sink));
        logger->set_level(spdlog::level::warn);
        spdlog::set_default_logger(std::move(logger));
    }
    ~Warnings() { spdlog::set_default_logger(before_); }
    Warnings(Warnings const&) = delete;
    Warnings& operator=(Warnings const&) = delete;

    std::string text() const { return stream_.str(); }

private:
    std::ostringstream stream_;
    std::shared_ptr<spdlog::logger> before_;
};

}  // namespace holdfast::test
