// Carries the house's requests to the outside: http and https alone, past a guard that knows the very address that is
// connected to, without redirects, proxies, cookies or credentials.
// Lives on: a thread of its own, so that neither loops nor the writer wait for anybody. Bounded: queue_max requests, then `busy`;
// 64 KiB of an answer are kept and the rest is not read; a deadline for each.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "holdfast/base/result.hpp"
#include "holdfast/engine/errands.hpp"

namespace holdfast::net {

struct CourierSettings {
    std::vector<std::string> allow_private;  // networks of one's own that may be reached
    std::vector<std::string> names;          // NAME:PORT:ADDRESS instead of asking the resolver; for tests
    std::string agent = "Holdfast";
    std::size_t queue_max = 256;
};

class Courier : public HttpOut {
public:
    explicit Courier(CourierSettings settings);
    ~Courier() override;  // drops what is under way, without a word, and joins

    void send(HttpAsk ask, std::function<void(HttpAnswer)> then) override;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace holdfast::net
