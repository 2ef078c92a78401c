// The log: one sentence for a person and a few named facts for a machine, laid out by app as JSON or text.
// Any thread; never waits: a log that nobody reads loses lines and says how many. Never message text, tokens or cookies.
//
//     log::info("Request", {{"method", request.method}, {"status", 200}, {"ms", 1.5}});
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <variant>

namespace holdfast::log {

// Lives for the length of the call: its text is not copied.
struct Fact {
    std::string_view name;
    std::variant<std::string_view, std::int64_t, double, bool> value;

    template <std::convertible_to<std::string_view> Text>
    Fact(std::string_view name, Text const& text) : name{name}, value{std::string_view{text}} {}
    template <std::integral Number>
    Fact(std::string_view name, Number number) : name{name}, value{static_cast<std::int64_t>(number)} {}
    Fact(std::string_view name, double number) : name{name}, value{number} {}
    Fact(std::string_view name, bool is_so) : name{name}, value{is_so} {}
};
using Facts = std::initializer_list<Fact>;

void debug(std::string_view sentence, Facts facts = {});
void info(std::string_view sentence, Facts facts = {});
void warn(std::string_view sentence, Facts facts = {});
void error(std::string_view sentence, Facts facts = {});

// Whether lines of that worth are kept at the moment: spares the work of collecting facts for nothing.
bool keeps_debug();
bool keeps_info();

// The facts of the line that this thread is writing now: asked by the formatter alone.
std::span<Fact const> facts_of_this_line();

}  // namespace holdfast::log
