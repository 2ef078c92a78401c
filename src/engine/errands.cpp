#include "engine/errands.hpp"

namespace holdfast {
namespace {

constexpr std::chrono::seconds look_again{1};

}  // namespace

void Errands::tick() {
    auto const now = engine_.clock().steady();
    if (looking_ || !engine_.accepting() || (!stirred_ && now - looked_ < look_again)) return;
    stirred_ = false;
    looked_ = now;
    look();
}

void Errands::look() {
    auto const& specs = engine_.catalogue().errands;
    auto work = [this, &specs](ReadTx& tx) -> std::function<void()> {
        auto found = std::make_shared<std::vector<std::pair<std::size_t, Errand>>>();
        for (std::size_t kind = 0; kind < specs.size(); ++kind)
            for (auto& errand : specs[kind].due(tx, ground())) found->emplace_back(kind, std::move(errand));
        return [this, found] {
            looking_ = false;
            for (auto& [kind, errand] : *found) start(kind, std::move(errand));
        };
    };
    looking_ = engine_.read_with(0, std::move(work));
}

void Errands::start(std::size_t kind, Errand errand) {
    if (!engine_.accepting() || under_way_.size() >= errands_at_once || under_way_.contains({kind, errand.id}) ||
        !lines_.insert({kind, errand.line}).second)
        return;
    under_way_.insert({kind, errand.id});
    out_.send(std::move(errand.ask), [this, kind, id = errand.id, line = errand.line](HttpAnswer answer) {
        engine_.bus().post(0, [this, kind, id, line, answer = std::move(answer)] { came(kind, id, line, answer); });
    });
}

void Errands::came(std::size_t kind, std::int64_t id, std::int64_t line, HttpAnswer answer) {
    Job job;
    job.run = [this, kind, id, answer = std::move(answer)](WriteTx& tx) {
        auto const& spec = engine_.catalogue().errands[kind];
        runner_.act(tx, [&](Office const& office) { spec.came(tx, office, ground(), id, answer); });
        return allowed();
    };
    job.settle = [this, kind, id, line](std::optional<Problem> const&) {
        engine_.bus().post(0, [this, kind, id, line] { over(kind, id, line); });
    };
    if (!write_(job)) over(kind, id, line);  // it is still due, and will be done again
}

void Errands::over(std::size_t kind, std::int64_t id, std::int64_t line) {
    under_way_.erase({kind, id});
    lines_.erase({kind, line});
    stirred_ = true;  // the next of its line
}

}  // namespace holdfast
