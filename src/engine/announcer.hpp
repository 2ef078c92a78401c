// Turns a committed batch into finished frames, once, and hands it to every loop, once; then settles the replies.
// Lives on: the writer thread.
#pragma once

#include <functional>
#include <vector>

#include "holdfast/engine/engine.hpp"

namespace holdfast {

// Who waits for a job's outcome. Shared between the job and its reply.
struct Waiting {
    int loop = 0;
    bool cuts = false;
    std::function<void(std::optional<Problem> const&)> reply;  // called on the loop
};

class LoopAnnouncer : public Announcer {
public:
    LoopAnnouncer(Catalogue const& catalogue, Loops& loops, std::function<Hub&(int)> hub)
        : catalogue_{catalogue}, loops_{loops}, hub_{std::move(hub)} {}

    void publish(std::vector<Finished> const& batch) override;
    void settle(std::vector<Finished> const& batch) override;

    std::function<void()> on_publish = [] {};  // something was committed

    // The job's reply, to be sent when its batch is settled: settle() calls this through Job::settle.
    void answer(std::shared_ptr<Waiting> waiting, std::optional<Problem> const& problem);

private:
    Announcement announcement(AppendedEvent const& event) const;
    void after_every_loop(std::shared_ptr<Waiting> waiting);

    Catalogue const& catalogue_;
    Loops& loops_;
    std::function<Hub&(int)> hub_;
    std::vector<std::vector<std::function<void()>>> replies_;  // of the batch being settled, by loop
};

}  // namespace holdfast
