#include "net/api_answer.hpp"

#include "holdfast/base/json.hpp"
#include "net/refusal.hpp"

namespace holdfast::net {
Response json_answer(int status, std::string body) {
    Response out;
    out.status = status;
    out.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
    out.body = std::move(body);
    return out;
}

Response problem_answer(Problem const& problem, std::string_view request_id) {
    Response out;
    out.status = http_status(problem.fault);
    out.headers = {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}};
    {
        JsonObject object{out.body};
        object.text("type", "about:blank").text("title", reason_phrase(out.status)).number("status", out.status);
        object.text("detail", problem.detail).text("code", problem.code);
        if (!problem.field.empty()) object.text("field", problem.field);
        if (problem.retry_ms > 0) object.number("retry_ms", problem.retry_ms);
        object.text("request_id", request_id);
    }
    if (out.status == 401) out.headers.emplace_back("WWW-Authenticate", "Bearer");
    bool const come_back = out.status == 503 || out.status == 429 || out.status == 507;
    if (come_back)
        out.headers.emplace_back("Retry-After",
                                 std::to_string(std::max<std::int64_t>(1, (problem.retry_ms + 999) / 1000)));
    return out;
}

Response ack_answer(CommandSpec const& spec, Ack const& ack, UserId reader) {
    if (!spec.durable) return json_answer(spec.success, ack.done.result.empty() ? "{}" : ack.done.result);
    std::string body;
    {
        JsonObject object{body};
        object.text("key", ack.key)
            .text("log", log_name(ack.done.log, reader))
            .number("seq", ack.done.seq)
            .text("at", to_text(ack.done.at));
        if (ack.duplicate) object.boolean("duplicate", true);
        if (ack.done.unchanged) object.boolean("unchanged", true);
        if (!ack.done.result.empty()) object.raw("result", ack.done.result);
    }
    return json_answer(ack.done.unchanged ? 200 : spec.success, std::move(body));
}

}  // namespace holdfast::net
