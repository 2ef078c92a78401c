// Doors of the catalogue: a call becomes a submission to the engine, and its answer one line of plain text.
#include "net/api_parts.hpp"

namespace holdfast::net {
namespace {

Response text_answer(DoorAnswer const& answer, std::int64_t retry_ms = 0) {
    Response out;
    out.status = answer.status;
    out.body = answer.text;
    // Open to every origin: nothing but the secret says who calls.
    out.headers = {{"Content-Type", "text/plain; charset=utf-8"},
                   {"Cache-Control", "no-store"},
                   {"Access-Control-Allow-Origin", "*"}};
    if (answer.status == 429 || answer.status == 503)
        out.headers.emplace_back("Retry-After", std::to_string(std::max<std::int64_t>(1, (retry_ms + 999) / 1000)));
    return out;
}

Response refused(DoorSpec const& door, Problem const& problem) {
    return text_answer(door.answer(&problem), problem.retry_ms);
}

}  // namespace

void Api::Parts::call(Request const& request, Respond respond) {
    auto const found = doors.find(request.path);
    if (!found) return respond(text_answer({404, "no_service"}));
    if (request.method != "POST") {
        auto answer = text_answer({405, "method_not_allowed"});
        answer.headers.emplace_back("Allow", "POST");
        return respond(std::move(answer));
    }
    auto const& door = *found->door;
    if (draining) return respond(refused(door, {Fault::draining, "draining", "", {}, 1000}));
    if (request.body.size() > door.body_bytes_max) return respond(refused(door, {Fault::too_large, "too_large", ""}));
    auto const digest = sha256(found->secret);
    auto const input = door.accept({found->secret, request.header("content-type"), request.body});
    if (!input) return respond(refused(door, input.error()));
    Submission submission{&door.command, *input, Caller{}, {}, device_of(request), request.loop};
    auto& gate = *door_gates[found->index];
    gate.enter(request.loop, {hex(digest)}, [this, &door, submission, respond](Allowance const& allowance) {
        if (!allowance.allowed)
            return respond(refused(door, {Fault::rate_limited, "rate_limited", "", {}, allowance.retry_ms}));
        engine.submit(submission, [&door, respond](Result<Ack> const& ack) {
            respond(ack ? text_answer(door.answer(nullptr)) : refused(door, ack.error()));
        });
    });
}

}  // namespace holdfast::net
