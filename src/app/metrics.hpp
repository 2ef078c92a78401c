// The vital signs for Prometheus, on a port of their own that people never see.
// Lives on: two threads of the exposer's own; asks for the signs whenever it is scraped. Bounded: a line for each sign.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "holdfast/base/result.hpp"
#include "holdfast/engine/vitals.hpp"

namespace holdfast {

class Metrics {
public:
    // `signs` is called on the exposer's threads. Problems: cannot_listen.
    static Result<std::unique_ptr<Metrics>> listen(std::string const& address, std::function<VitalSigns()> signs);
    ~Metrics();
    Metrics(Metrics const&) = delete;
    Metrics& operator=(Metrics const&) = delete;

private:
    struct Parts;
    explicit Metrics(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

// How a vital sign is called there, in base units: ack_p50_us is holdfast_ack_p50_seconds, refused holdfast_refused_total.
struct MetricName {
    std::string name;
    double scale = 1;  // from the sign to the metric
    bool counts = false;
};
MetricName metric_of(std::string_view sign);

}  // namespace holdfast
