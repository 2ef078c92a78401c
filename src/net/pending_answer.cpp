#include "net/pending_answer.hpp"

#include "net/refusal.hpp"

namespace holdfast::net {
namespace {

// Shared by all copies of one Respond: the last of them to go unanswered answers.
struct Promise {
    Loop& loop;
    std::shared_ptr<PendingAnswer> pending;
    std::string request_id;

    ~Promise() {
        if (!pending) return;
        asio::post(loop.context(), [pending = std::move(pending), id = std::move(request_id)] {
            pending->give(problem_answer(500, "internal", "The server lost this request.", id));
        });
    }
};

}  // namespace

void PendingAnswer::give(Response answer) {
    if (answer_) return;
    answer_ = std::move(answer);
    resume();
}

void PendingAnswer::resume() {
    if (auto const resume = std::exchange(resume_, nullptr)) resume();
}

Respond respond_to(Loop& loop, std::shared_ptr<PendingAnswer> const& pending, std::string request_id) {
    auto const promise = std::make_shared<Promise>(loop, pending, std::move(request_id));
    return [promise](Response answer) {
        if (auto const waiting = std::exchange(promise->pending, nullptr)) waiting->give(std::move(answer));
    };
}

}  // namespace holdfast::net
