// Times that something took, and what is said of them at the end.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace holdfast::bench {

class Samples {
public:
    void add(std::int64_t us) { us_.push_back(static_cast<std::uint32_t>(std::max<std::int64_t>(us, 0))); }
    void clear() { us_.clear(); }
    [[nodiscard]] std::size_t count() const { return us_.size(); }

    // Members of a JSON object.
    std::string json() {
        return R"("p50_us":)" + std::to_string(at(50)) + R"(,"p99_us":)" + std::to_string(at(99)) + R"(,"max_us":)" +
               std::to_string(at(100));
    }

private:
    std::uint32_t at(std::size_t percent) {
        if (us_.empty()) return 0;
        auto const place = us_.begin() + static_cast<std::ptrdiff_t>((us_.size() - 1) * percent / 100);
        std::nth_element(us_.begin(), place, us_.end());
        return *place;
    }

    std::vector<std::uint32_t> us_;
};

}  // namespace holdfast::bench
