// The doors of libFuzzer: HOLDFAST_FUZZ names the target. With HOLDFAST_FUZZ_SEEDS it writes that target's seeds there and ends.
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "fuzz/targets.hpp"
#include "holdfast/base/crypto.hpp"

namespace {

holdfast::fuzz::Target const* chosen = nullptr;

[[noreturn]] void end_with(char const* why, std::string_view what) {
    std::fprintf(stderr, "%s: %.*s\n", why, static_cast<int>(what.size()), what.data());
    std::abort();
}

void write_seeds(std::string const& folder) {
    int number = 0;
    if (!chosen->seeds) std::exit(0);
    for (auto const& seed : chosen->seeds()) std::ofstream{folder + "/seed-" + std::to_string(number++)} << seed;
    std::exit(0);
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    char const* const name = std::getenv("HOLDFAST_FUZZ");
    for (auto const& target : holdfast::fuzz::targets())
        if (name && target.name == name) chosen = &target;
    if (!chosen) end_with("HOLDFAST_FUZZ must name a target", name ? name : "");
    holdfast::crypto_start();
    if (char const* const folder = std::getenv("HOLDFAST_FUZZ_SEEDS")) write_seeds(folder);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size) {
    static unsigned long runs = 0;
    try {
        std::string_view const input{reinterpret_cast<char const*>(bytes), size};
        holdfast::fuzz::run_within_bounds(*chosen, input, ++runs % 256 == 0);
    } catch (holdfast::fuzz::Broken const& broken) { end_with("A promise is broken", broken.promise); }
    return 0;
}
