// Every input that is kept, and every seed, through its target: what a fuzzer found once is found by every test run.
#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "fuzz/targets.hpp"
#include "holdfast/base/crypto.hpp"

namespace holdfast::fuzz {
namespace {

std::vector<std::filesystem::path> files_of(std::string_view target) {
    std::vector<std::filesystem::path> out;
    for (auto const& entry : std::filesystem::directory_iterator{std::string{HOLDFAST_FUZZ_CORPUS "/"}.append(target)})
        out.push_back(entry.path());
    std::ranges::sort(out);
    return out;
}

std::string content_of(std::filesystem::path const& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void expect_kept(Target const& target, std::string_view bytes, std::string const& what) {
    try {
        run_within_bounds(target, bytes, true);
    } catch (Broken const& broken) { ADD_FAILURE() << target.name << ", " << what << ": " << broken.promise; }
}

class Replay : public testing::TestWithParam<Target> {};

TEST_P(Replay, KeepsItsPromises) {
    crypto_start();
    auto const& target = GetParam();
    auto const files = files_of(target.name);
    EXPECT_GE(files.size(), 3u);
    for (auto const& path : files) expect_kept(target, content_of(path), path.filename().string());
    if (!target.seeds) return;
    auto const seeds = target.seeds();
    EXPECT_GE(seeds.size(), 10u);
    for (auto const& seed : seeds) expect_kept(target, seed, seed);
}

INSTANTIATE_TEST_SUITE_P(Fuzz, Replay, testing::ValuesIn(targets()),
                         [](auto const& info) { return std::string{info.param.name}; });

// Depths and lengths at which recursion or quadratic time would show, through everything.
TEST(Fuzz, NothingMindsDepthOrLength) {
    crypto_start();
    for (auto const& target : targets())
        for (std::string_view const piece :
             {"[", "{\"a\":", "(", "*", "_", "~", "`", ">", "<", "<@", "\"", "%", "，", "e\u0301", "\\", "\n", "\0"}) {
            std::string deep;
            for (int i = 0; i < 10'000; ++i) deep += piece;
            expect_kept(target, deep, "10,000 times " + std::string{piece});
            if (target.name == "command") expect_kept(target, "message.post\n" + deep, "in a command");
            if (target.name == "hook") expect_kept(target, "{\"text\":\"" + deep + "\"}", "in a hook");
        }
}

// The net itself: a target that breaks its promise, or takes too long, is caught.
TEST(Fuzz, CatchesWhatIsBroken) {
    Target const broken{"broken", [](std::string_view bytes) { require(bytes != "x", "never x"); }};
    EXPECT_NO_THROW(run_within_bounds(broken, "y", true));
    EXPECT_THROW(run_within_bounds(broken, "x", false), Broken);
    Target const slow{"slow", [](std::string_view bytes) {
                          auto const until = std::clock() + 2 * CLOCKS_PER_SEC;
                          while (bytes.size() > 1'000 && std::clock() < until) {}
                      }};
    EXPECT_NO_THROW(run_within_bounds(slow, "x", false));
    EXPECT_THROW(run_within_bounds(slow, "x", true), Broken);
}

}  // namespace
}  // namespace holdfast::fuzz
