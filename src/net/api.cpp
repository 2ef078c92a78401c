#include "holdfast/net/api.hpp"

#include "holdfast/base/log.hpp"
#include "net/api_answer.hpp"
#include "net/api_parts.hpp"

namespace holdfast::net {
namespace {

constexpr std::string_view stream_path = "/api/v1/stream";

bool is_safe(std::string_view method) { return method == "GET" || method == "HEAD" || method == "OPTIONS"; }
}  // namespace

Api::Api(Engine& engine, ApiSettings settings) : parts_{std::make_unique<Parts>(engine, std::move(settings))} {}
Api::~Api() = default;

void Api::handle(Request request, Respond respond) {
    auto& parts = *parts_;
    auto const began = parts.engine.clock().steady();
    auto logged = [&clock = parts.engine.clock(), began, method = request.method,
                   path = parts.logged_path(request.path), id = request.id,
                   respond = std::move(respond)](Response answer) {
        auto const ms = std::chrono::duration<double, std::milli>(clock.steady() - began).count();
        log::info("Request",
                  {{"method", method}, {"path", path}, {"status", answer.status}, {"ms", ms}, {"request_id", id}});
        respond(std::move(answer));
    };
    if (parts.doors.near(request.path)) return parts.call(request, std::move(logged));
    if (auto answer = parts.plain(request)) return logged(std::move(*answer));

    auto const route = parts.router.find(request.method, request.path);
    if (!route.command && !route.read && !route.bytes) {
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
    else if (route.read) parts.read(request, route, *asker, std::move(logged));
    else parts.bytes(request, route, *asker, std::move(logged));
}

std::size_t Api::body_bytes_max(std::string_view method, std::string_view path) const {
    if (method != "PUT" && method != "POST") return 0;
    auto const route = parts_->router.find(method, path);
    return route.bytes ? route.bytes->body_bytes_max : 0;
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
