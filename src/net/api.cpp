#include "holdfast/net/api.hpp"

#include <atomic>

#include <nlohmann/json.hpp>

#include "holdfast/base/log.hpp"
#include "holdfast/net/static_files.hpp"
#include "net/api_answer.hpp"
#include "net/api_caller.hpp"
#include "net/api_desk.hpp"
#include "net/api_router.hpp"
#include "net/sign_in_gate.hpp"

namespace holdfast::net {
namespace {

constexpr std::string_view stream_path = "/api/v1/stream";

bool is_safe(std::string_view method) { return method == "GET" || method == "HEAD" || method == "OPTIONS"; }

bool is_key(std::string_view key) {
    return !key.empty() && key.size() <= 64 &&
           key.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") ==
               std::string_view::npos;
}

Problem bad_key() {
    return {Fault::bad_request, "bad_key", "A key is up to 64 of A-Z, a-z, 0-9, _ and -.", "Idempotency-Key"};
}

Problem not_found() { return {Fault::not_found, "not_found", "There is nothing here."}; }

std::string device_of(Request const& request) { return std::string{request.header("user-agent").substr(0, 120)}; }

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

// An id in the address that is none names nothing: it looks like one that is not there.
Problem with_path_in_mind(Problem problem, Route const& route) {
    for (auto const& [name, value] : route.parameters)
        if (problem.field == name &&
            (problem.code == "bad_id" || problem.code == "out_of_range" || problem.code == "bad_type"))
            return not_found();
    return problem;
}

}  // namespace

struct Api::Parts {
    Parts(Engine& engine, ApiSettings given)
        : engine{engine},
          settings{std::move(given)},
          doorkeeper{settings.public_url, settings.operator_token},
          router{engine.catalogue()},
          files{assets()},
          gate{engine.bus(), engine.clock(), settings.sign_in_per_minute} {
        std::vector<Streams*> all;
        for (int loop = 0; loop < engine.loops(); ++loop) {
            desks.push_back(std::make_unique<Desk>(engine, loop));
            all.push_back(&desks.back()->streams);
        }
        for (auto* streams : all) streams->meet(all);
    }

    Desk& desk(int loop) { return *desks[static_cast<std::size_t>(loop)]; }
    void command(Request const& request, Route const& route, Asker const& asker, Respond respond);
    void read(Request const& request, Route const& route, Asker const& asker, Respond respond);
    std::optional<Response> plain(Request const& request);
    Allowance allowance(Request const& request, Route const& route, Asker const& asker);
    Response finished(Route const& route, Asker const& asker, Result<Ack> const& ack,
                      std::string const& request_id) const;
    void write_used(int loop);

    Engine& engine;
    ApiSettings settings;
    Doorkeeper doorkeeper;
    Router router;
    StaticFiles files;
    SignInGate gate;
    std::vector<std::unique_ptr<Desk>> desks;
    std::atomic<bool> draining{false};
};

Api::Api(Engine& engine, ApiSettings settings) : parts_{std::make_unique<Parts>(engine, std::move(settings))} {}
Api::~Api() = default;

void Api::handle(Request request, Respond respond) {
    auto& parts = *parts_;
    auto const began = parts.engine.clock().steady();
    auto logged = [&clock = parts.engine.clock(), began, method = request.method, path = request.path, id = request.id,
                   respond = std::move(respond)](Response answer) {
        auto const ms = std::chrono::duration<double, std::milli>(clock.steady() - began).count();
        log::info("Request",
                  {{"method", method}, {"path", path}, {"status", answer.status}, {"ms", ms}, {"request_id", id}});
        respond(std::move(answer));
    };
    if (auto answer = parts.plain(request)) return logged(std::move(*answer));

    auto const route = parts.router.find(request.method, request.path);
    if (!route.command && !route.read) {
        auto answer = problem_answer(not_found(), request.id);
        if (!route.allow.empty()) {
            answer = problem_answer(
                Problem{Fault::not_found, "method_not_allowed", "This address does not take that method."}, request.id);
            answer.status = 405;
            answer.headers.emplace_back("Allow", route.allow);
        }
        return logged(std::move(answer));
    }
    auto& desk = parts.desk(request.loop);
    auto const asker = parts.doorkeeper.who(request, desk.streams.hub().roster, parts.engine.clock().now());
    if (!asker) return logged(problem_answer(asker.error(), request.id));
    if (asker->caller.session) desk.used.insert(asker->caller.session);
    if (!is_safe(request.method))
        if (auto const fine = parts.doorkeeper.same_origin(request, asker->by_cookie); !fine)
            return logged(problem_answer(fine.error(), request.id));
    if (route.command) parts.command(request, route, *asker, std::move(logged));
    else parts.read(request, route, *asker, std::move(logged));
}

// Health, the document and the web client: before anybody is asked who they are.
std::optional<Response> Api::Parts::plain(Request const& request) {
    bool const get = request.method == "GET" || request.method == "HEAD";
    if (get && request.path == "/livez") return json_answer(200, R"({"status":"alive"})");
    if (get && request.path == "/readyz") {
        bool const ready = !draining && engine.accepting();
        return json_answer(ready ? 200 : 503, ready ? R"({"status":"ready"})" : R"({"status":"draining"})");
    }
    if (get && request.path == "/api/v1/openapi.json") return json_answer(200, settings.document());
    if (request.path == stream_path) {
        auto answer = holdfast::net::problem_answer(
            Problem{Fault::bad_request, "upgrade_required", "This address speaks WebSocket."}, request.id);
        answer.status = 426;
        answer.headers.emplace_back("Upgrade", "websocket");
        return answer;
    }
    if (request.path.starts_with("/api/")) return std::nullopt;
    return files.answer(request);
}

namespace {

Problem too_much(Allowance const& allowance) {
    return {Fault::rate_limited, "rate_limited", "Slow down a little; try again in a moment.", {}, allowance.retry_ms};
}

// Whom a try is counted for: the address, and the name that was given.
std::vector<std::string> tried_by(Request const& request, Json const& input) {
    std::vector<std::string> who{"from " + request.peer};
    auto const name = input.find("username");
    if (name != input.end() && name->is_string()) who.push_back("as " + name->get<std::string>().substr(0, 64));
    return who;
}

}  // namespace

// Of one person and loop; strangers count by their address.
Allowance Api::Parts::allowance(Request const& request, Route const& route, Asker const& asker) {
    if (asker.caller.operates) return {};
    auto& desk = this->desk(request.loop);
    auto const who = asker.caller.user ? to_text(asker.caller.user) : "from " + request.peer;
    return (route.command ? desk.streams.commands() : desk.reads).take(who, engine.clock().steady());
}

namespace {
void add_rate(Response& answer, Rate rate, Allowance const& allowance) {
    if (rate.per_second <= 0) return;
    answer.headers.emplace_back("RateLimit-Limit", std::to_string(static_cast<std::int64_t>(rate.burst)));
    answer.headers.emplace_back("RateLimit-Remaining", std::to_string(allowance.remaining));
    answer.headers.emplace_back("RateLimit-Reset", std::to_string((allowance.retry_ms + 999) / 1000));
}
}  // namespace

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
    auto const known = stranger ? Allowance{} : allowance(request, route, asker);
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
    auto query = parse_query(request.query);
    if (!query) return respond(problem_answer(query.error(), request.id));
    for (auto const& [name, value] : route.parameters) (*query)[std::string{name}] = value;
    auto const allowance = this->allowance(request, route, asker);
    auto const rated = [rate = desk(request.loop).reads.rate(), allowance,
                        respond = std::move(respond)](Response answer) {
        add_rate(answer, rate, allowance);
        respond(std::move(answer));
    };
    if (!allowance.allowed) return rated(problem_answer(too_much(allowance), request.id));
    auto input = route.read->decode(*query);
    if (!input) return rated(problem_answer(with_path_in_mind(input.error(), route), request.id));
    engine.read(*route.read, *input, asker.caller, request.loop,
                [id = request.id, rated](Result<std::string> const& body) {
                    rated(body ? json_answer(200, *body) : problem_answer(body.error(), id));
                });
}

std::unique_ptr<StreamSession> Api::open_stream(Request const& request, Line& line, Response& refusal) {
    auto& parts = *parts_;
    auto& streams = parts.desk(request.loop).streams;
    auto const refuse = [&](Problem const& problem) {
        refusal = problem_answer(problem, request.id);
        return nullptr;
    };
    if (parts.draining || !parts.engine.accepting())
        return refuse({Fault::draining, "draining", "The server is restarting.", {}, 1000});
    auto const asker = parts.doorkeeper.who(request, streams.hub().roster, parts.engine.clock().now());
    if (!asker) return refuse(asker.error());
    if (!asker->caller.user) return refuse({Fault::unauthorized, "unauthorized", "Sign in first."});
    if (auto const fine = parts.doorkeeper.same_origin(request, asker->by_cookie); !fine) return refuse(fine.error());
    if (!streams.has_room_for(asker->caller.user))
        return refuse({Fault::rate_limited, "too_many_sockets", "You have too many connections open.", {}, 5000});
    parts.desk(request.loop).used.insert(asker->caller.session);
    return streams.open(asker->caller, line, device_of(request));
}

void Api::tick(int loop) {
    parts_->desk(loop).streams.tick();
    parts_->write_used(loop);
}

// When a session was last used is written once a minute and loop; the engine ends those that have been idle too long.
void Api::Parts::write_used(int loop) {
    auto& desk = this->desk(loop);
    auto const now = engine.clock().steady();
    if (now - desk.written < std::chrono::minutes{1}) return;
    desk.written = now;
    engine.sessions_used({desk.used.begin(), desk.used.end()});
    desk.used.clear();
}

void Api::turn_ended(int loop) {
    auto& streams = parts_->desk(loop).streams;
    // More is left in a room's queue: the others have their turn first.
    if (streams.turn()) parts_->engine.bus().post(loop, [] {});
}

void Api::drain() {
    parts_->draining = true;
    for (int loop = 0; loop < parts_->engine.loops(); ++loop)
        parts_->engine.bus().post(loop, [this, loop] { parts_->desk(loop).streams.goaway(); });
}

void Api::close_streams() {
    for (int loop = 0; loop < parts_->engine.loops(); ++loop)
        parts_->engine.bus().post(
            loop, [this, loop] { parts_->desk(loop).streams.close_all(CloseCode::restarting, "restarting"); });
}

}  // namespace holdfast::net
