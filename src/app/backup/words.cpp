#include "app/backup/words.hpp"

#include <cstdio>
#include <memory>

#include "holdfast/base/time.hpp"

namespace holdfast::backup {
namespace {

std::string with_one_digit(double value, char const* unit) {
    char out[48];
    std::snprintf(out, sizeof out, "%.1f %s", value, unit);
    return out;
}

}  // namespace

std::string many(std::int64_t count, std::string const& what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string in_mb(std::int64_t bytes) { return with_one_digit(static_cast<double>(bytes) / 1e6, "MB"); }

std::string in_seconds(Monotonic since) {
    return with_one_digit(std::chrono::duration<double>(system_clock().steady() - since).count(), "s");
}

Progress told_to(std::ostream& out, std::string what) {
    auto const last = std::make_shared<Monotonic>(system_clock().steady());
    return [&out, last, what = std::move(what)](std::int64_t done, std::int64_t all) {
        auto const now = system_clock().steady();
        if (now - *last < std::chrono::seconds{1}) return;
        *last = now;
        out << what << ": " << done / 1'000'000 << " of " << all / 1'000'000 << " MB" << std::endl;
    };
}

}  // namespace holdfast::backup
