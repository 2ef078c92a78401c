// How vital signs are called for Prometheus: base units, counters that say so.
#include <gtest/gtest.h>

#include <set>

#include "app/metrics.hpp"

namespace holdfast {
namespace {

TEST(MetricNames, AreInBaseUnitsAndSayWhatCounts) {
    EXPECT_EQ(metric_of("ack_p50_us").name, "holdfast_ack_p50_seconds");
    EXPECT_EQ(metric_of("ack_p50_us").scale, 1e-6);
    EXPECT_EQ(metric_of("checkpoint_age_ms").name, "holdfast_checkpoint_age_seconds");
    EXPECT_EQ(metric_of("checkpoint_age_ms").scale, 1e-3);
    EXPECT_EQ(metric_of("uptime_s").name, "holdfast_uptime_seconds");
    EXPECT_EQ(metric_of("database_bytes").name, "holdfast_database_bytes");
    EXPECT_EQ(metric_of("resyncs").name, "holdfast_resyncs_total");
    EXPECT_TRUE(metric_of("resyncs").counts);
    EXPECT_FALSE(metric_of("streams").counts);
    EXPECT_EQ(metric_of("loops").name, "holdfast_loops");
}

TEST(MetricNames, AreEachOnlyOnce) {
    std::set<std::string> names;
    for (auto const& field : Described<VitalSigns>::fields)
        EXPECT_TRUE(names.insert(metric_of(field.name).name).second);
}

}  // namespace
}  // namespace holdfast
