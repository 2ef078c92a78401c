// A refusal is a value: a Problem with a stable code and one sentence that a person can read.
// Value types; any thread. A broken machine is an exception, a broken program is HF_ASSERT; neither is a Problem.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace holdfast {

enum class Fault {
    bad_request,   // 400: the request does not make sense as written
    unauthorized,  // 401: who is asking is not known
    forbidden,     // 403: known, and not allowed
    not_found,     // 404: not there, or not for this caller: the two look alike
    conflict,      // 409: it has changed, or is so already in a way that excludes this
    too_large,     // 413
    rate_limited,  // 429: come back after retry_ms
    overloaded,    // 503: a queue is full
    draining,      // 503: the server is about to restart
    unavailable,   // 503: the disk refused; the same key settles it later
    disk_full,     // 507: there is no room left for these bytes
    internal,      // 500: our fault
};

struct Problem {
    Fault fault = Fault::internal;
    std::string code;        // stable, machine readable
    std::string detail;      // one sentence for a person
    std::string field = {};  // the field at fault, when there is one
    std::int64_t retry_ms = 0;
};

int http_status(Fault fault);
// Whether sending the same command again with the same key can never help (the contract's `final`).
bool is_final(Fault fault);

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_{std::in_place_index<0>, std::move(value)} {}
    Result(Problem problem) : state_{std::in_place_index<1>, std::move(problem)} {}

    explicit operator bool() const { return state_.index() == 0; }
    bool has_value() const { return state_.index() == 0; }
    T& operator*() & { return std::get<0>(state_); }
    T const& operator*() const& { return std::get<0>(state_); }
    T&& operator*() && { return std::get<0>(std::move(state_)); }
    T* operator->() { return &std::get<0>(state_); }
    T const* operator->() const { return &std::get<0>(state_); }
    Problem const& error() const { return std::get<1>(state_); }
    Problem& error() { return std::get<1>(state_); }

private:
    std::variant<T, Problem> state_;
};

struct Nothing {};
using Verdict = Result<Nothing>;  // allowed, or the reason why not
inline Verdict allowed() { return Nothing{}; }

}  // namespace holdfast
