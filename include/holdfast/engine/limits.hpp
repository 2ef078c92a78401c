// Token buckets: how often somebody may do something. Monotonic clock (D15).
// Lives on a loop. Bounded: buckets that are full again are forgotten, at most 20,000 are kept.
#pragma once

#include <string>
#include <unordered_map>

#include "holdfast/base/time.hpp"

namespace holdfast {

struct Rate {
    double per_second = 0;  // 0: no limit
    double burst = 0;
};

struct Allowance {
    bool allowed = true;
    std::int64_t retry_ms = 0;   // when the next one would be allowed
    std::int64_t remaining = 0;  // of the burst
};

class Buckets {
public:
    explicit Buckets(Rate rate) : rate_{rate} {}
    Allowance take(std::string const& who, Monotonic now, double cost = 1);
    // What was taken was not used after all.
    void give_back(std::string const& who, double cost = 1);
    Rate rate() const { return rate_; }

private:
    struct Bucket {
        double tokens;
        Monotonic at;
    };
    void forget_full(Monotonic now);
    Rate rate_;
    std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace holdfast
