#include "holdfast/base/log.hpp"

#include <spdlog/spdlog.h>

namespace holdfast::log {
namespace {

// Beside the text and not inside it, so that nothing a stranger writes can pass for a fact.
thread_local std::span<Fact const> current;

void write(spdlog::level::level_enum level, std::string_view sentence, Facts facts) {
    auto* const logger = spdlog::default_logger_raw();
    if (!logger->should_log(level)) return;
    current = {facts.begin(), facts.size()};
    logger->log(level, spdlog::string_view_t{sentence.data(), sentence.size()});
    current = {};
}

}  // namespace

void debug(std::string_view sentence, Facts facts) { write(spdlog::level::debug, sentence, facts); }
void info(std::string_view sentence, Facts facts) { write(spdlog::level::info, sentence, facts); }
void warn(std::string_view sentence, Facts facts) { write(spdlog::level::warn, sentence, facts); }
void error(std::string_view sentence, Facts facts) { write(spdlog::level::err, sentence, facts); }

bool keeps_debug() { return spdlog::should_log(spdlog::level::debug); }
bool keeps_info() { return spdlog::should_log(spdlog::level::info); }

std::span<Fact const> facts_of_this_line() { return current; }

}  // namespace holdfast::log
