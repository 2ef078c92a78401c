#include "reindex.hpp"

#include <chrono>
#include <thread>

namespace holdfast {
namespace {

constexpr std::chrono::milliseconds between_looks{500};

}  // namespace

Result<std::string> reindex(Operator& hands, std::ostream& aside) {
    auto const began = system_clock().steady();
    if (auto const asked = hands.command("search.rebuild", Json::object()); !asked) return asked.error();
    for (;;) {
        auto const state = hands.read("search.state", Json::object());
        if (!state) return state.error();
        auto const indexed = state->at("indexed").get<std::int64_t>();
        auto const waiting = state->at("waiting").get<std::int64_t>();
        if (waiting == 0) {
            auto const took = std::chrono::duration<double>(system_clock().steady() - began).count();
            char seconds[32];
            std::snprintf(seconds, sizeof seconds, "%.1f", took);
            return "Indexed " + std::to_string(indexed) + " messages in " + seconds + " s.";
        }
        aside << indexed << " indexed, about " << waiting << " to come\n";
        std::this_thread::sleep_for(between_looks);
    }
}

}  // namespace holdfast
