// REST: a request with a route becomes a submission or a question to the engine, and its answer a response.
#include <nlohmann/json.hpp>

#include "net/api_answer.hpp"
#include "net/api_parts.hpp"

namespace holdfast::net {
namespace {

bool is_key(std::string_view key) {
    return !key.empty() && key.size() <= 64 &&
           key.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") ==
               std::string_view::npos;
}

Problem bad_key() {
    return {Fault::bad_request, "bad_key", "A key is up to 64 of A-Z, a-z, 0-9, _ and -.", "Idempotency-Key"};
}

// The body and the path as one object; what stands in the path wins.
Result<Json> input_of(Request const& request, Route const& route) {
    Json input = Json::object();
    if (!request.body.empty()) {
        if (!request.header("content-type").starts_with("application/json"))
            return Problem{Fault::bad_request, "bad_content_type", "Send application/json."};
        auto body = parse_json(request.body);
        if (!body) return body.error();
        if (!body->is_object()) return Problem{Fault::bad_request, "bad_type", "The body must be an object."};
        input = std::move(*body);
    }
    for (auto const& [name, value] : route.parameters)
        for (auto const& field : route.command->input->fields) {
            if (field.name != name) continue;
            std::int64_t number = 0;
            bool const is_number = field.codec == &codec<std::int64_t>;
            if (is_number && codec_detail::read_integer(std::string_view{value}, number, field)) return not_found();
            if (is_number) input[std::string{name}] = number;
            else input[std::string{name}] = value;
        }
    return input;
}

// Whom a try is counted for: the address, and the name that was given.
std::vector<std::string> tried_by(Request const& request, Json const& input) {
    std::vector<std::string> who{"from " + request.peer};
    auto const name = input.find("username");
    if (name != input.end() && name->is_string()) who.push_back("as " + name->get<std::string>().substr(0, 64));
    return who;
}

// Who is not limited, or not counted yet.
Allowance uncounted() { return {true, 0, -1}; }

}  // namespace

Problem with_path_in_mind(Problem problem, Route const& route) {
    for (auto const& [name, value] : route.parameters)
        if (problem.field == name &&
            (problem.code == "bad_id" || problem.code == "out_of_range" || problem.code == "bad_type"))
            return not_found();
    return problem;
}

Problem too_much(Allowance const& allowance) {
    return {Fault::rate_limited, "rate_limited", "Slow down a little; try again in a moment.", {}, allowance.retry_ms};
}

void add_rate(Response& answer, Rate rate, Allowance const& allowance) {
    if (rate.per_second <= 0 || allowance.remaining < 0) return;
    answer.headers.emplace_back("RateLimit-Limit", std::to_string(static_cast<std::int64_t>(rate.burst)));
    answer.headers.emplace_back("RateLimit-Remaining", std::to_string(allowance.remaining));
    answer.headers.emplace_back("RateLimit-Reset", std::to_string((allowance.retry_ms + 999) / 1000));
}

Respond with_rate(Rate rate, Allowance allowance, Respond respond) {
    return [=, respond = std::move(respond)](Response answer) {
        add_rate(answer, rate, allowance);
        respond(std::move(answer));
    };
}

Result<Json> query_of(Request const& request, Route const& route) {
    auto query = parse_query(request.query);
    if (query)
        for (auto const& [name, value] : route.parameters) (*query)[std::string{name}] = value;
    return query;
}

// Of one person and loop; strangers count by their address.
Allowance Api::Parts::allowance(Request const& request, Route const& route, Asker const& asker) {
    if (asker.caller.operates) return uncounted();
    auto& desk = this->desk(request.loop);
    auto const who = asker.caller.user ? to_text(asker.caller.user) : "from " + request.peer;
    return (route.command ? desk.streams.commands() : desk.reads).take(who, engine.clock().steady());
}

void Api::Parts::command(Request const& request, Route const& route, Asker const& asker, Respond respond) {
    auto const& spec = *route.command;
    if (auto verdict = may(asker.caller, spec.needs); !verdict)
        return respond(problem_answer(verdict.error(), request.id));
    auto json = input_of(request, route);
    if (!json) return respond(problem_answer(json.error(), request.id));
    bool const stranger = spec.needs == Permission::anyone && !asker.caller.operates;
    auto const rate = stranger ? gate.rate() : desk(request.loop).streams.commands().rate();
    auto const rated = [rate, respond = std::move(respond)](Allowance const& allowance, Response answer) {
        add_rate(answer, rate, allowance);
        respond(std::move(answer));
    };
    auto const known = stranger ? uncounted() : allowance(request, route, asker);
    if (!known.allowed) return rated(known, problem_answer(too_much(known), request.id));
    auto const key = std::string{request.header("idempotency-key")};
    if (!key.empty() && !is_key(key)) return rated(known, problem_answer(bad_key(), request.id));
    auto input = spec.decode(*json);
    if (!input) return rated(known, problem_answer(with_path_in_mind(input.error(), route), request.id));

    Submission submission{&spec, *input, asker.caller, key, device_of(request), request.loop};
    if (!stranger)
        return engine.submit(std::move(submission), [=, this, id = request.id](Result<Ack> const& ack) {
            rated(known, finished(route, asker, ack, id));
        });
    // Before anything slow is queued.
    auto const who = tried_by(request, *json);
    gate.enter(request.loop, who, [=, this, id = request.id](Allowance const& allowance) {
        if (!allowance.allowed) return rated(allowance, problem_answer(too_much(allowance), id));
        engine.submit(submission, [=, this](Result<Ack> const& ack) {
            if (ack) gate.succeeded(who);
            rated(allowance, finished(route, asker, ack, id));
        });
    });
}

Response Api::Parts::finished(Route const& route, Asker const& asker, Result<Ack> const& ack,
                              std::string const& request_id) const {
    if (!ack) return problem_answer(ack.error(), request_id);
    auto answer = ack_answer(*route.command, *ack, asker.caller.user);
    if (!ack->done.session_token.empty())
        answer.headers.emplace_back("Set-Cookie", doorkeeper.cookie(ack->done.session_token));
    if (ack->done.ends_session && asker.by_cookie) answer.headers.emplace_back("Set-Cookie", doorkeeper.cookie({}));
    return answer;
}

void Api::Parts::read(Request const& request, Route const& route, Asker const& asker, Respond respond) {
    auto const query = query_of(request, route);
    if (!query) return respond(problem_answer(query.error(), request.id));
    auto const allowance = this->allowance(request, route, asker);
    auto const rated = with_rate(desk(request.loop).reads.rate(), allowance, std::move(respond));
    if (!allowance.allowed) return rated(problem_answer(too_much(allowance), request.id));
    auto input = route.read->decode(*query);
    if (!input) return rated(problem_answer(with_path_in_mind(input.error(), route), request.id));
    engine.read(*route.read, *input, asker.caller, request.loop,
                [id = request.id, rated](Result<std::string> const& body) {
                    rated(body ? json_answer(200, *body) : problem_answer(body.error(), id));
                });
}
}  // namespace holdfast::net
