// The answer that a session waits for. The application gives it once, at once or later, on the request's loop; if it
// drops the question unanswered, on whatever thread, the session gets a 500 instead of waiting for ever.
// Lives on its loop. The application's Respond must not outlive the server.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>

#include "net/loop.hpp"

namespace holdfast::net {

class PendingAnswer {
public:
    // The first answer counts.
    void give(Response answer);
    Response take() { return std::move(*answer_); }

    // Completes when there is an answer.
    template <class Token>
    auto async_wait(Executor executor, Token&& token) {
        auto const begin = [this, executor](auto handler) {
            auto shared = std::make_shared<decltype(handler)>(std::move(handler));
            resume_ = [shared, executor] { asio::post(executor, [shared] { std::move (*shared)(Failure{}); }); };
            if (answer_) resume();
        };
        return asio::async_initiate<Token, void(Failure)>(begin, token);
    }

private:
    void resume();

    std::optional<Response> answer_;
    std::function<void()> resume_;
};

// What the application is given to answer with.
Respond respond_to(Loop& loop, std::shared_ptr<PendingAnswer> const& pending, std::string request_id);

}  // namespace holdfast::net
