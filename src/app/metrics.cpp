#include "metrics.hpp"

#include <algorithm>
#include <array>

#include <prometheus/collectable.h>
#include <prometheus/exposer.h>
#include <prometheus/metric_family.h>

#include "holdfast/base/codec.hpp"
#include "holdfast/base/version.hpp"

namespace holdfast {
namespace {

constexpr std::size_t exposer_threads = 2;

// Those that only rise while the server runs; all others go up and down.
constexpr std::array<std::string_view, 8> counters{"acknowledged", "committed", "refused",     "connections_refused",
                                                   "overflows",    "resyncs",   "cursors_off", "resumed"};

prometheus::MetricFamily family(std::string name, std::string_view help, prometheus::MetricType type, double value) {
    prometheus::MetricFamily out{std::move(name), std::string{help}, type, {}};
    prometheus::ClientMetric metric;
    (type == prometheus::MetricType::Counter ? metric.counter.value : metric.gauge.value) = value;
    out.metric.push_back(std::move(metric));
    return out;
}

// One family for each vital sign, read from the table that describes them: a new one is here by itself.
class Signs final : public prometheus::Collectable {
public:
    explicit Signs(std::function<VitalSigns()> signs) : signs_{std::move(signs)} {}

    std::vector<prometheus::MetricFamily> Collect() const override {
        auto signs = signs_();
        std::vector<prometheus::MetricFamily> out;
        out.push_back(family("holdfast_info", "The version that runs.", prometheus::MetricType::Gauge, 1));
        out.back().metric[0].label.push_back({"version", std::string{version}});
        for (auto const& field : Described<VitalSigns>::fields) {
            auto const metric = metric_of(field.name);
            auto const value = *static_cast<std::int64_t const*>(field.at(&signs));
            if (value < 0) continue;  // not known yet
            auto const type = metric.counts ? prometheus::MetricType::Counter : prometheus::MetricType::Gauge;
            out.push_back(family(metric.name, field.help, type, static_cast<double>(value) * metric.scale));
        }
        return out;
    }

private:
    std::function<VitalSigns()> signs_;
};

}  // namespace

MetricName metric_of(std::string_view sign) {
    MetricName out;
    out.counts = std::ranges::find(counters, sign) != counters.end();
    std::string_view unit;
    for (auto const& [ending, scale] : {std::pair{"_us", 1e-6}, std::pair{"_ms", 1e-3}, std::pair{"_s", 1.0}})
        if (unit.empty() && sign.ends_with(ending)) {
            sign.remove_suffix(std::string_view{ending}.size());
            out.scale = scale;
            unit = "_seconds";
        }
    out.name = "holdfast_" + std::string{sign} + std::string{unit} + (out.counts ? "_total" : "");
    return out;
}

struct Metrics::Parts {
    Parts(std::string const& address, std::function<VitalSigns()> signs)
        : collectable{std::make_shared<Signs>(std::move(signs))}, exposer{address, exposer_threads} {
        exposer.RegisterCollectable(collectable);
    }
    std::shared_ptr<prometheus::Collectable> collectable;
    prometheus::Exposer exposer;
};

Metrics::Metrics(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
Metrics::~Metrics() = default;

Result<std::unique_ptr<Metrics>> Metrics::listen(std::string const& address, std::function<VitalSigns()> signs) {
    try {
        return std::unique_ptr<Metrics>{new Metrics{std::make_unique<Parts>(address, std::move(signs))}};
    } catch (std::exception const&) {
        return Problem{Fault::unavailable, "cannot_listen", "Cannot listen on " + address + " for metrics.",
                       "metrics_listen"};
    }
}

}  // namespace holdfast
