#include "holdfast/engine/limits.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast {
namespace {
constexpr std::size_t buckets_max = 20000;
double seconds(Monotonic::duration d) { return std::chrono::duration<double>(d).count(); }
}  // namespace

Allowance Buckets::take(std::string const& who, Monotonic now, double cost) {
    if (rate_.per_second <= 0) return {};
    if (buckets_.size() >= buckets_max) forget_full(now);
    auto& bucket = buckets_.try_emplace(who, Bucket{rate_.burst, now}).first->second;
    bucket.tokens = std::min(rate_.burst, bucket.tokens + seconds(now - bucket.at) * rate_.per_second);
    bucket.at = now;
    if (bucket.tokens < cost) {
        auto const wait = (cost - bucket.tokens) / rate_.per_second;
        return {false, static_cast<std::int64_t>(std::ceil(wait * 1000)), 0};
    }
    bucket.tokens -= cost;
    return {true, 0, static_cast<std::int64_t>(bucket.tokens)};
}

void Buckets::give_back(std::string const& who, double cost) {
    auto const bucket = buckets_.find(who);
    if (bucket != buckets_.end()) bucket->second.tokens = std::min(rate_.burst, bucket->second.tokens + cost);
}

void Buckets::forget_full(Monotonic now) {
    std::erase_if(buckets_, [&](auto const& entry) {
        return entry.second.tokens + seconds(now - entry.second.at) * rate_.per_second >= rate_.burst;
    });
    if (buckets_.size() >= buckets_max)
        buckets_.clear();  // twenty thousand busy strangers: begin anew rather than grow
}

}  // namespace holdfast
