// Errands: requests to the outside that features owe somebody (a webhook's delivery, a slash command's question).
// The rows of the feature are the queue: written in the same transaction as what caused them, so an errand is as durable as its
// cause and is done at least once. What is under way is remembered on loop 0 alone; after a restart whatever is due is due again.
// Bounded: errands_at_once requests under way, one for each line.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "holdfast/store/tx.hpp"

namespace holdfast {

class Office;
struct Catalogue;

struct HttpAsk {
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;  // sent by POST
    int timeout_ms = 10'000;
};
struct HttpAnswer {
    int status = 0;  // 0: none came
    std::string type, body;
    std::string trouble;  // why none came: one of `refused_address unknown_host unreachable timeout bad_url busy`
    std::int64_t ms = 0;
    bool fine() const { return status >= 200 && status < 300; }
};

// How requests leave the house. `then` is called once, on a thread of its own: it only posts.
class HttpOut {
public:
    virtual ~HttpOut() = default;
    virtual void send(HttpAsk ask, std::function<void(HttpAnswer)> then) = 0;
};

struct Errand {
    std::int64_t id = 0;
    std::int64_t line = 0;  // errands of one line go one after the other
    HttpAsk ask;
};
struct ErrandGround {
    Catalogue const& catalogue;
    std::string const& public_url;
    std::size_t most = 0;  // that can be taken now
};
struct ErrandSpec {
    std::string_view name;
    // What is due now, in order; on a reader.
    std::vector<Errand> (*due)(ReadTx&, ErrandGround const&) = nullptr;
    // Writes down what came of it, so that it is not due any more, or later; on the writer.
    void (*came)(WriteTx&, Office const&, ErrandGround const&, std::int64_t id, HttpAnswer const&) = nullptr;
};

inline constexpr std::size_t errands_at_once = 64;
inline constexpr std::size_t http_answer_bytes_max = 65'536;

}  // namespace holdfast
