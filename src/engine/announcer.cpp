#include "engine/announcer.hpp"

#include <atomic>

namespace holdfast {
namespace {

std::string name_for(EventSpec const& spec, LogId log) {
    if (log == workspace_log) return "@workspace";
    if (spec.logs == "@me") return "@me";
    return to_text(ChannelId{log.value});
}

}  // namespace

Announcement LoopAnnouncer::announcement(AppendedEvent const& event) const {
    auto const* spec = catalogue_.event(event.header.kind);
    auto const log = name_for(*spec, event.header.log);
    Announcement out;
    out.log = event.header.log;
    out.seq = event.place.seq;
    out.check = event.place.check;
    out.sight = event.header.target > 0 ? std::min(event.header.target, event.place.seq) : event.place.seq;
    out.about = event.header.about;
    out.whole = text_frame(event_message(log, event.header, event.place, spec->kind, event.whole, false));
    out.veiled = text_frame(veiled_message(log, event.place));
    return out;
}

void LoopAnnouncer::publish(std::vector<Finished> const& batch) {
    on_publish();
    auto shared = std::make_shared<Batch>();
    for (auto const& finished : batch)
        for (auto const& item : finished.items) {
            if (auto const* event = std::get_if<AppendedEvent>(&item)) shared->items.emplace_back(announcement(*event));
            else shared->items.emplace_back(std::get<RosterChange>(item));
        }
    if (shared->items.empty()) return;
    for (int loop = 0; loop < loops_.count(); ++loop) {
        auto* hub = &hub_(loop);
        loops_.post(loop, [hub, shared = SharedBatch{shared}] { hub->apply(*shared); });
    }
}

void LoopAnnouncer::settle(std::vector<Finished> const& batch) {
    replies_.assign(static_cast<std::size_t>(loops_.count()), {});
    for (auto const& finished : batch)
        if (finished.job.settle) finished.job.settle(finished.refusal);
    for (int loop = 0; loop < loops_.count(); ++loop) {
        auto& mine = replies_[static_cast<std::size_t>(loop)];
        if (mine.empty()) continue;
        loops_.post(loop, [replies = std::move(mine)] {
            for (auto const& reply : replies) reply();
        });
    }
}

void LoopAnnouncer::answer(std::shared_ptr<Waiting> waiting, std::optional<Problem> const& problem) {
    if (waiting->cuts && !problem) return after_every_loop(std::move(waiting));
    replies_[static_cast<std::size_t>(waiting->loop)].push_back([waiting, problem] { waiting->reply(problem); });
}

// D12: the batch was posted to each loop before this, so a loop that runs this task has made the cut.
void LoopAnnouncer::after_every_loop(std::shared_ptr<Waiting> waiting) {
    auto left = std::make_shared<std::atomic<int>>(loops_.count());
    for (int loop = 0; loop < loops_.count(); ++loop)
        loops_.post(loop, [this, waiting, left] {
            if (left->fetch_sub(1) != 1) return;
            loops_.post(waiting->loop, [waiting] { waiting->reply(std::nullopt); });
        });
}

}  // namespace holdfast
