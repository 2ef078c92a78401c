// Lines that are ready and silent, held in steps: "held 1000", a line on standard input, "held 5000", …
#include "crowd.hpp"
#include "runs.hpp"

namespace holdfast::bench {
namespace {

class Silence : public Listener {
public:
    void heard(Line&, std::string_view, std::int64_t) override {}
};

}  // namespace

void run_idle(Order const& order) {
    Silence silence;
    Crowd crowd{order.port, order.seats, silence};
    crowd.mark("begin");
    for (auto const count : order.held) {
        crowd.open(count);
        crowd.mark(R"(held {"lines":)" + std::to_string(count) + "}");
    }
    crowd.mark("end {}");
}

}  // namespace holdfast::bench
