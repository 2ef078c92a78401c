#include "fuzz/targets.hpp"

#include <ctime>

#include "net/target.hpp"

namespace holdfast::fuzz {
namespace {

constexpr double seconds_max = 1;
constexpr std::size_t stretched_bytes = 48 * 1024;

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

void run_timed(Target const& target, std::string_view bytes, char const* promise) {
    auto const began = processor_seconds();
    target.run(bytes);
    require(processor_seconds() - began < seconds_max, promise);
}

}  // namespace

std::vector<Target> const& targets() {
    static std::vector<Target> const all{
        {"head", &head},
        {"body", &body},
        {"frames", &frames},
        {"addresses", &addresses},
        {"json", &json},
        {"command", &command, &command_seeds},
        {"query", &query, &query_seeds},
        {"ids", &ids},
        {"message", &message},
        {"names", &names},
        {"mrkdwn", &mrkdwn},
        {"table", &table},
        {"hook", &hook},
        {"slash", &slash},
        {"search", &search},
        {"picture", &picture},
        {"archive", &archive},
        {"export", &slack_export},
        {"backup", &backup},
    };
    return all;
}

void run_within_bounds(Target const& target, std::string_view bytes, bool stretched) {
    run_timed(target, bytes, "an input takes less than a second");
    if (!stretched || bytes.empty()) return;
    std::string longer;
    while (longer.size() < stretched_bytes) longer += bytes;
    run_timed(target, longer, "an input over and over takes less than a second");
}

void require(bool so, std::string_view promise) {
    if (!so) throw Broken{std::string{promise}};
}

bool is_clean(std::string_view text) {
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F) return false;
    }
    return net::is_utf8(text);
}

std::string as_text(std::string_view bytes) {
    std::string out{bytes};
    for (std::size_t at = 0; at < out.size();) {
        std::size_t length = 1;
        while (length <= 4 && !net::is_utf8(std::string_view{out}.substr(at, length))) ++length;
        if (length > 4 || out[at] == '\0') out[at] = '?', length = 1;
        at += length;
    }
    return out;
}

std::string_view take_line(std::string_view& bytes) {
    auto const end = std::min(bytes.find('\n'), bytes.size());
    auto const line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    return line;
}

}  // namespace holdfast::fuzz
